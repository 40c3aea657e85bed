// The page's own frame: header, left column, status; and the start of everything else.
import { api, isConnected, onConnection, LOST } from "./api.js";
import { mountBrief, saveBrief } from "./brief.js";
import { mountChat } from "./chat.js";
import { speakChinese } from "./chinese.js";
import { askGate, complain, say } from "./dialogs.js";
import { mountDrafts, newDraft } from "./drafts.js";
import { byId, el, mount, placed } from "./dom.js";
import { mountFacts } from "./facts.js";
import { mountFindings } from "./findings.js";
import { mountGaps } from "./gaps.js";
import { live, onSnapshot, refresh, wake } from "./live.js";
import { modelLine } from "./model.js";
import { mountPane, saveAll, unsaved } from "./pane.js";
import { mountSamples } from "./samples.js";
import { goTo, jumpTo } from "./tabs.js";
import { mountVersions } from "./versions.js";

const THEME = "shufa.theme";

function button(id, text, onclick, kind = "") {
  return el("button", { id, type: "button", class: `sf-button ${kind}`, text, onclick });
}

function mountHeader() {
  const title = el("span", { class: "sf-doc-title" });
  const status = el("span", { id: "status", class: "sf-status", role: "status", "aria-live": "polite", text: "正在打开…" });
  const theme = button("theme", "深色", turnTheme, "sf-theme");
  const start = button("draft-all", "开始起草", startDrafting, "sf-main");
  const stop = button("stop", "停止", stopDrafting);
  const goOn = button("go-on", "接着写", goOnDrafting);
  goOn.title = "只写还没写和没写完的部分";
  const word = button("export-word", "导出 Word", () => exportWord("comment"));
  word.title = "征求意见稿：必改标黄并加批注，空缺标黄";
  const official = button("export-official", "正式稿", exportOfficial);
  const link = el("span", { class: "sf-download" });
  mount("top", el("header", { class: "sf-top" },
    el("button", { type: "button", class: "sf-button sf-menu", "aria-label": "收起或展开左栏", text: "☰", onclick: fold }),
    el("h1", { text: "述法" }), el("div", { class: "sf-names" }, title, modelLine()), status, el("span", { class: "sf-gap" }), theme, stop, goOn, start, word, official, link));
  stop.disabled = true;
  onSnapshot((snap) => {
    const drafting = snap.state === "drafting";
    if (said.gate && !snap.gate.length) said = {};
    title.textContent = snap.brief.unit ? snap.title : "未命名文稿";
    document.title = snap.brief.unit ? `${snap.title} · 述法` : "述法";
    status.textContent = said.over === snap.status && said.draft === snap.id ? said.text : snap.status;
    status.dataset.state = snap.state;
    start.disabled = drafting;
    stop.disabled = !drafting;
    goOn.hidden = !(snap.state === "failed" || /^已停止/.test(snap.status));
    official.title = snap.gate.length ? `还有 ${snap.gate.length} 处要处理，点开看是哪些` : "不带标记和批注的定稿";
    official.classList.toggle("sf-shut", snap.gate.length > 0);
  });
}

let said = {}; // what this page says in the status line, until the server has something new to say

function setStatus(text) {
  said = { text, over: live.snap?.status, draft: live.id };
  byId("status").textContent = text;
}

async function attempt(doing, work) {
  setStatus(doing);
  try {
    await saveBrief();
    await saveAll();
    return await work();
  } catch (error) {
    setStatus(`失败：${error.message}`);
    complain(error.message);
    return null;
  }
}

async function startDrafting() {
  goTo("draft");
  const answer = await attempt("正在准备起草…", async () => {
    wake();
    const answer = await api.start(live.id);
    await refresh();
    return answer;
  });
  if (answer?.says) say(answer.says);
}

/** After a job broke off or was stopped: what is written stays, the rest is written. */
async function goOnDrafting() {
  goTo("draft");
  const answer = await attempt("正在接着写…", async () => {
    wake();
    const answer = await api.goOn(live.id);
    await refresh();
    return answer;
  });
  if (answer?.says) say(answer.says);
}

