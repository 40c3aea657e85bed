// 范文: past reports, each paragraph beside its pattern; and the library's list at the left.
import { api } from "./api.js";
import { byId, el, memory, mount, redraw } from "./dom.js";
import { complain } from "./dialogs.js";
import { onSnapshot } from "./live.js";
import { badge, goTo, onTab } from "./tabs.js";

const SLOT = /(〔[^〕]*〕)/;
const chosen = { id: null, genre: "" };
let shelf = [];
let list = null;
let view = null;

export function mountSamples(libraryBox) {
  list = el("ul", { class: "sf-shelf" });
  view = el("div", { class: "sf-sample" });
  mount("samples-pane", el("div", { class: "sf-sheet sf-samples" }, list, view));
  const fresh = memory();
  onTab("samples", load);
  onSnapshot((snap) => {
    if (!snap.library || !fresh([snap.library, snap.brief.genre])) return;
    chosen.genre = snap.brief.genre ?? "";
    progress(libraryBox, snap.library);
    badge("samples", snap.library.reports);
    if (snap.library.done >= snap.library.total || list.offsetParent) load();
  });
}

function progress(box, library) {
  const busy = library.done < library.total;
  const meter = el("progress", { max: String(library.total), value: library.done, "aria-label": "范文读入进度" });
  const head = busy
    ? [el("p", { class: "sf-soft", text: `正在读入范文 ${library.done}/${library.total}` }), meter]
    : [el("p", { class: "sf-soft", text: `共 ${library.reports} 篇，只学写法，不取其中的数字和名称。` })];
  box.querySelector(".sf-library-state").replaceChildren(...head);
}

async function load() {
  try {
    shelf = (await api.library()).reports;
  } catch (error) {
    return complain(error.message);
  }
  draw();
}

/** The reports of the draft's own genre first. */
function draw() {
  const ordered = [...shelf].sort((a, b) => (b.genre === chosen.genre) - (a.genre === chosen.genre));
  const current = ordered.find((report) => report.id === chosen.id) ?? ordered[0];
  redraw(list, ordered.map((report) => el("li", {}, shelfButton(report, report === current, "shelf"))));
  const left = byId("library-list");
  if (left) redraw(left, ordered.map((report) => el("li", {}, shelfButton(report, false, "left"))));
  if (!current) return view.replaceChildren(el("p", { class: "sf-none", text: "范文还在读入，稍等片刻就能看到。" }));
  view.replaceChildren(...report(current));
  view.scrollTop = 0;
}

function shelfButton(report, pressed, where) {
  const note = [report.unit_type, report.year && `${report.year}年`, report.genre_name].filter(Boolean).join(" · ");
  return el("button", {
    class: "sf-item", type: "button", "aria-pressed": where === "shelf" ? String(pressed) : null, "data-key": `${where}-${report.id}`,
    onclick: () => { chosen.id = report.id; if (where === "left") goTo("samples"); draw(); },
  }, el("span", { text: report.unit || report.title }), el("small", { text: note }));
}

function report(one) {
  return [
    el("h2", { text: one.title }),
    el("p", { class: "sf-soft", text: "左边是范文原文，右边是从中学到的写法：具体的数字、日期、名称都已换成空位，起草时只看右边。" }),
    ...one.sections.flatMap((section) => [
      section.heading ? el("h3", { text: section.heading }) : null,
      el("div", { class: "sf-both" }, paragraphs(section.text), paragraphs(section.pattern, true)),
    ]).filter(Boolean),
  ];
}

function paragraphs(text, slots = false) {
  const lines = (text ?? "").split("\n").filter((line) => line.trim());
  const parts = (line) => line.split(SLOT).map((part) => (SLOT.test(part) ? el("mark", { text: part }) : part));
  return el("div", {}, ...lines.map((line) => (slots ? el("p", {}, ...parts(line)) : el("p", { text: line }))));
}
