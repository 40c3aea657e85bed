// 撤销 and 重做: what talk or page did to the draft last, taken back or done again. Typing has the browser's own undo.
import { api } from "./api.js";
import { complain, say } from "./dialogs.js";
import { el } from "./dom.js";
import { live, onSnapshot, refresh, take } from "./live.js";

/** Two buttons that say in their titles what they would turn. */
export function undoButtons() {
  const undo = button("undo", "撤销", false);
  const redo = button("redo", "重做", true);
  onSnapshot((snap) => {
    show(undo, snap.undo, "撤销");
    show(redo, snap.redo, "重做");
  });
  return [undo, redo];
}

const button = (id, text, again) =>
  el("button", { id, type: "button", class: "sf-chip-button sf-undo", text, hidden: true, onclick: () => turn(again) });

function show(node, what, label) {
  node.hidden = !what;
  node.title = what ? `${label}：${what}` : "";
  node.setAttribute("aria-label", node.title || label);
}

async function turn(again) {
  try {
    const { says, snapshot } = await api.undo(live.id, again);
    take(snapshot);
    say(says);
  } catch (error) {
    complain(error.message);
    await refresh().catch(() => {});
  }
}
