// 事实清单: what was read from the notes, section by section; what was left out and why; what contradicts itself.
import { api } from "./api.js";
import { beingWritten, byId, el, memory, mount, redraw } from "./dom.js";
import { complain, tell } from "./dialogs.js";
import { live, onSnapshot, refresh, take } from "./live.js";
import { badge, jumpTo } from "./tabs.js";

const STATUSES = ["待核", "已核", "作废"];
const only = { status: "" }; // the filter that is on
let list = null;
let waiting = false;

export function mountFacts() {
  list = el("div", { class: "sf-sheet" });
  mount("facts-pane", list);
  const fresh = memory();
  onSnapshot((snap) => {
    badge("facts", snap.facts.filter((fact) => fact.status !== "作废").length, snap.conflicts.length > 0);
    const news = fresh([snap.id, snap.facts, snap.dropped, snap.conflicts, snap.sections.map((s) => [s.id, s.heading])]);
    if (!news && !waiting) return;
    waiting = beingWritten(list);
    if (!waiting) redraw(list, sheet(snap));
  });
  list.addEventListener("focusout", () => setTimeout(() => {
    if (!waiting || beingWritten(list)) return;
    waiting = false;
    redraw(list, sheet(live.snap));
  }));
}

/** Scrolls to one fact. */
export function showFact(id) {
  if (only.status) {
    only.status = "";
    redraw(list, sheet(live.snap));
  }
  requestAnimationFrame(() => {
    const row = byId(`fact-${id}`);
    row?.scrollIntoView({ block: "center" });
    row?.animate([{ background: "var(--sf-glow)" }, { background: "transparent" }], 1600);
  });
}

async function change(fact, fields) {
  try {
    take(await api.fact(live.id, fact.id, fields));
  } catch (error) {
    complain(error.message);
    await refresh().catch(() => {});
  }
}

function sheet(snap) {
  if (!snap.facts.length && !snap.dropped.length) {
    return [el("p", { class: "sf-none", text: "还没有事实。把台账、总结或群消息粘贴到左边的对话框，读出的每条事实会列在这里，并注明出处。" })];
  }
  const shown = snap.facts.filter((fact) => !only.status || fact.status === only.status);
  const standing = new Set(snap.facts.filter((fact) => fact.status !== "作废").map((fact) => fact.id));
  const conflicts = snap.conflicts.filter((one) => one.facts.filter((id) => standing.has(id)).length > 1);
  const groups = [...snap.sections.map((s) => [s.id, s.heading || "导语"]), [null, "未归入章节"]];
  return [
    filters(snap.facts),
    ...conflicts.map((conflict) => conflictCard(conflict, snap)),
    ...groups.map(([id, heading]) => group(heading, shown.filter((fact) => (fact.section ?? null) === id), snap)),
    dropped(snap.dropped),
  ].filter(Boolean);
}

function filters(facts) {
  const button = (status, label, number) => el("button", {
    class: "sf-filter", type: "button", "aria-pressed": String(only.status === status), "data-key": `only-${status}`,
    text: `${label} ${number}`, onclick: () => { only.status = status; redraw(list, sheet(live.snap)); },
  });
  const number = (status) => facts.filter((fact) => fact.status === status).length;
  return el("div", { class: "sf-filters", role: "group", "aria-label": "按核实状态查看" },
    button("", "全部", facts.length), ...STATUSES.map((status) => button(status, status, number(status))));
}

function group(heading, facts, snap) {
  if (!facts.length) return null;
  return el("section", { class: "sf-group" },
    el("h2", {}, heading, el("span", { class: "sf-tally", text: String(facts.length) })),
    el("ul", { class: "sf-factlist" }, ...facts.map((fact) => factRow(fact, snap))));
}

