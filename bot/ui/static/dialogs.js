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
    // Enter in a field means yes, not the first button; while a word is being composed it belongs to the input method.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input[type=text]") || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.querySelector(".sf-buttons .sf-main").click();
    });
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

const OTHER = "其他";

/** Why a finding is set aside; "" when the person thinks better of it. */
export async function askReason(quote) {
  const list = el("div", { class: "sf-choices", role: "radiogroup", "aria-label": "忽略的理由" },
    ...REASONS.map((reason, i) =>
      el("label", {}, el("input", { type: "radio", name: "reason", value: reason, checked: i === 0 }), reason)));
  const own = el("input", { type: "text", class: "sf-own-reason", maxlength: 200, "aria-label": "自己写理由", placeholder: "自己写一句理由" });
  const other = el("input", { type: "radio", name: "reason", value: OTHER });
  own.addEventListener("input", () => (other.checked = true));
  list.append(el("label", {}, other, OTHER, own));
  const body = [el("p", { class: "sf-soft", text: `“${quote}”` }), list, el("p", { class: "sf-soft", text: "理由会写进校核记录。" })];
  const answer = await open("忽略这一条？", body, [{ text: "取消", value: "" }, { text: "忽略", value: "yes", main: true }]);
  if (!answer) return "";
  return other.checked ? own.value.trim() : (list.querySelector("input:checked")?.value ?? REASONS[0]);
}

const WISHES = ["再精简些", "换个开头", "补充数据"];

/** How a section is to be written anew, in the person's words; "" when they think better of it. */
export async function askWish(heading, own) {
  const wish = el("input", { type: "text", class: "sf-own-reason", maxlength: 200, "aria-label": "要求", placeholder: "比如：第二段写短些，突出执法培训", autofocus: true });
  const fill = (words) => el("button", { type: "button", class: "sf-chip-button", text: words, onclick: () => { wish.value = words; wish.focus(); } });
  const body = [
    el("div", { class: "sf-wishes" }, ...WISHES.map(fill)), el("div", { class: "sf-menu-line" }, wish),
    own && el("p", { class: "sf-soft", text: "这一节您改过，改写会换掉现在的文字；改过的仍留在“版本”里，也可以撤销。" }),
  ].filter(Boolean);
  const answer = await open(`怎样改写“${heading}”？`, body, [{ text: "取消", value: "" }, { text: "改写", value: "yes", main: true }]);
  return answer ? wish.value.trim() : "";
}

/** What keeps the official edition back; the chosen blocker, "comment" for the other edition, or null. */
export async function askGate(blockers, headings) {
  let chosen = null;
  const rows = blockers.map((one) =>
    el("li", { class: one.kind === "hole" ? "sf-finding sf-hint" : "sf-finding sf-must_fix" },
      el("b", { class: "sf-level", text: one.kind === "hole" ? "待补" : "必改" }),
      el("button", { class: "sf-says", type: "submit", value: "jump", onclick: () => (chosen = one) },
        el("q", { class: "sf-quote", text: one.quote || "全文" }), el("span", { text: one.says }), el("small", { text: headings[one.section] ?? "全文" }))));
  const body = [
    el("p", { text: `还有 ${blockers.length} 处要处理，点一下可以去改。要先给人看，可以导出征求意见稿，这些地方会标出来。` }),
    el("ul", { class: "sf-findings sf-gate" }, ...rows),
  ];
  const answer = await open("正式稿先不导出", body, [{ text: "导出征求意见稿", value: "comment" }, { text: "知道了", value: "", main: true }], "sf-wide");
  return answer === "jump" ? chosen : answer || null;
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
