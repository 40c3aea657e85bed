// 要点: what the rules demand and how far it is met; beside it last year's report and the form for colleagues.
import { api } from "./api.js";
import { complain, say } from "./dialogs.js";
import { beingWritten, el, memory, mount, redraw } from "./dom.js";
import { live, onSnapshot, refresh, take, wake } from "./live.js";
import { lastYear } from "./promises.js";
import { requestForm } from "./request.js";
import { badge, jumpTo } from "./tabs.js";

const MET = { written: "已写", facts: "有事实未写", missing: "无事实", declined: "不涉及", unusual: "多半没有" };
const PARTS = { measures: "举措", duty: "履职", problems: "不足", plans: "安排", other: "其他", preface: "导语" };
const VIEWS = [["demands", "规定要点"], ["last", "上年报告"], ["form", "素材报送表"]];
const shown = { view: "demands" };
let list = null;
let waiting = false;

export function mountGaps() {
  list = el("div", { class: "sf-sheet" });
  mount("gaps-pane", list);
  const fresh = memory();
  onSnapshot((snap) => {
    const { demands, promises } = snap.gaps;
    const open = promises.filter((one) => !one.answered && !one.declined).length;
    badge("gaps", snap.facts.length ? open + demands.filter((one) => one.met === "missing").length : 0);
    if (!fresh([snap.id, snap.gaps, snap.facts.map((fact) => [fact.id, fact.text, fact.status])]) && !waiting) return;
    waiting = beingWritten(list);
    if (!waiting) redraw(list, sheet(snap));
  });
  list.addEventListener("focusout", () => setTimeout(() => {
    if (!waiting || beingWritten(list)) return;
    waiting = false;
    redraw(list, sheet(live.snap));
  }));
}

/** Does something to the gaps and shows what the server makes of it. */
export async function settle(work) {
  try {
    const answer = await work();
    if (answer.says) say(answer.says);
    waiting = false;
    if (answer.snapshot) take(answer.snapshot);
    else await refresh();
    return true;
  } catch (error) {
    complain(error.message);
    await refresh().catch(() => {});
    return false;
  }
}

/** A link that takes a file; `accept` as in HTML. */
export function fileLink(text, accept, key, send) {
  const input = el("input", {
    type: "file", accept, "aria-label": text, "data-key": key,
    onchange: async () => {
      const [file] = input.files;
      if (file) await settle(() => send(file));
      input.value = "";
    },
  });
  return el("label", { class: "sf-import" }, text, input);
}

/** Puts a question into the chat, where it waits for its answer. */
export async function askInChat(question) {
  wake();
  if (await settle(() => api.ask(live.id, question))) document.querySelector("#message textarea")?.focus();
}

function sheet(snap) {
  const button = ([view, label]) => el("button", {
    class: "sf-filter", type: "button", "aria-pressed": String(shown.view === view), "data-key": `view-${view}`,
    text: `${label}${count(view, snap)}`, onclick: () => { shown.view = view; redraw(list, sheet(live.snap)); },
  });
  const drawn = { demands: demandSheet, last: lastYear, form: requestForm }[shown.view](snap);
  return [el("div", { class: "sf-filters", role: "group", "aria-label": "看哪一项" }, ...VIEWS.map(button)), ...drawn.filter(Boolean)];
}

function count(view, snap) {
  const { demands, promises, filled } = snap.gaps;
  if (view === "demands") return demands.length ? ` ${demands.filter((one) => one.met === "written").length}/${demands.length}` : "";
  if (view === "last") return promises.length ? ` ${promises.filter((one) => one.answered).length}/${promises.length}` : "";
  return filled.length ? ` 收到 ${filled.length}` : "";
}

function demandSheet(snap) {
  const { demands, guide } = snap.gaps;
  const own = demands.filter((one) => one.local);
  return [
    el("p", { class: "sf-lead", text: "报告应写到的事，逐项核对：已写的点开看那一句；没有材料的点“问一问”，在左边对话里回答。" }),
    demands.length ? group("规定的要点", demands.filter((one) => !one.local)) : el("p", { class: "sf-none", text: "这个文种没有规定要点，可以导入本单位指引。" }),
    own.length ? group(`本单位指引：${guide}`, own) : null,
    el("p", { class: "sf-record" },
      fileLink(guide ? "换一份本单位指引" : "导入本单位指引", ".xlsx,.yaml,.yml", "guide", (file) => api.takeGuide(live.id, file)),
      el("a", { href: "/api/guide", download: "", text: "下载空白指引表", title: "Excel 表，一行一条要点" }),
      guide ? el("button", { class: "sf-link", type: "button", text: "不用这份指引", "data-key": "drop-guide", onclick: () => settle(() => api.dropGuide(live.id)) }) : null),
  ];
}

const group = (title, rows) =>
  el("section", { class: "sf-group" },
    el("h2", {}, title, el("span", { class: "sf-tally", text: `${rows.filter((one) => one.met === "written").length}/${rows.length}` })),
    el("ul", { class: "sf-factlist" }, ...rows.map(demandRow)));

function demandRow(one) {
  const off = one.met === "declined";
  const mark = (applies) => settle(() => api.mark(live.id, one.mark, applies));
  const told = one.sentence && ["written", "missing"].includes(one.met)
    ? el("small", { text: one.met === "written" ? `“${one.sentence}”` : `还差：“${one.sentence}”` }) : null;
  const go = one.met === "written" || one.met === "facts";
  return el("li", { class: `sf-demand sf-met-${one.met}` },
    el("span", { class: "sf-part", text: PARTS[one.where] ?? "" }),
    el("div", { class: "sf-demand-main" },
      go
        ? el("button", { class: "sf-says", type: "button", "data-key": `demand-${one.id}`, onclick: () => jumpTo(one.section, one.sentence) }, el("span", { text: one.what }), told)
        : el("span", { class: "sf-says" }, el("span", { text: one.what }), told),
      el("div", { class: "sf-fact-foot" },
        el("span", { class: "sf-rule", text: one.rule }),
        one.facts.length ? el("span", { text: `材料 ${one.facts.slice(0, 6).join("、")}${one.facts.length > 6 ? " 等" : ""}` }) : null,
        one.met === "missing" && one.ask
          ? el("button", { class: "sf-link sf-ask", type: "button", "data-key": `ask-${one.id}`, text: "问一问", title: one.ask, onclick: () => askInChat(one.question) }) : null,
        off
          ? el("button", { class: "sf-link", type: "button", "data-key": `mark-${one.id}`, text: "恢复", onclick: () => mark(true) })
          : one.met === "written" ? null
            : el("button", { class: "sf-link", type: "button", "data-key": `mark-${one.id}`, text: one.called ? `本单位不涉及${one.called}` : "不涉及", onclick: () => mark(false) }))),
    el("span", { class: "sf-met", text: MET[one.met] ?? one.met }));
}