function factRow(fact, snap) {
  const id = fact.id;
  const words = el("textarea", {
    class: "sf-words", rows: "1", value: fact.text, "aria-label": `${id} 的文字`, "data-key": `text-${id}`, spellcheck: "false",
    onchange: () => words.value.trim() && change(fact, { text: words.value.trim() }),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      words.blur();
    },
  });
  return el("li", { class: `sf-fact sf-state-${STATUSES.indexOf(fact.status)}`, id: `fact-${id}` },
    el("span", { class: "sf-id", text: id }),
    el("div", { class: "sf-fact-main" }, words,
      el("div", { class: "sf-fact-foot" },
        el("button", {
          class: "sf-link", type: "button", "data-key": `source-${id}`, text: `${fact.source.note} 第${fact.source.line}行`,
          title: "看原话和用在哪里", onclick: () => showSource(fact, snap),
        }),
        el("span", { class: "sf-about", text: [fact.topic, fact.when].filter(Boolean).join(" · ") }),
        ...fact.also.map((one) => el("span", { class: "sf-also", text: `又见 ${placeOf(one)}`, title: one.quote })),
        fact.replaced_by && fact.status === "作废"
          ? el("span", { class: "sf-also", text: `${fact.replaced_by} 的数更晚，已用它` }) : null,
        fact.by ? el("span", { class: "sf-also", text: `${fact.by.department} ${fact.by.person || "未署名"} 报` }) : null,
        moveTo(fact, snap))),
    el("div", { class: "sf-statuses", role: "group", "aria-label": `${id} 的状态` },
      ...STATUSES.map((status) => el("button", {
        type: "button", text: status, "aria-pressed": String(fact.status === status), "data-key": `${status}-${id}`,
        onclick: () => fact.status !== status && change(fact, { status }),
      }))));
}

function moveTo(fact, snap) {
  const choice = el("select", {
    class: "sf-move", "aria-label": `把 ${fact.id} 移到`, "data-key": `move-${fact.id}`,
    onchange: () => change(fact, { section: choice.value }),
  }, ...[fact.section ? null : el("option", { text: "移到…", value: "" }), ...snap.sections.map((section) =>
    el("option", { text: section.heading || "导语", value: section.id }))].filter(Boolean));
  choice.value = fact.section ?? "";
  return choice;
}

function placeOf({ note, line }) {
  return `${note} 第${line}行`;
}

/** The clerk's own words, and the sentences of the draft that rest on them. */
function showSource(fact, snap) {
  const uses = snap.sections.flatMap((section) =>
    (section.sentences ?? []).filter((one) => one.facts.includes(fact.id)).map((one) => [section.id, one.text]));
  const goes = uses.map(([section, text]) => el("li", {}, el("button", {
    class: "sf-link", type: "submit", value: "ok", text, onclick: () => setTimeout(() => jumpTo(section, text)),
  })));
  tell(`${fact.id} 的出处`, [
    el("p", { class: "sf-soft", text: `${fact.source.note}，第${fact.source.line}行${fact.label ? `（在“${fact.label}”之下）` : ""}` }),
    el("blockquote", { text: fact.quote }),
    ...fact.also.flatMap((one) => [
      el("p", { class: "sf-soft", text: `同一件事，又见${placeOf(one)}` }), el("blockquote", { text: one.quote })]),
    fact.replaced_by ? el("p", { text: `${fact.replaced_by} 说的是同一件事，时间更晚，正文用那个数；要用这一条，点“待核”或“已核”。` }) : "",
    ...(fact.numbers.length ? [el("h3", { text: "读出的数" }), el("ul", { class: "sf-numbers" }, ...fact.numbers.map((text) => el("li", { text })))] : []),
    el("h3", { text: uses.length ? "用在正文里" : "正文里还没有用到" }),
    el("ul", { class: "sf-uses" }, ...goes),
  ]);
}

function conflictCard(conflict, snap) {
  const choose = async (quote) => {
    try {
      take(await api.settle(live.id, conflict.facts, quote));
    } catch (error) {
      complain(error.message);
      await refresh().catch(() => {});
    }
  };
  const side = (id, i) => {
    const fact = snap.facts.find((one) => one.id === id);
    return el("div", { class: "sf-side" },
      el("p", { text: fact?.quote ?? conflict.quotes[i] ?? "" }),
      el("small", { text: fact ? `${id} · ${fact.source.note} 第${fact.source.line}行` : id }),
      el("button", { class: "sf-small", type: "button", text: "以此为准", "data-key": `pick-${id}`, onclick: () => choose(conflict.quotes[i]) }));
  };
  return el("section", { class: "sf-conflict" }, el("h2", { text: `说法不一：${conflict.thing}` }),
    el("div", { class: "sf-both" }, ...conflict.facts.map(side)));
}

function dropped(lines) {
  if (!lines.length) return null;
  return el("details", { class: "sf-group sf-dropped" }, el("summary", { text: `没有采用的 ${lines.length} 行` }),
    el("ul", {}, ...lines.map((line) => el("li", {}, el("q", { text: line.quote }),
      el("small", { text: `${line.reason}（${line.source.note} 第${line.source.line}行）` })))));
}
