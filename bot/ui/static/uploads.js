// Uploading past reports: the button, the drop, and what became of each file.
import { api } from "./api.js";
import { complain } from "./dialogs.js";
import { el, memory, redraw } from "./dom.js";
import { change, isTakingIn, onLibrary, takeLibrary } from "./library.js";

const KINDS = ".docx,.doc,.wps,.rtf,.pdf,.txt,.md,.html,.htm,.mht,.zip,.png,.jpg,.jpeg,.tif,.tiff,.bmp";
const STATES = { waiting: "等待", reading: "正在读", kept: "已收入", duplicate: "重复", refused: "未收入", stopped: "已停止" };
const ORDER = ["reading", "waiting", "kept", "duplicate", "refused", "stopped"];

/** `open(id)` shows a report. */
export function uploadBox(open) {
  const file = el("input", {
    type: "file", accept: KINDS, multiple: true, class: "sf-file", id: "library-files", "aria-label": "上传往年报告",
    onchange: () => {
      const chosen = [...file.files];
      file.value = "";
      send(chosen);
    },
  });
  const button = el("label", { class: "sf-button sf-main sf-pick" }, file, el("span", { text: "上传往年报告" }));
  const sending = el("span", { class: "sf-soft", role: "status" });
  const box = el("section", { class: "sf-uploads", "aria-label": "上传" },
    el("div", { class: "sf-drop" }, button, el("p", { class: "sf-soft", text: "也可以把文件拖到这里，一次可以很多个，压缩包（.zip）也行。您传的报告只有您自己看得到、用得上。" }), sending),
    el("div", { class: "sf-came", id: "uploads" }));
  acceptDrops(box);
  const fresh = memory();
  onLibrary(({ uploads }) => fresh(uploads) && redraw(box.querySelector(".sf-came"), results(uploads, open)));
  return box;

  async function send(files) {
    for (const [at, one] of files.entries()) {
      sending.textContent = `正在上传 ${at + 1}/${files.length}`;
      try {
        takeLibrary({ uploads: await api.library.upload(one) });
      } catch (error) {
        complain(error.message);
      }
    }
    sending.textContent = "";
  }

  function acceptDrops(place) {
    place.addEventListener("dragover", () => place.classList.add("sf-over"));
    for (const end of ["dragleave", "drop"]) place.addEventListener(end, () => place.classList.remove("sf-over"));
    place.addEventListener("drop", (event) => send([...event.dataTransfer.files]));
  }
}

function results({ counts, files }, open) {
  if (!files.length) return [];
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const done = all - (counts.waiting ?? 0) - (counts.reading ?? 0);
  const said = ORDER.filter((state) => counts[state]).map((state) => `${STATES[state]} ${counts[state]}`).join("，");
  const act = (text, key, work) => el("button", { type: "button", class: "sf-link", text, "data-key": key, onclick: () => change(work) });
  return [
    el("header", {},
      el("b", { text: `${all} 个文件：${said}` }),
      counts.waiting ? act("停止", "stop-uploads", api.library.stop) : null,
      counts.stopped ? act("继续收入", "go-on", api.library.goOn) : null,
      isTakingIn() ? null : act("清空这个列表", "clear-uploads", api.library.clear)),
    isTakingIn() ? el("progress", { max: String(all), value: done, "aria-label": "收入进度" }) : null,
    el("ul", {}, ...[...files].reverse().map((one) => row(one, open))),
  ].filter(Boolean);
}

function row(one, open) {
  return el("li", { class: `sf-upload sf-upload-${one.state}` },
    el("b", { class: "sf-upload-state", text: STATES[one.state] }),
    el("span", { class: "sf-upload-name", text: one.name }),
    el("div", { class: "sf-upload-says" }, ...told(one, open)));
}

/** What was understood of a file, or why it was not taken. */
function told(one, open) {
  const report = one.report;
  if (!report) return one.says ? [el("span", { text: one.says })] : [];
  const name = el("button", { type: "button", class: "sf-link", text: `《${report.title}》`, "data-key": `upload-${one.id}`, onclick: () => open(report.id) });
  if (one.state === "duplicate") return [el("span", { text: "与已有的" }), name, el("span", { text: "是同一份，没有再收。" })];
  const about = [report.unit ?? "单位没认出", report.year ? `${report.year}年` : "年度没认出", report.genre_name ?? "文种没认出", one.says].filter(Boolean);
  return [
    name, el("span", { text: about.join(" · ") }),
    one.like ? el("span", { class: "sf-suspect", text: `与已有《${one.like}》几乎一样` }) : null,
    ...report.warnings.map((says) => el("span", { class: "sf-suspect", text: says })),
  ].filter(Boolean);
}
