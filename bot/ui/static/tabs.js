// Gradio's tabs: their badges, and going to one of them.
import { byId, el } from "./dom.js";
import { light } from "./marks.js";
import { rangeOfQuote } from "./editor.js";

/** Shows a number on a tab; Gradio leaves our span alone when it redraws the label. */
export function badge(tab, number, urgent = false) {
  const button = byId(`${tab}-button`);
  if (!button) return;
  let mark = button.querySelector(".sf-badge");
  if (!mark) button.append((mark = el("span", { class: "sf-badge" })));
  mark.textContent = number ? String(number) : "";
  mark.classList.toggle("sf-urgent", urgent);
}

export const goTo = (tab) => byId(`${tab}-button`)?.click();

/** Calls f once each time a tab is turned to. */
export function onTab(tab, f) {
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(`#${tab}-button`)) f();
  });
}

/** Words of the title or the sign-off stand in the header and the brief, not in a section. */
function byElsewhere() {
  document.querySelector(".sf-doc-title")?.animate([{ outline: "2px solid var(--sf-accent)" }, { outline: "2px solid transparent" }], 1600);
}

/** Shows some words of the document: turns to 正文, scrolls there and lights them up for a moment. */
export function jumpTo(sectionId, quote) {
  goTo("draft");
  requestAnimationFrame(() => {
    const box = byId(`section-${sectionId}`);
    if (!box) return byElsewhere();
    const range = rangeOfQuote(box, quote);
    const target = range?.startContainer.parentElement ?? box.closest(".sf-card");
    target.scrollIntoView({ block: "center" });
    light("spot", range);
    setTimeout(() => light("spot", null), 2400);
    if (!range) box.closest(".sf-card").animate([{ outline: "2px solid var(--sf-accent)" }, { outline: "2px solid transparent" }], 1200);
  });
}