async function stopDrafting() {
  await attempt("正在停止…", () => api.stop(live.id));
  await refresh();
}

/** The official edition, or what keeps it back. */
async function exportOfficial() {
  const gate = await attempt("正在核对…", async () => {
    await refresh();
    return live.snap.gate;
  });
  if (!gate) return;
  if (!gate.length) return exportWord("official");
  setStatus(`正式稿先不导出：还有 ${gate.length} 处要处理`);
  said.gate = true;
  const headings = Object.fromEntries(live.snap.sections.map((section) => [section.id, section.heading || "导语"]));
  const answer = await askGate(gate, headings);
  if (answer === "comment") await exportWord("comment");
  else if (answer) jumpTo(answer.section, answer.quote);
}

async function exportWord(edition) {
  byId("download-word")?.remove();
  const made = await attempt("正在导出 Word…", () => api.exportWord(live.id, edition));
  if (!made) return;
  const link = el("a", { id: "download-word", class: "sf-button sf-main", href: made.url, download: made.name, text: "下载 Word", title: made.name });
  document.querySelector(".sf-download").replaceChildren(link);
  setStatus("已完成导出，可以下载");
  for (const warning of made.warnings ?? []) say(warning);
}

/** A person's own choice is kept; without one the system's holds, as Gradio found it. */
function showTheme() {
  const chosen = localStorage.getItem(THEME);
  if (chosen) document.body.classList.toggle("dark", chosen === "dark");
  byId("theme").textContent = document.body.classList.contains("dark") ? "浅色" : "深色";
}

function turnTheme() {
  localStorage.setItem(THEME, document.body.classList.contains("dark") ? "light" : "dark");
  showTheme();
}

function fold() {
  byId("desk").classList.toggle("sf-folded");
}

function mountLeft() {
  const drafts = el("ul", { id: "drafts", class: "sf-list" });
  const library = el("section", { id: "library" },
    el("h2", { text: "范文库" }), el("div", { class: "sf-library-state" }), el("ul", { id: "library-list", class: "sf-list" }));
  mount("left", el("nav", { "aria-label": "文稿和范文" },
    el("section", {}, el("h2", { text: "我的文稿" }), drafts,
      el("button", { id: "new-draft", type: "button", class: "sf-button sf-wide-button", text: "＋ 新建报告", onclick: newDraft })),
    library));
  return { drafts, library };
}

function mountNotices() {
  const lost = el("div", { class: "sf-lost", role: "alert", text: LOST, hidden: true });
  document.body.append(lost);
  onConnection((there) => (lost.hidden = there));
  addEventListener("pagehide", () => saveAll());
  addEventListener("beforeunload", (event) => !isConnected() && unsaved() && event.preventDefault());
  addEventListener("visibilitychange", () => (document.hidden ? saveAll() : wake(1000)));
  // The browser keeps one undo list for the whole page: what stands elsewhere is not to change under a person's Ctrl+Z.
  addEventListener("beforeinput", (event) => {
    const elsewhere = !event.target.contains(document.activeElement);
    if (event.inputType.startsWith("history") && elsewhere) event.preventDefault();
  }, true);
}

/** A download link is for the text it was made from: the next edit takes it away. */
function forgetOldDownload() {
  document.addEventListener("input", (event) => event.target.closest(".sf-document") && byId("download-word")?.remove());
}

async function start() {
  await placed("#draft-pane");
  speakChinese();
  mountHeader();
  showTheme();
  if (innerWidth < 900) fold();
  const { drafts, library } = mountLeft();
  mountNotices();
  forgetOldDownload();
  mountPane();
  mountFacts();
  mountGaps();
  mountFindings();
  mountSamples(library);
  mountVersions();
  await Promise.all([mountBrief(), mountChat()]);
  await mountDrafts(drafts);
}

start().catch((error) => {
  complain(error.message);
  if (byId("status")) setStatus(`失败：${error.message}`);
});
