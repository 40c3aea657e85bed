// Questions to the person by the browser's own <dialog>, and short notices of ours.
import { el } from "./dom.js";

/** Opens a dialog; resolves with the value of the button pressed, "" for Escape. */
function open(title, body, buttons, kind = "") {
  return new Promise((resolve) => {
    const choice = (button) => el("button", {
      type: "submit", value: button.value, class: button.main ? "sf-button sf-main" : "sf-button", text: button.text, autofocus: button.main,
    });
    const heading = el("h2", { id: "sf-dialog-title", text: title });
    const form = el("form", { method: "dialog" }, heading, ...body, el("div", { class: "sf-buttons" }, ...buttons.map(choice)));
    const dialog = el("dialog", { class: `sf-dialog ${kind}`, "aria-labelledby": heading.id }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Yes or no before something is overwritten. */
export async function ask({ title, text, yes }) {
  const buttons = [{ text: "取消", value: "" }, { text: yes, value: "yes", main: true }];
  return (await open(title, [el("p", { text })], buttons)) === "yes";
}

/** Both texts of a clash; "mine", "theirs", or "" (then mine stays). */
export function askClash(heading, mine, theirs) {
  const column = (title, text) => el("div", {}, el("h3", { text: title }), el("div", { class: "sf-both-text", text }));
  const body = [
    el("p", { text: `“${heading}”在另一处（另一个窗口或同事）也改过。两份文字都在下面，请选一份；另一份可以先复制下来。` }),
    el("div", { class: "sf-both" }, column("我的文字", mine), column("另一处的文字", theirs)),
  ];
  return open("两处都改了这一节", body, [{ text: "用另一处的", value: "theirs" }, { text: "用我的", value: "mine", main: true }], "sf-wide");
}

const REASONS = ["数据属实，无需改", "表述无误", "本单位的习惯用语", "暂不处理"];

/** Why a finding is set aside; "" when the person thinks better of it. */
export async function askReason(quote) {
  const list = el("div", { class: "sf-choices", role: "radiogroup", "aria-label": "忽略的理由" },
    ...REASONS.map((reason, i) =>
      el("label", {}, el("input", { type: "radio", name: "reason", value: reason, checked: i === 0 }), reason)));
  const body = [el("p", { class: "sf-soft", text: `“${quote}”` }), list];
  const answer = await open("忽略这一条？", body, [{ text: "取消", value: "" }, { text: "忽略", value: "yes", main: true }]);
  return answer ? (list.querySelector("input:checked")?.value ?? REASONS[0]) : "";
}

/** Something to read: a heading and elements. */
export const tell = (title, body, kind = "") => open(title, body, [{ text: "知道了", value: "ok", main: true }], kind);

let shelf = null;

function toast(text, kind, ms) {
  if (!shelf) document.body.append((shelf = el("div", { class: "sf-toasts", role: "status", "aria-live": "polite" })));
  if ([...shelf.children].some((one) => one.dataset.text === text)) return;
  const note = el("div", { class: `sf-toast ${kind}`, "data-text": text }, el("span", { text }),
    el("button", { type: "button", "aria-label": "关闭", text: "×", onclick: () => note.remove() }));
  shelf.append(note);
  setTimeout(() => note.remove(), ms);
}

export const say = (text) => toast(text, "", 4000);
export const complain = (text) => toast(text, "sf-bad", 8000);
