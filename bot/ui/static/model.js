// Which model writes, always in sight; a dialog to set and try it, and what was sent on this person's behalf.
import { api } from "./api.js";
import { complain, say } from "./dialogs.js";
import { el, when } from "./dom.js";

const GUARD = "发到外部之前：材料有密级或内部字样的一律拦下；人名、电话、证件号、案号、卡号、车牌先换成代号，写好再换回来。";
const ADMIN = "模型对所有人生效，请管理员在装有述法的那台机器上设置，或写在 .env 里。";
const FIXED = "模型是在环境变量或 .env 里设定的，要改请到那里改，再重新启动。";
const SHOWN = 20; // lines of the record in the dialog; the workbook has all

let line = null;

/** The line of the header; opens the dialog. */
export function modelLine() {
  line = el("button", { id: "model", type: "button", class: "sf-model", "aria-haspopup": "dialog", onclick: openDialog });
  loadLine();
  return line;
}

async function loadLine() {
  try {
    const now = await api.model();
    show(now);
    if (now.name || !now.may_change || now.fixed) return;
    const [server] = await api.foundModels();
    if (server) line.textContent = `${now.says} · 本机有 ${server.program}，可以接上`;
  } catch {
    line.textContent = "模型情况没有取到，点开再试";
  }
}

function show(now) {
  line.textContent = now.says;
  line.title = now.outside ? `${now.says}。${GUARD}` : now.says;
  line.classList.toggle("sf-outside", now.outside);
}

async function openDialog() {
  let now, sent;
  try {
    [now, sent] = await Promise.all([api.model(), api.modelRequests()]);
  } catch (error) {
    complain(error.message);
    return;
  }
  show(now);
  const dialog = el("dialog", { class: "sf-dialog sf-model-dialog", "aria-labelledby": "sf-model-title" });
  const close = el("button", { type: "button", class: "sf-button", text: "关闭", onclick: () => dialog.close() });
  const settings = now.may_change && !now.fixed ? form(now, dialog, close) : [el("p", { class: "sf-soft", text: now.fixed ? FIXED : ADMIN }), el("div", { class: "sf-buttons" }, close)];
  dialog.append(
    el("h2", { id: "sf-model-title", text: "用哪个模型起草" }),
    el("p", { class: now.outside ? "sf-model-now sf-outside" : "sf-model-now", text: `现在：${now.says}。` }),
    el("p", { class: "sf-soft", text: GUARD }),
    ...settings, record(sent));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function field(label, name, props) {
  const input = el("input", { name, class: "sf-model-field", autocomplete: "off", spellcheck: "false", maxlength: 300, ...props });
  return [el("label", { class: "sf-model-label" }, el("span", { text: label }), input), input];
}

/** Address, name and key, what was found on this machine, a trial, and the choice. */
function form(now, dialog, close) {
  const names = el("datalist", { id: "sf-model-names" });
  const [urlRow, url] = field("服务地址", "base_url", { value: now.base_url ?? "", placeholder: "如 http://127.0.0.1:11434/v1、https://api.deepseek.com/v1" });
  const [nameRow, name] = field("模型名称", "name", { value: now.name ?? "", placeholder: "如 qwen3:14b、deepseek-chat", list: names.id });
  const [keyRow, key] = field("密钥", "key", { type: "password", placeholder: now.has_key ? "已保存，不改就空着" : "本机的服务一般不用填" });
  const results = el("ul", { class: "sf-trials", "aria-live": "polite" });
  const address = () => ({ name: name.value, base_url: url.value, ...(key.value ? { key: key.value } : {}) });
  const test = el("button", { id: "model-test", type: "button", class: "sf-button", text: "试一试", onclick: () => tryOut(address(), results, buttons) });
  const use = el("button", { id: "model-use", type: "button", class: "sf-button sf-main", text: "用这个模型", onclick: () => settle(dialog, () => api.chooseModel(address())) });
  const rules = el("button", { id: "model-none", type: "button", class: "sf-button", text: "改回按规则起草", onclick: () => settle(dialog, () => api.forgetModel()) });
  const buttons = [test, use, rules];
  rules.disabled = !now.name;
  const offers = el("div", { class: "sf-offers" });
  if (!now.name) offer(offers, names, url, name);
  return [offers, urlRow, nameRow, keyRow, names, results, el("div", { class: "sf-buttons" }, close, rules, test, use)];
}

/** Servers running on this machine, each filled in by a click. */
async function offer(offers, names, url, name) {
  const found = await api.foundModels().catch(() => []);
  for (const server of found) {
    offers.append(el("button", {
      type: "button", class: "sf-button", text: `接本机的 ${server.program}（${server.models.length}个模型）`,
      onclick: () => {
        url.value = server.base_url;
        name.value = server.models[0] ?? "";
        names.replaceChildren(...server.models.map((one) => el("option", { value: one })));
        name.focus();
      },
    }));
  }
}

async function tryOut(address, results, buttons) {
  const before = buttons.map((button) => button.disabled);
  buttons.forEach((button) => (button.disabled = true));
  results.replaceChildren(el("li", { class: "sf-soft", text: "正在试，本机的模型第一次要先装入内存，可能要一分钟…" }));
  try {
    const trials = await api.tryModel(address);
    results.replaceChildren(...trials.map(({ what, passed, says }) =>
      el("li", { class: passed ? "sf-passed" : "sf-failed" }, el("b", { text: `${passed ? "✓" : "✗"} ${what}` }), el("span", { text: says }))));
  } catch (error) {
    results.replaceChildren(el("li", { class: "sf-failed" }, el("span", { text: error.message })));
  }
  buttons.forEach((button, at) => (button.disabled = before[at]));
}

async function settle(dialog, change) {
  try {
    const now = await change();
    show(now);
    dialog.close();
    say(`从现在起：${now.says}。`);
  } catch (error) {
    complain(error.message);
  }
}

/** What was sent for this person: the newest here, all of it to take away. */
function record(sent) {
  const rows = sent.slice(0, SHOWN).map((one) => {
    const hidden = Object.entries(one.hidden).map(([label, count]) => `${label}${count}`).join("、");
    return el("li", {}, el("span", { text: `${when(one.at)} · ${one.model} · ${one.outside ? `发往 ${one.host}` : "没有外发"} · ${one.characters}字` }),
      el("small", { text: [hidden && `隐去 ${hidden}`, one.outcome].filter(Boolean).join(" · ") }));
  });
  return el("details", { class: "sf-sent" },
    el("summary", { text: sent.length ? `我的请求记录（${sent.length}）` : "我的请求记录（还没有）" }),
    el("ul", {}, ...rows),
    sent.length ? el("a", { href: "/api/model/record", download: "模型请求记录.xlsx", text: "下载全部（Excel）" }) : null);
}
