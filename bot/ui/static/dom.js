// Small ways to make elements. Data enters the page by textContent only, never as HTML.

/** el("p", {class: "sf-x", text: "…", onclick: f, "aria-label": "…"}, child, …) */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name === "class" ? "class" : name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Resolves with the element as soon as Gradio has put it on the page. */
export function placed(selector) {
  const found = document.querySelector(selector);
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const node = document.querySelector(selector);
      if (!node) return;
      watch.disconnect();
      resolve(node);
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
  });
}

const hung = new Map(); // column id → our node

/** Hangs our node into a column of Gradio's: at once, or when the column comes (a tab's, at its first turn). */
export function mount(columnId, node) {
  if (!hung.size) new MutationObserver(hangAll).observe(document.body, { childList: true, subtree: true });
  hung.set(columnId, node);
  hangAll();
}

function hangAll() {
  for (const [columnId, node] of hung) {
    const column = byId(columnId);
    if (column && node.parentElement !== column) column.append(node);
  }
}

/** Replaces a list and keeps the focus on the element with the same data-key. */
export function redraw(container, nodes) {
  const active = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const top = container.scrollTop;
  container.replaceChildren(...nodes);
  container.scrollTop = top;
  if (active) container.querySelector(`[data-key="${CSS.escape(active)}"]`)?.focus({ preventScroll: true });
}

/** Is a person writing in a field of this container? Then it is left alone for now. */
export function beingWritten(container) {
  const active = document.activeElement;
  return container.contains(active) && active.matches("input, textarea, select, [contenteditable]");
}

/** A guard that says whether a value has changed since it was last asked about. */
export function memory() {
  let last = null;
  return (value) => {
    const text = JSON.stringify(value);
    if (text === last) return false;
    last = text;
    return true;
  };
}

/** Sets a Gradio text field as if it had been typed, so that Gradio takes notice. */
export function typeInto(field, text) {
  const proto = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(proto, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export const count = (text) => text.replace(/\s/g, "").length;

/** "今天 09:42", "11月18日", "2024年3月1日" */
export function when(stamp) {
  if (!stamp) return "";
  const then = new Date(stamp);
  if (Number.isNaN(then.getTime())) return String(stamp);
  const now = new Date();
  const clock = `${String(then.getHours()).padStart(2, "0")}:${String(then.getMinutes()).padStart(2, "0")}`;
  if (then.toDateString() === now.toDateString()) return `今天 ${clock}`;
  const day = `${then.getMonth() + 1}月${then.getDate()}日`;
  return then.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${then.getFullYear()}年${day}`;
}
