// 上年报告: what it promised and which facts answer it, figures of both years, what was copied from it.
import { api } from "./api.js";
import { el } from "./dom.js";
import { askInChat, fileLink, settle } from "./gaps.js";
import { live } from "./live.js";
import { jumpTo } from "./tabs.js";

const KINDS = { plan: "安排", problem: "不足" };
const FILES = ".docx,.doc,.wps,.pdf,.txt,.md,.rtf";
const percent = (share) => `${Math.round(share * 1000) / 10}%`;

export function lastYear(snap) {
  const { last_year: last, promises, last_name: name } = snap.gaps;
  const take = fileLink(last ? "换一份上年报告" : "上传上年报告", FILES, "last-year", (file) => api.takeLastYear(live.id, file));
  if (!last) {
    return [
      el("p", { class: "sf-none", text: `还没有上年报告。上传 ${snap.brief.year - 1} 年度的报告，就能逐条核对去年的承诺今年有没有回应、两年的数字、有没有照抄。它只用来对照，不会写进正文。` }),
      el("p", { class: "sf-record" }, take, offer(snap)),
    ];
  }
  return [
    el("p", { class: "sf-lead", text: `对照《${last.title ?? name}》。它只用来对照，不会写进正文。` }),
    ...last.doubts.map((text) => el("p", { class: "sf-doubt", role: "note", text })),
    promiseList(promises, snap),
    againstList(last, snap),
    figureTable(last, snap),
    copiedList(last, snap),
    el("p", { class: "sf-record" }, take,
      el("button", { class: "sf-link", type: "button", text: "不用这份上年报告", "data-key": "drop-last-year", onclick: () => settle(() => api.dropLastYear(live.id)) })),
  ];
}

/** The unit's own report on the year before, where the library has it. */
function offer(snap) {
  const place = el("span", {});
  api.inLibrary(snap.id).then(({ name }) => name && place.replaceChildren(
    el("button", { class: "sf-link sf-ask", type: "button", text: `用范文库里的《${name}》`, "data-key": "from-library", onclick: () => settle(() => api.takeFromLibrary(live.id)) })),
  () => {});
  return place;
}

function promiseList(promises, snap) {
  if (!promises.length) return null;
  const rank = (one) => (one.declined ? 3 : { open: 0, partial: 1, answered: 2 }[one.state]);
  const rows = [...promises].sort((a, b) => rank(a) - rank(b));
  const met = promises.filter((one) => one.answered).length;
  const half = promises.filter((one) => one.state === "partial").length;
  return el("section", { class: "sf-group" },
    el("h2", {}, "上年的承诺", el("span", { class: "sf-tally", text: `${met}/${promises.length} 有回应${half ? `，${half} 条部分回应` : ""}` })),
    el("ul", { class: "sf-factlist" }, ...rows.map((one) => promiseRow(one, snap))));
}

function promiseRow(one, snap) {
  const state = one.declined ? "declined" : { answered: "written", partial: "facts", open: "missing" }[one.state];
  const fact = (id) => snap.facts.find((held) => held.id === id);
  const tie = (id, holds) => settle(() => api.tie(live.id, one.key, id, holds));
  const mark = (applies) => settle(() => api.mark(live.id, one.key, applies));
  const enough = (id) => el("button", { class: "sf-small", type: "button", text: "算已回应", "aria-label": `${id} 算是回应了这条承诺`, "data-key": `tie-${one.key}-${id}`, onclick: () => tie(id, true) });
  const tied = one.facts.map((id) => el("li", {}, el("span", { class: "sf-id", text: id }), el("span", { class: "sf-tied", text: fact(id)?.text ?? "" }),
    one.state === "partial" ? enough(id) : null,
    el("button", { class: "sf-small", type: "button", text: "取消关联", "aria-label": `取消 ${id} 与这条承诺的关联`, "data-key": `untie-${one.key}-${id}`, onclick: () => tie(id, false) })));
  const likely = one.answered ? [] : one.likely.map((id) => el("li", { class: "sf-likely" }, el("span", { class: "sf-id", text: id }), el("span", { class: "sf-tied", text: `可能是：${fact(id)?.text ?? ""}` }),
    el("button", { class: "sf-small", type: "button", text: "就是它", "aria-label": `${id} 就是这条承诺的回应`, "data-key": `tie-${one.key}-${id}`, onclick: () => tie(id, true) })));
  return el("li", { class: `sf-demand sf-promise sf-met-${state}` },
    el("span", { class: "sf-part", text: KINDS[one.kind] }),
    el("div", { class: "sf-demand-main" },
      el("span", { class: "sf-says" }, one.heading ? el("small", { text: one.heading }) : null, el("span", { text: one.quote })),
      ...reachedLines(one),
      tied.length || likely.length ? el("ul", { class: "sf-ties" }, ...tied, ...likely) : null,
      el("div", { class: "sf-fact-foot" },
        one.answered ? el("span", { text: one.by_hand ? "人工关联" : one.sure >= 0.7 ? "对得上" : "大致对得上，请核对" }) : null,
        state === "missing" || state === "facts" ? el("button", { class: "sf-link sf-ask", type: "button", text: "问一问", "data-key": `ask-${one.key}`, onclick: () => askInChat(`promise:${one.key}`) }) : null,
        choice(one, snap, tie),
        one.declined
          ? el("button", { class: "sf-link", type: "button", text: "恢复", "data-key": `mark-${one.key}`, onclick: () => mark(true) })
          : one.answered ? null : el("button", { class: "sf-link", type: "button", text: "不再提", "data-key": `mark-${one.key}`, onclick: () => mark(false) }))),
    el("span", { class: "sf-met", text: { written: "已回应", facts: "部分回应", missing: "未回应", declined: "不再提" }[state] }));
}

