// 我的文稿: the drafts of this person, found by name or text, a new one, and leaving one for another.
import { api } from "./api.js";
import { el, memory, redraw } from "./dom.js";
import { complain } from "./dialogs.js";
import { openMenu } from "./draft_menu.js";
import { forgetBrief, saveBrief } from "./brief.js";
import { live, onCopied, onGone, onSnapshot, open } from "./live.js";
import { saveAll } from "./pane.js";
import { goTo } from "./tabs.js";

const KEY = "shufa.draft";
const FEW = 6; // up to so many drafts need no search
const LOOK_AFTER = 250; // ms after the last key
const STATES = { drafting: "正在起草", failed: "没有写完" };

/** How far a draft is, in a few words: a job that is over says so in its status. */
const stateOf = (draft) => STATES[draft.state] ?? (/^已(?:完成|停止)/.test(draft.status) ? "已写好，可修改" : "收集材料");
let list = null;
let search = null;
let away = null; // the drafts that were put away
let genres = [];

export async function mountDrafts(box) {
  list = box;
  away = el("ul", { class: "sf-list" });
  const folded = el("details", { class: "sf-away" }, el("summary", { text: "已归档" }), away);
  search = el("input", { type: "search", class: "sf-search", placeholder: "按名称、年度、正文查找", "aria-label": "查找文稿", hidden: true });
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show().catch((error) => complain(error.message)), LOOK_AFTER);
  });
  list.before(search);
  list.after(folded);
  genres = await api.genres();
  const fresh = memory();
  onSnapshot((snap) => {
    if (fresh([snap.id, snap.title, snap.brief, snap.state])) show().catch((error) => complain(error.message));
  });
  onGone(() => openFirst().catch((error) => complain(error.message)));
  onCopied((id) => turnTo(id).catch((error) => complain(error.message)));
  await openFirst();
}

/** The draft that was open last, else the newest, else a new one. */
async function openFirst() {
  const drafts = await api.drafts();
  const last = localStorage.getItem(KEY);
  const id = drafts.some((draft) => draft.id === last) ? last : drafts.find((draft) => !draft.archived)?.id;
  await turnTo(id ?? (await api.create({})).id);
}

export async function turnTo(id) {
  if (live.id) await Promise.all([saveAll(), saveBrief()]);
  if (live.id && live.id !== id) forgetBrief();
  localStorage.setItem(KEY, id);
  await open(id);
}

export async function newDraft() {
  try {
    const old = live.snap?.brief;
    const snap = await api.create(old?.unit ? { unit: old.unit, year: old.year, genre: old.genre } : {});
    goTo("draft");
    await turnTo(snap.id);
    document.querySelector("#unit input, #unit textarea")?.focus();
  } catch (error) {
    complain(error.message);
  }
}

async function show() {
  const drafts = await api.drafts(search.value.trim());
  const shown = drafts.filter((draft) => !draft.archived);
  const archived = drafts.filter((draft) => draft.archived);
  search.hidden = !search.value && drafts.length <= FEW;
  redraw(list, shown.length || !search.value ? shown.map(row) : [el("li", { class: "sf-soft", text: "没有找到，换个词试试。" })]);
  redraw(away, archived.map(row));
  away.parentElement.hidden = !archived.length;
  away.parentElement.firstChild.textContent = `已归档 ${archived.length}`;
  if (search.value && archived.length) away.parentElement.open = true;
}

function row(draft) {
  const now = draft.id === live.id;
  const name = draft.unit ? draft.title || draft.genre_name : "未命名文稿";
  return el("li", { class: now ? "sf-now" : "" },
    el("button", {
      class: "sf-item", type: "button", "aria-current": now ? "true" : null, "data-key": `draft-${draft.id}`,
      onclick: () => now || turnTo(draft.id).catch((error) => complain(error.message)),
    }, el("span", { text: name }), el("small", { text: `${stateOf(draft)} · ${ago(draft.updated)}` })),
    el("button", {
      class: "sf-remove", type: "button", "aria-label": `“${name}”的更多操作`, title: "改名、另写一份、新的一年、归档、删除",
      text: "⋯", onclick: () => openMenu(draft, genres, turned),
    }));
}

/** After something was done to a draft: the new one is shown, or the list anew; a draft that is gone is left. */
async function turned(id) {
  try {
    if (id) return await turnTo(id);
    const drafts = await api.drafts();
    if (!drafts.some((draft) => draft.id === live.id)) return await openFirst();
    await open(live.id);
    await show();
  } catch (error) {
    complain(error.message);
  }
}

const ago = (stamp) => {
  const then = new Date(stamp);
  if (Number.isNaN(then.getTime())) return "";
  const clock = then.toTimeString().slice(0, 5);
  return then.toDateString() === new Date().toDateString() ? `今天 ${clock}` : `${then.getMonth() + 1}月${then.getDate()}日`;
};
