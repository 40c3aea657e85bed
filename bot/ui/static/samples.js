// 范文: the past reports that this person may see, one of them or what a search found, and the list at the left.
import { api } from "./api.js";
import { complain } from "./dialogs.js";
import { byId, el, memory, mount, redraw } from "./dom.js";
import { change, library, loadLibrary, onLibrary } from "./library.js";
import { onSnapshot } from "./live.js";
import { reportView } from "./report.js";
import { searchBox } from "./similar.js";
import { badge, goTo, onTab } from "./tabs.js";
import { uploadBox } from "./uploads.js";

const chosen = { id: null, genre: "" };
let list = null;
let view = null;
let state = null;

export function mountSamples(libraryBox) {
  list = el("div", { class: "sf-shelf" });
  view = el("div", { class: "sf-sample" });
  state = el("div", { class: "sf-library-line" });
  const search = searchBox((found) => view.replaceChildren(...found), open);
  mount("samples-pane", el("div", { class: "sf-sheet sf-library" }, uploadBox(open), search, state,
    el("div", { class: "sf-samples" }, list, view)));
  const listed = memory();
  onLibrary(() => {
    showState(libraryBox);
    badge("samples", library.reports.length);
    if (listed([library.reports, chosen.genre])) draw();
  });
  onTab("samples", loadLibrary);
  const fresh = memory();
  onSnapshot((snap) => {
    if (!snap.library || !fresh([snap.library, snap.brief.genre])) return;
    chosen.genre = snap.brief.genre ?? "";
    loadLibrary();
  });
}

/** How far the index is, what is amiss, and a new index for who wants one. */
function showState(libraryBox) {
  const { done, total, busy, news } = library.progress;
  const meter = () => el("progress", { max: String(total), value: done, "aria-label": "范文索引进度" });
  const said = busy ? `正在建范文索引 ${done}/${total}` : `共 ${library.reports.length} 篇，只学写法，不取其中的数字和名称。`;
  libraryBox.querySelector(".sf-library-state").replaceChildren(...[el("p", { class: "sf-soft", text: said }), busy && meter()].filter(Boolean));
  const rebuild = el("button", { type: "button", id: "rebuild", class: "sf-link", "data-key": "rebuild", text: "重建索引", onclick: () => change(api.library.rebuild) });
  redraw(state, [el("span", { text: said }), busy ? meter() : rebuild, news && el("span", { class: "sf-suspect", text: news }), ...library.says.map((text) => el("span", { class: "sf-suspect", text }))].filter(Boolean));
}

/** A person's own reports first, then those of the draft's genre. */
function draw() {
  const own = library.reports.filter((report) => report.own);
  const others = library.reports.filter((report) => !report.own).sort((a, b) => (b.genre === chosen.genre) - (a.genre === chosen.genre));
  const ordered = [...own, ...others];
  const group = (title, reports) => [el("h2", { text: title }), el("ul", { class: "sf-list" }, ...reports.map((one) => el("li", {}, shelfButton(one, "shelf"))))];
  redraw(list, own.length ? [...group("我添加的", own), ...group("大家的", others)] : group("大家的", others));
  const left = byId("library-list");
  if (left) redraw(left, ordered.map((one) => el("li", {}, shelfButton(one, "left"))));
  if (!ordered.length) return view.replaceChildren(el("p", { class: "sf-none", text: "范文还在读入，稍等片刻就能看到。" }));
  if (!ordered.some((one) => one.id === chosen.id)) show(ordered[0].id);
}

function shelfButton(report, where) {
  const note = [report.unit_type, report.year && `${report.year}年`, report.genre_name].filter(Boolean).join(" · ");
  return el("button", {
    class: "sf-item", type: "button", "aria-pressed": where === "shelf" ? String(report.id === chosen.id) : null, "data-key": `${where}-${report.id}`,
    onclick: () => open(report.id),
  }, el("span", { text: report.unit || report.title }), el("small", { text: note || "单位、年度没认出" }));
}

function open(id) {
  goTo("samples");
  show(id);
}

async function show(id) {
  chosen.id = id;
  for (const one of list.querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", String(one.dataset.key === `shelf-${id}`));
  try {
    await put(await api.library.report(id));
  } catch (error) {
    complain(error.message);
  }
}

async function put(report) {
  const nodes = await reportView(report, put, () => (chosen.id = null));
  if (chosen.id !== report.id) return;
  view.replaceChildren(...nodes);
  view.dataset.report = report.id;
}
