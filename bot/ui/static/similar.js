// Finding passages of past reports that are like some words, or like what is selected in the document.
import { api } from "./api.js";
import { complain } from "./dialogs.js";
import { el } from "./dom.js";
import { goTo } from "./tabs.js";
import { paragraphs, ROLES } from "./report.js";

const LONGEST = 2000;
let selected = "";

/** The box to search in; `show(nodes)` puts what was found in the place of the report, `open(id)` opens a report. */
export function searchBox(show, open) {
  const words = el("input", { type: "search", id: "library-words", class: "sf-own-reason", maxlength: LONGEST, "aria-label": "找相近段落", placeholder: "写几个词或贴一段话，找写过类似事情的段落" });
  const chosen = el("button", { type: "button", class: "sf-link", hidden: true, text: "找与正文里选中的文字相近的", onclick: () => find(selected) });
  document.addEventListener("selectionchange", () => {
    const now = getSelection();
    if (!now.anchorNode?.parentElement?.closest(".sf-document")) return;
    selected = now.toString().trim().slice(0, LONGEST);
    chosen.hidden = selected.length < 4;
  });
  const form = el("form", { class: "sf-search", role: "search", onsubmit: (event) => {
    event.preventDefault();
    find(words.value);
  } }, words, el("button", { type: "submit", class: "sf-button", text: "查找" }), chosen);
  return form;

  async function find(text) {
    if (!text.trim()) return words.focus();
    words.value = text.replace(/\s+/g, " ");
    goTo("samples");
    try {
      const { matches, says } = await api.library.search(text);
      show([
        el("h2", { text: matches.length ? `找到 ${matches.length} 段相近的` : "没有找到相近的段落" }),
        ...says.map((text) => el("p", { class: "sf-suspect sf-warning", text })),
        ...matches.map((one) => match(one, open)),
      ]);
    } catch (error) {
      complain(error.message);
    }
  }
}

function match(one, open) {
  const about = [one.unit ?? one.title, one.year && `${one.year}年`, one.heading, ROLES[one.role]].filter(Boolean).join(" · ");
  return el("article", { class: "sf-match" },
    el("header", {}, el("button", { type: "button", class: "sf-link", text: about, onclick: () => open(one.report) }),
      el("span", { class: "sf-soft", text: `相近度 ${Math.round(one.likeness * 100)}%` })),
    el("div", { class: "sf-both" }, paragraphs(one.text), paragraphs(one.pattern, true)));
}
