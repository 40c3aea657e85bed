// The editable text of a section: a contenteditable box that holds only <p>, one a paragraph.
import { el } from "./dom.js";

const SUBHEAD = /^（[一二三四五六七八九十]{1,3}）[^。；]{1,40}$/;

export const textOf = (box) => [...box.children].map((p) => p.textContent).join("\n").replace(/\n+$/, "");

/** Never called on a box that a person is writing in: it would kill the undo. */
export function setText(box, text) {
  const lines = text ? text.split("\n") : [""];
  box.replaceChildren(...lines.map((line) => (line ? el("p", { text: line }) : el("p", {}, el("br")))));
  dress(box);
}

/** Adds streamed text at the end. */
export function appendText(box, text) {
  text.split("\n").forEach((piece, i) => {
    if (i > 0 || !box.lastChild) box.append(el("p"));
    const p = box.lastChild;
    if (p.lastChild?.nodeType === Node.TEXT_NODE) p.lastChild.appendData(piece);
    else if (piece) p.replaceChildren(piece);
  });
  dress(box);
}

/** Sub-headings 「（一）…」 on lines of their own look like headings; an empty box shows its hint. */
export function dress(box) {
  for (const p of box.children) p.classList.toggle("sf-sub", SUBHEAD.test(p.textContent));
  box.classList.toggle("sf-blank", !box.textContent.trim());
}

/** Text nodes of a box with the offsets at which they begin in textOf(box). */
function pieces(box) {
  const found = [];
  let at = 0;
  for (const p of box.children) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      found.push({ node, at, end: at + node.length });
      at += node.length;
    }
    at += 1;
  }
  return found;
}

/** The DOM range of textOf(box).slice(start, end), or null where the text no longer reaches. */
export function rangeOf(box, start, end, list = pieces(box)) {
  const first = list.find((piece) => start < piece.end);
  const final = list.find((piece) => end <= piece.end);
  if (!first || !final || start < first.at) return null;
  const range = document.createRange();
  range.setStart(first.node, start - first.at);
  range.setEnd(final.node, Math.max(0, end - final.at));
  return range;
}

export function rangeOfQuote(box, quote) {
  const at = quote ? textOf(box).indexOf(quote) : -1;
  return at < 0 ? null : rangeOf(box, at, at + quote.length);
}

/** Where a DOM position lies in textOf(box), or -1. */
export function offsetOf(box, node, offset) {
  const piece = pieces(box).find((one) => one.node === node);
  return piece ? piece.at + offset : -1;
}

/** Swaps words for others as if typed: one Ctrl+Z takes it back. False when the words are gone. */
export function replaceWords(box, quote, words) {
  const range = rangeOfQuote(box, quote);
  if (!range) return false;
  box.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  // execCommand is the one way to write into the browser's own undo history.
  return document.execCommand("insertText", false, words);
}

/** Only plain text goes in: no formats, no dragged-in HTML, no pasted pictures. */
export function guard(box) {
  box.addEventListener("beforeinput", (event) => {
    if (event.inputType.startsWith("format") || event.inputType === "insertFromDrop") event.preventDefault();
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n{2,}/g, "\n");
    document.execCommand("insertText", false, text);
  });
  box.addEventListener("copy", (event) => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed) return;
    const lines = [...range.cloneContents().childNodes].map((node) => node.textContent);
    event.clipboardData.setData("text/plain", lines.join(range.cloneContents().querySelector?.("p") ? "\n" : ""));
    event.preventDefault();
  });
  box.addEventListener("input", () => {
    if (!box.querySelector("p")) setText(box, box.textContent);
  });
}