/** What was promised beside what was reached, and what else is lacking. */
function reachedLines(one) {
  const lines = one.reached.map((pair) => el("p", { class: `sf-reached${pair.met ? "" : " sf-short"}` },
    el("span", { text: `承诺 ${pair.promised}` }), el("span", { text: pair.reached ? `今年 ${pair.reached}` : "今年没有写数" }), pair.reached ? el("span", { class: "sf-id", text: pair.fact }) : null));
  const told = one.reached.some((pair) => !pair.met);
  return one.why && !told ? [...lines, el("p", { class: "sf-reached sf-short", text: one.why })] : lines;
}

/** Any fact can be tied by hand. */
function choice(one, snap, tie) {
  const free = snap.facts.filter((fact) => fact.status !== "作废" && !one.facts.includes(fact.id));
  if (!free.length) return null;
  const select = el("select", {
    class: "sf-move", "aria-label": `给这条承诺关联事实：${one.quote}`, "data-key": `choose-${one.key}`,
    onchange: () => select.value && tie(select.value, true),
  }, el("option", { value: "", text: "关联事实…" }), ...free.map((fact) => el("option", { value: fact.id, text: `${fact.id} ${fact.text.slice(0, 36)}` })));
  select.value = "";
  return select;
}

function againstList(last) {
  if (!last.contradictions.length) return null;
  return el("section", { class: "sf-conflict" }, el("h2", { text: "与上年报告对不上" }),
    ...last.contradictions.map((one) => el("p", {}, el("span", { class: "sf-id", text: one.fact }), ` ${one.says}`)));
}

function figureTable(last) {
  if (!last.figures.length) return null;
  const row = (one) => el("tr", {}, el("th", { scope: "row", text: one.thing }), el("td", { text: one.before }), el("td", { text: one.now }),
    el("td", { class: one.change < 0 ? "sf-down" : "", text: one.change ? `${one.change > 0 ? "+" : "−"}${+Math.abs(one.change).toFixed(2)}` : "持平" }));
  return el("section", { class: "sf-group" },
    el("h2", {}, "两年的数字", el("span", { class: "sf-tally", text: String(last.figures.length) })),
    el("table", { class: "sf-figures" },
      el("thead", {}, el("tr", {}, ...["数的是什么", "去年", "今年", "增减"].map((text) => el("th", { scope: "col", text })))),
      el("tbody", {}, ...last.figures.map(row))));
}

function copiedList(last, snap) {
  const headings = Object.fromEntries(snap.sections.map((section) => [section.id, section.heading || "导语"]));
  const { share, sentences, by_section: parts } = last.copied;
  if (!parts.length) return null;
  return el("section", { class: "sf-group" },
    el("h2", {}, "照抄率", el("span", { class: "sf-tally", text: percent(share) })),
    el("p", { class: "sf-soft sf-lead", text: `正文里与上年报告一字不差的长句所占的比例；固定表述和法律名称不算。${parts.filter((one) => one.share).map((one) => `${headings[one.section] ?? ""} ${percent(one.share)}`).join("，")}` }),
    sentences.length
      ? el("ul", { class: "sf-factlist" }, ...sentences.map((one, i) => el("li", { class: "sf-demand" },
          el("button", { class: "sf-says", type: "button", "data-key": `copied-${i}`, onclick: () => jumpTo(one.section, one.text) }, el("span", { text: one.text }), el("small", { text: headings[one.section] ?? "" })))))
      : null);
}
