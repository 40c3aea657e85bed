// 出处: which facts a sentence rests on, shown when the pointer rests on it, at a tap, or by Alt+Enter.
import { byId, el } from "./dom.js";
import { offsetOf, rangeOf, textOf } from "./editor.js";
import { live } from "./live.js";
import { light } from "./marks.js";
import { goTo } from "./tabs.js";
import { showFact } from "./facts.js";

const REST = 350; // ms the pointer rests before the card comes

let card = null;
let timer = null;

export function mountSourceCard(sheet) {
  card = el("aside", { class: "sf-source", "aria-label": "本句出处", hidden: true });
  (byId("desk") ?? document.body).append(card);
  sheet.addEventListener("mousemove", (event) => {
    clearTimeout(timer);
    const { clientX, clientY } = event;
    if (event.buttons || card.classList.contains("sf-pinned")) return;
    timer = setTimeout(() => showAt(clientX, clientY, false), REST);
  });
  sheet.addEventListener("mouseleave", () => { clearTimeout(timer); if (!card.classList.contains("sf-pinned")) hide(); });
  sheet.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "mouse") setTimeout(() => showAt(event.clientX, event.clientY, true), 60);
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "Enter") { event.preventDefault(); showAtCaret(); }
  });
  sheet.addEventListener("input", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", () => card.classList.contains("sf-pinned") || hide(), true);
  document.addEventListener("pointerdown", (event) => card.contains(event.target) || hide());
}

function hide() {
  clearTimeout(timer);
  card.hidden = true;
  card.classList.remove("sf-pinned");
  light("sentence", null);
}

function showAt(x, y, pinned) {
  const place = document.caretPositionFromPoint?.(x, y);
  const old = place ? null : document.caretRangeFromPoint?.(x, y);
  const [node, offset] = place ? [place.offsetNode, place.offset] : [old?.startContainer, old?.startOffset];
  show(node, offset, { x, y }, pinned);
}

function showAtCaret() {
  const { focusNode, focusOffset } = getSelection();
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  const spot = range.getBoundingClientRect();
  show(focusNode, focusOffset, { x: spot.left, y: spot.bottom }, true);
}

function show(node, offset, point, pinned) {
  const box = node?.parentElement?.closest(".sf-text");
  const at = box ? offsetOf(box, node, offset) : -1;
  const section = at < 0 ? null : live.snap?.sections.find((one) => `section-${one.id}` === box.id);
  if (!section) return hide();
  const found = sentenceAt(textOf(box), at, section.sentences ?? []);
  const range = found && rangeOf(box, found.start, found.end);
  if (!range || (!pinned && !holds(range, point))) return hide();
  light("sentence", range);
  card.replaceChildren(...content(found, section));
  card.classList.toggle("sf-pinned", pinned);
  card.hidden = false;
  settle(range, point);
}

const holds = (range, { x, y }) =>
  [...range.getClientRects()].some((r) => x >= r.left - 2 && x <= r.right + 2 && y >= r.top - 6 && y <= r.bottom + 6);

/** The sentence around an offset: as the server traced it, else from one 。 to the next. */
export function sentenceAt(text, at, sentences) {
  let from = 0;
  for (const sentence of sentences) {
    const start = sentence.text ? text.indexOf(sentence.text, from) : -1;
    if (start < 0) continue;
    from = start + sentence.text.length;
    if (at >= start && at < from) return { start, end: from, facts: sentence.facts, text: sentence.text };
  }
  const before = Math.max(...["。", "！", "？", "\n"].map((mark) => text.lastIndexOf(mark, at - 1)));
  const rest = text.slice(at).search(/[。！？\n]/);
  const end = rest < 0 ? text.length : at + rest + (text[at + rest] === "\n" ? 0 : 1);
  return end > before + 1 ? { start: before + 1, end, facts: null, text: text.slice(before + 1, end) } : null;
}

function content(found, section) {
  const facts = (found.facts ?? []).map((id) => live.snap.facts.find((fact) => fact.id === id)).filter(Boolean);
  const head = el("p", { class: "sf-source-head", text: "本句出处" });
  if (!facts.length) {
    const why = found.facts === null && section.author === "human" ? "这句是人写的，保存后会重新比对出处。" : "这句不引用具体事实（衔接或收束的话）。";
    return [head, el("p", { class: "sf-soft", text: why })];
  }
  return [head, ...facts.map((fact) =>
    el("div", { class: "sf-from" },
      el("p", {}, el("b", { text: fact.id }), ` ${fact.quote}`),
      ...fact.also.map((one) => el("p", { class: "sf-soft" }, `又见${one.note}，第${one.line}行：${one.quote}`)),
      el("p", { class: "sf-soft" }, `出处：${fact.source.note}，第${fact.source.line}行 · ${fact.status}`,
        el("button", { class: "sf-link", type: "button", text: "到事实清单", onclick: () => { hide(); goTo("facts"); showFact(fact.id); } }))))];
}

function settle(range, { x, y }) {
  const lines = [...range.getClientRects()];
  const line = lines.find((r) => y >= r.top - 6 && y <= r.bottom + 6) ?? lines[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = line.bottom + 8;
  card.style.left = `${Math.max(8, Math.min(x - 24, innerWidth - width - 8))}px`;
  card.style.top = `${below + height < innerHeight - 8 ? below : Math.max(8, line.top - height - 8)}px`;
}
