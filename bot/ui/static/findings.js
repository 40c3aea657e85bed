// 校核: findings under their section and all of them by level; what is still missing.
import { api } from "./api.js";
import { el, memory, mount, redraw } from "./dom.js";
import { live, onSnapshot, take, refresh } from "./live.js";
import { askReason, complain, say } from "./dialogs.js";
import { badge, jumpTo } from "./tabs.js";

export const LEVELS = { must_fix: "必改", suspect: "疑似", hint: "提示" };

/** One finding as a list item; `adopt` is null where it cannot be taken over here. */
export function findingRow(finding, adopt, jump = null) {
  const words = finding.quote ? el("q", { class: "sf-quote", text: finding.quote }) : null;
  return el("li", { class: `sf-finding sf-${finding.severity}` },
    el("b", { class: "sf-level", text: LEVELS[finding.severity] ?? "提示" }),
    jump
      ? el("button", { class: "sf-says", type: "button", "data-key": `jump-${finding.id}`, onclick: jump }, words, el("span", { text: finding.says }))
      : el("span", { class: "sf-says" }, words, el("span", { text: finding.says })),
    finding.suggest && adopt
      ? el("button", {
          class: "sf-small", type: "button", text: "采纳", title: `改为：${finding.suggest}`,
          "data-key": `adopt-${finding.id}`, onclick: () => adopt(finding),
        })
      : null,
    finding.ignored
      ? el("span", { class: "sf-done" }, el("span", { text: `已忽略：${finding.reason}` }),
          el("button", { class: "sf-small", type: "button", text: "恢复", "data-key": `heed-${finding.id}`, onclick: () => heed(finding) }))
      : el("button", {
          class: "sf-small", type: "button", text: "忽略", "data-key": `ignore-${finding.id}`,
          onclick: () => ignore(finding),
        }));
}

async function ignore(finding) {
  const reason = await askReason(finding.quote || finding.says);
  if (reason) await settle(() => api.ignore(live.id, finding.id, reason));
}

async function takeInRules(event) {
  const [file] = event.target.files;
  if (!file) return;
  await settle(async () => {
    const answer = await api.takeInRules(live.id, file);
    say(answer.says);
    return answer.snapshot;
  });
  event.target.value = "";
}

const heed = (finding) => settle(() => api.heed(live.id, finding.id));

async function settle(work) {
  try {
    const snap = await work();
    if (snap?.sections) take(snap);
    else await refresh();
  } catch (error) {
    complain(error.message);
  }
}

/** The 校核 tab. */
export function mountFindings() {
  const list = el("div", { class: "sf-sheet" });
  mount("check-pane", list);
  const fresh = memory();
  onSnapshot((snap) => {
    const open = snap.findings.filter((finding) => !finding.ignored);
    badge("check", open.length, open.some((finding) => finding.severity === "must_fix"));
    if (fresh([snap.id, snap.findings, snap.coverage, snap.questions])) redraw(list, sheet(snap, open));
  });
}

function sheet(snap, open) {
  const headings = Object.fromEntries(snap.sections.map((section) => [section.id, section.heading || "导语"]));
  const groups = Object.entries(LEVELS).map(([level, name]) => {
    const found = open.filter((finding) => finding.severity === level);
    if (!found.length) return null;
    return el("section", { class: "sf-group" },
      el("h2", { class: `sf-${level}` }, name, el("span", { class: "sf-tally", text: String(found.length) })),
      el("ul", { class: "sf-findings" }, ...found.map((finding) => located(finding, headings))));
  });
  const ignored = snap.findings.filter((finding) => finding.ignored);
  const written = snap.sections.some((section) => section.text);
  return [
    coverage(snap),
    ...groups.filter(Boolean),
    open.length ? null : el("p", { class: "sf-none", text: written ? "没有发现问题。定稿前仍请人工通读一遍。" : "还没有正文。起草后，数字、日期、名称会逐一与事实清单核对。" }),
    ignored.length
      ? el("details", { class: "sf-group" }, el("summary", { text: `已忽略 ${ignored.length} 条` }),
          el("ul", { class: "sf-findings" }, ...ignored.map((finding) => located(finding, headings))))
      : null,
    el("p", { class: "sf-record" },
      snap.findings.length ? el("a", { href: api.record(snap.id), download: "", text: "下载校核记录" }) : null,
      el("a", { href: "/api/rules", download: "", text: "导出规则表", title: "固定表述、错误写法、法律法规、宣传日，Excel 表" }),
      el("label", { class: "sf-import" }, "导入规则表",
        el("input", { type: "file", accept: ".xlsx", "aria-label": "导入规则表", "data-key": "rules", onchange: takeInRules }))),
  ].filter(Boolean);
}

function located(finding, headings) {
  const row = findingRow(finding, null, () => jumpTo(finding.section, finding.quote));
  row.querySelector(".sf-says").append(el("small", { text: headings[finding.section] ?? "全文" }));
  return row;
}

const COVERED = { written: "已写", facts: "有材料，待起草", missing: "缺材料" };

function coverage(snap) {
  if (!snap.coverage?.length) return null;
  const asked = new Map(snap.questions.map((question) => [question.about, question.text]));
  const rows = snap.coverage.map((row) =>
    el("li", { class: `sf-cover sf-cover-${row.state}` },
      el("button", { class: "sf-says", type: "button", "data-key": `cover-${row.section}`, onclick: () => jumpTo(row.section, "") },
        el("span", { text: row.heading || "导语" }),
        row.state === "missing" && asked.has(row.section) ? el("small", { text: asked.get(row.section) }) : null),
      el("span", { class: "sf-facts", text: row.facts ? `${row.facts} 条事实` : "" }),
      el("span", { class: "sf-cover-state", text: COVERED[row.state] ?? row.state })));
  return el("section", { class: "sf-group" }, el("h2", { text: "各部分材料" }), el("ul", { class: "sf-covers" }, ...rows));
}
