// 我的文稿: the drafts of this person, a new one, and leaving one for another.
import { api } from "./api.js";
import { el, memory, redraw } from "./dom.js";
import { ask, complain } from "./dialogs.js";
import { forgetBrief, saveBrief } from "./brief.js";
import { live, onGone, onSnapshot, open } from "./live.js";
import { saveAll } from "./pane.js";
import { goTo } from "./tabs.js";

const KEY = "shufa.draft";
const STATES = { drafting: "正在起草", failed: "有一节失败" };

/** How far a draft is, in a few words: a job that is over says so in its status. */
const stateOf = (draft) => STATES[draft.state] ?? (/^已(?:完成|停止)/.test(draft.status) ? "已写好，可修改" : "收集材料");
let list = null;

export async function mountDrafts(box) {
  list = box;
  const fresh = memory();
  onSnapshot((snap) => {
    if (fresh([snap.id, snap.title, snap.brief, snap.state])) show().catch((error) => complain(error.message));
  });
  onGone(() => openFirst().catch((error) => complain(error.message)));
  await openFirst();
}

/** The draft that was open last, else the newest, else a new one. */
async function openFirst() {
  const drafts = await api.drafts();
  const last = localStorage.getItem(KEY);
  const id = drafts.some((draft) => draft.id === last) ? last : drafts[0]?.id;
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
  const drafts = await api.drafts();
  redraw(list, drafts.map(row));
}

function row(draft) {
  const now = draft.id === live.id;
  const name = draft.title || draft.genre_name || "未命名文稿";
  return el("li", { class: now ? "sf-now" : "" },
    el("button", {
      class: "sf-item", type: "button", "aria-current": now ? "true" : null, "data-key": `draft-${draft.id}`,
      onclick: () => now || turnTo(draft.id).catch((error) => complain(error.message)),
    }, el("span", { text: draft.unit ? name : "未命名文稿" }), el("small", { text: `${stateOf(draft)} · ${ago(draft.updated)}` })),
    el("button", { class: "sf-remove", type: "button", "aria-label": `删除“${name}”`, title: "删除", text: "×", onclick: () => remove(draft, name) }));
}

const ago = (stamp) => {
  const then = new Date(stamp);
  if (Number.isNaN(then.getTime())) return "";
  const clock = then.toTimeString().slice(0, 5);
  return then.toDateString() === new Date().toDateString() ? `今天 ${clock}` : `${then.getMonth() + 1}月${then.getDate()}日`;
};

async function remove(draft, name) {
  const sure = await ask({ title: "删除这份文稿？", text: `“${name}”的正文、事实清单和对话都会删除，不能恢复。`, yes: "删除" });
  if (!sure) return;
  try {
    await api.discard(draft.id);
    if (draft.id === live.id) await openFirst();
    else await show();
  } catch (error) {
    complain(error.message);
  }
}
