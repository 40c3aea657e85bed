// 版本: every saved text of a section, what changed since, and the way back.
import { api } from "./api.js";
import { count, el, mount, when } from "./dom.js";
import { difference } from "./difference.js";
import { ask, complain, say } from "./dialogs.js";
import { live, onSnapshot, refresh } from "./live.js";
import { onTab } from "./tabs.js";

const AUTHORS = { human: "人改", pattern: "范式", model: "机写" };
const chosen = { section: null, revision: null };
let names = null;
let list = null;
let view = null;
let shown = "";

export function mountVersions() {
  names = el("select", { class: "sf-move", "aria-label": "章节", onchange: () => showVersions(names.value) });
  list = el("ol", { class: "sf-revisions" });
  view = el("div", { class: "sf-compare", "aria-live": "polite" });
  mount("versions-pane", el("div", { class: "sf-sheet" },
    el("div", { class: "sf-filters" }, el("span", { class: "sf-soft", text: "章节" }), names),
    el("div", { class: "sf-history" }, list, view)));
  onTab("versions", () => showVersions(chosen.section));
  onSnapshot((snap) => {
    const state = JSON.stringify([snap.id, snap.sections.map((section) => [section.id, section.revision])]);
    if (state === shown) return;
    shown = state;
    if (list.offsetParent) showVersions(chosen.section);
  });
}

/** Lists the revisions of one section, the newest compared with the one before it. */
export async function showVersions(sectionId) {
  const sections = live.snap?.sections ?? [];
  const section = sections.find((one) => one.id === sectionId) ?? sections.find((one) => one.revision) ?? sections[0];
  if (!section) return;
  if (section.id !== chosen.section) chosen.revision = null;
  chosen.section = section.id;
  names.replaceChildren(...sections.map((one) => el("option", { value: one.id, text: one.heading || "导语" })));
  names.value = section.id;
  try {
    const answer = await api.revisions(live.id, section.id);
    draw(section, Array.isArray(answer) ? answer : answer.revisions);
  } catch (error) {
    complain(error.message);
  }
}

function draw(section, revisions) {
  const current = revisions.find((one) => one.revision === chosen.revision) ?? revisions[0];
  list.replaceChildren(...revisions.map((one, i) =>
    el("li", {}, el("button", {
      type: "button", "aria-pressed": String(one === current),
      onclick: () => { chosen.revision = one.revision; draw(section, revisions); },
    },
    el("b", { text: `版本 ${one.revision}${i === 0 ? "（现在）" : ""}` }),
    el("small", { text: `${AUTHORS[one.author] ?? one.author ?? ""} · ${when(one.at ?? one.when)} · ${count(one.text)} 字` })))));
  if (!current) return view.replaceChildren(el("p", { class: "sf-none", text: "这一节还没有写过。写过或改过之后，每一稿都留在这里。" }));
  const before = revisions[revisions.indexOf(current) + 1];
  const newest = current === revisions[0];
  view.replaceChildren(
    el("header", {},
      el("h2", { text: before ? `版本 ${current.revision} 比版本 ${before.revision} 改了什么` : `版本 ${current.revision}，最早的一稿` }),
      newest ? null : el("button", { class: "sf-button", type: "button", text: "恢复这一版", onclick: () => restore(section, current) })),
    marked(before?.text ?? current.text, current.text));
}

function marked(before, after) {
  const parts = difference(before, after).map(([kind, text]) => (kind === "=" ? text : el(kind === "+" ? "ins" : "del", { text })));
  return el("div", { class: "sf-marked", tabindex: "0", "aria-label": "花脸稿" }, ...parts);
}

async function restore(section, revision) {
  if (section.locked) return complain("这一节已锁定，请先解锁再恢复。");
  const sure = await ask({
    title: `恢复版本 ${revision.revision}？`, yes: "恢复",
    text: `“${section.heading || "导语"}”会换成版本 ${revision.revision} 的文字；现在的文字也留在版本里。`,
  });
  if (!sure) return;
  try {
    await api.restore(live.id, section.id, revision.revision);
    chosen.revision = null;
    await refresh();
    await showVersions(section.id);
    say(`已恢复到版本 ${revision.revision}。`);
  } catch (error) {
    complain(error.message);
  }
}
