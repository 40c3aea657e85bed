// The chat belongs to Gradio; here are its chips, its file button, and the word to Gradio that a draft has changed.
import { api } from "./api.js";
import { complain, say } from "./dialogs.js";
import { el, memory, mount, placed, typeInto } from "./dom.js";
import { live, onSnapshot, refresh, wake } from "./live.js";
import { saveBrief } from "./brief.js";
import { undoButtons } from "./undo.js";

const EXAMPLES = [
  ["我们是××区司法局，起草2025年度法治政府建设情况报告"],
  ["粘贴材料：今年开展执法培训12场、覆盖430人次……", "今年开展执法培训12场、覆盖430人次"],
  ["第三部分太空，补充行政复议和应诉数据"],
  ["还缺什么材料？"],
];
const KINDS = ".txt,.md,.docx,.xlsx,.csv,.pdf,.doc,.wps,.rtf,.zip,.html,.htm,.mht,.png,.jpg,.jpeg,.tif,.tiff,.bmp";
let turn = 0;

/** Has Gradio read the draft again: chat and genre. Its hidden box takes "<id>#<counter>". */
async function showChat(id) {
  const box = await placed("#draft-box textarea, #draft-box input");
  typeInto(box, `${id}#${++turn}`);
}

const messageBox = () => document.querySelector("#message textarea, #message input");

export async function mountChat() {
  const talk = await placed("#talk");
  mount("chips", el("div", { class: "sf-chips", role: "group", "aria-label": "可以这样说" }, ...EXAMPLES.map(chip), ...undoButtons()));
  mount("upload-place", uploadButton());
  acceptDrops(talk);
  guardComposing(await placed("#message"));
  talk.addEventListener("click", (event) => event.target.closest("#send, .options, .option") && wake());
  talk.addEventListener("keydown", (event) => event.key === "Enter" && wake());
  const said = memory();
  onSnapshot((snap) => {
    if (said([snap.id, snap.messages.length, snap.brief.genre])) showChat(snap.id);
    document.querySelector(".sf-chips").classList.toggle("sf-begun", snap.messages.length > 0);
  });
}

function chip([label, words = label]) {
  return el("button", {
    class: "sf-chip-button", type: "button", text: label,
    onclick: () => {
      const box = messageBox();
      typeInto(box, words);
      box.focus();
    },
  });
}

/** While a word is being composed Enter belongs to the input method (keyCode 229 in older ones). */
function guardComposing(field) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopPropagation();
  }, true);
}

function uploadButton() {
  const file = el("input", {
    type: "file", accept: KINDS, multiple: true, class: "sf-file", "aria-label": "上传文件",
    onchange: async () => {
      const files = [...file.files];
      file.value = "";
      for (const one of files) await add(one);
    },
  });
  return el("label", { id: "upload", class: "sf-button", title: "上传台账、总结（.docx、.txt、.md）" }, file, el("span", { text: "上传" }));
}

/** Files dropped on the chat are read like chosen ones; elsewhere a drop must not carry the page away. */
function acceptDrops(talk) {
  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  addEventListener("drop", async (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    if (!talk.contains(event.target)) return;
    for (const one of event.dataTransfer.files) await add(one);
  });
}

async function add(file) {
  say(`正在读取“${file.name}”……`);
  wake();
  try {
    await saveBrief();
    await api.upload(live.id, file);
    await refresh();
  } catch (error) {
    complain(error.message);
  }
}
