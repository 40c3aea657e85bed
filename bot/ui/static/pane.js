// 正文: the whole document as one sheet: title, sections, sign-off.
import { api } from "./api.js";
import { el, mount } from "./dom.js";
import { complain } from "./dialogs.js";
import { live, onSnapshot, onStream, take } from "./live.js";
import { paint } from "./marks.js";
import { SectionCard } from "./section.js";
import { mountSourceCard } from "./source.js";
import { goTo } from "./tabs.js";
import { showVersions } from "./versions.js";

let cards = new Map();
let shownDraft = null;
let painting = null;

/** Saves every section that a person has just written in. */
export const saveAll = () => Promise.all([...cards.values()].map((card) => card.save()));
export const unsaved = () => [...cards.values()].some((card) => card.data && card.dirty);

export function mountPane() {
  const title = field("title", "标题", "文稿标题", "sf-title");
  const addressee = field("addressee", "主送机关", "主送机关（可不填）", "sf-addressee");
  const unit = field("signoff_unit", "落款单位", "落款单位", "sf-sign");
  const date = field("signoff_date", "落款日期", "落款日期", "sf-sign");
  const list = el("div", { class: "sf-sections" });
  const sheet = el("div", { class: "sf-document" }, title.input, addressee.input, list,
    el("div", { class: "sf-signoff" }, unit.input, date.input));
  mount("draft-pane", sheet);
  mountSourceCard(sheet);
  onSnapshot((snap) => {
    title.show(snap.title);
    addressee.show(snap.brief.addressee);
    unit.show(snap.brief.signoff_unit);
    date.show(snap.brief.signoff_date);
    showSections(list, snap);
  });
  onStream((event) => {
    const card = cards.get(event.section ?? event.section_id);
    card?.stream(event);
    repaint();
  });
}

/** A line of the document's frame, saved when it is left. */
function field(name, label, hint, kind) {
  const input = el("textarea", { class: kind, rows: "1", "aria-label": label, placeholder: hint, spellcheck: "false" });
  let saved = "";
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    input.blur();
  });
  input.addEventListener("blur", async () => {
    const value = input.value.trim();
    if (value === saved || !live.id) return;
    try {
      take(await api.change(live.id, { [name]: value }));
    } catch (error) {
      input.value = saved;
      complain(error.message);
    }
  });
  const show = (value) => {
    saved = value ?? "";
    if (document.activeElement !== input) input.value = saved;
  };
  return { input, show };
}

function showSections(list, snap) {
  const ids = snap.sections.map((section) => section.id);
  if (snap.id !== shownDraft || ids.join() !== [...cards.keys()].join()) {
    const kept = snap.id === shownDraft ? cards : new Map();
    const turn = (id) => { showVersions(id); goTo("versions"); };
    cards = new Map(ids.map((id) => [id, kept.get(id) ?? new SectionCard(id, { repaint, showVersions: turn })]));
    list.replaceChildren(...[...cards.values()].map((card) => card.root));
    shownDraft = snap.id;
  }
  for (const section of snap.sections) {
    const findings = snap.findings.filter((finding) => finding.section === section.id && !finding.ignored);
    const begun = snap.facts.length || section.text;
    const questions = !begun ? [] : snap.questions.filter((question) => question.about === section.id);
    cards.get(section.id).update(section, findings, questions);
  }
  repaint();
}

/** Marks are painted a moment after the last change: typing stays quick. */
function repaint() {
  clearTimeout(painting);
  painting = setTimeout(() => {
    const all = (live.snap?.findings ?? []).filter((finding) => !finding.ignored);
    paint([...cards.values()].map((card) => [card.box, all.filter((finding) => finding.section === card.id)]));
  }, 120);
}
