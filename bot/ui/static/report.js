// One past report: its text beside its pattern, and what a person may put right in it.
import { api } from "./api.js";
import { ask, complain, say } from "./dialogs.js";
import { el } from "./dom.js";
import { change, loadLibrary } from "./library.js";

const SLOT = /(〔[^〕]*〕)/;
export const ROLES = { preface: "导语", measures: "举措", problems: "不足", duty: "履职", plans: "安排", other: "其他" };
let genres = [];

/** Elements that show a report; `shown(report)` is called with what it is after a correction, `gone()` after it was removed. */
export async function reportView(one, shown, gone) {
  if (!genres.length) genres = await api.genres();
  return [
    el("h2", { text: one.title }),
    one.own ? corrections(one, shown, gone) : about(one),
    ...one.warnings.map((text) => el("p", { class: "sf-suspect sf-warning", text })),
    el("p", { class: "sf-soft", text: "左边是原文，右边是从中学到的写法：具体的数字、日期、名称都已换成空位，起草时只看右边。" }),
    ...one.sections.flatMap((section) => [
      heading(one, section, shown),
      section.text ? el("div", { class: "sf-both" }, paragraphs(section.text), paragraphs(section.pattern, true)) : null,
    ]).filter(Boolean),
  ];
}

function about(one) {
  const known = [one.unit, one.year && `${one.year}年`, one.genre_name, one.sample ? "随程序附带" : "管理员添加"];
  return el("p", { class: "sf-soft", text: known.filter(Boolean).join(" · ") });
}

function corrections(one, shown, gone) {
  const save = (fields) => correct(one, fields, shown);
  const unit = el("input", {
    type: "text", id: "report-unit", class: "sf-own-reason", value: one.unit ?? "", maxlength: 60, placeholder: "没认出，请填写",
    onchange: () => unit.value.trim() && save({ unit: unit.value.trim() }),
  });
  const year = el("input", {
    type: "text", id: "report-year", class: "sf-own-reason", inputmode: "numeric", value: one.year ?? "", maxlength: 4, placeholder: "没认出",
    onchange: () => (/^\d{4}$/.test(year.value.trim()) ? save({ year: Number(year.value) }) : complain("年度请写四位数字，如2025。")),
  });
  const genre = el("select", { id: "report-genre", class: "sf-own-reason", onchange: () => genre.value && save({ genre: genre.value }) },
    one.genre ? null : el("option", { value: "", text: "没认出，请选择" }),
    ...genres.map(({ id, name }) => el("option", { value: id, text: name, selected: id === one.genre })));
  const field = (text, input) => el("label", { class: "sf-field" }, el("span", { text }), input);
  const remove = el("button", { type: "button", id: "report-remove", class: "sf-link sf-danger", text: "移除这份报告", onclick: () => removed(one, gone) });
  return el("div", { class: "sf-corrections" }, field("单位", unit), field("年度", year), field("文种", genre), remove);
}

function heading(one, section, shown) {
  const title = section.heading ? el("h3", { text: section.heading }) : null;
  if (!one.own || section.level !== 1) return title;
  const role = el("select", {
    class: "sf-move", "aria-label": `“${section.heading || "导语"}”的类别`,
    onchange: () => correct(one, { roles: { [section.heading]: role.value } }, shown),
  }, ...Object.entries(ROLES).map(([id, name]) => el("option", { value: id, text: name, selected: id === section.role })));
  return el("div", { class: "sf-role" }, title ?? el("h3", { class: "sf-soft", text: "（开头）" }), role);
}

async function correct(one, fields, shown) {
  try {
    shown(await api.library.correct(one.id, fields));
    say("已改好，以后都按改的来。");
  } catch (error) {
    complain(error.message);
  }
  await loadLibrary();
}

async function removed(one, gone) {
  const sure = await ask({ title: "移除这份往年报告？", text: `《${one.title}》会从您的范文里移除，起草时不再参考。`, yes: "移除" });
  if (sure && (await change(() => api.library.remove(one.id)))) gone();
}

export function paragraphs(text, slots = false) {
  const lines = (text ?? "").split("\n").filter((line) => line.trim());
  const parts = (line) => line.split(SLOT).map((part) => (SLOT.test(part) ? el("mark", { text: part }) : part));
  return el("div", {}, ...lines.map((line) => (slots ? el("p", {}, ...parts(line)) : el("p", { text: line }))));
}
