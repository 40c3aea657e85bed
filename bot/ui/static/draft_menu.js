// What can be done with a whole draft: its name, another document from its material, the next year's, away, gone.
import { api } from "./api.js";
import { ask, complain, say } from "./dialogs.js";
import { el } from "./dom.js";

/** Opens the card of a draft. `done(id)`: afterwards this draft is to be shown; null: the list has changed. */
export async function openMenu(draft, genres, done) {
  const dialog = el("dialog", { class: "sf-dialog", "aria-labelledby": "sf-menu-title" });
  const attempt = async (work, next) => {
    try {
      const made = await work();
      dialog.close();
      done(next(made));
    } catch (error) {
      complain(error.message);
    }
  };
  dialog.append(
    el("h2", { id: "sf-menu-title", text: draft.unit ? draft.title : "未命名文稿" }),
    nameRow(draft, attempt),
    copyRow(draft, genres, attempt),
    el("div", { class: "sf-menu-row" },
      row("复制到新的一年", `${draft.year + 1}年度：单位、文种、提纲照旧，材料从头记；这一份作上年报告对照。`,
        () => attempt(() => api.copy(draft.id, { next_year: true }), (made) => made.id))),
    el("div", { class: "sf-menu-row" }, draft.archived
      ? row("取出归档", "放回“我的文稿”。", () => attempt(() => api.archive(draft.id, false), () => null))
      : row("归档", "收起来，不占地方；要用时在“已归档”里打开。", () => attempt(() => api.archive(draft.id, true), () => null))),
    el("div", { class: "sf-buttons" },
      el("button", { type: "button", class: "sf-button sf-danger", text: "删除…", onclick: () => remove(draft, dialog, attempt) }),
      el("button", { type: "button", class: "sf-button sf-main", text: "完成", autofocus: true, onclick: () => dialog.close() })));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const row = (label, about, onclick) => el("div", { class: "sf-menu-line" },
  el("button", { type: "button", class: "sf-button", text: label, onclick }), el("small", { text: about }));

function nameRow(draft, attempt) {
  const name = el("input", { type: "text", class: "sf-own-reason", maxlength: "100", value: draft.title, "aria-label": "名称" });
  const rename = () => name.value.trim() && attempt(() => api.change(draft.id, { title: name.value.trim() }), () => null);
  return el("form", { class: "sf-menu-line", onsubmit: (event) => { event.preventDefault(); rename(); } },
    name, el("button", { type: "submit", class: "sf-button", text: "改名" }));
}

function copyRow(draft, genres, attempt) {
  const others = genres.filter((genre) => genre.id !== draft.genre);
  const choice = el("select", { class: "sf-move", "aria-label": "另写的文种" },
    ...others.map((genre) => el("option", { value: genre.id, text: genre.name })));
  const copy = async () => {
    const made = await api.copy(draft.id, { genre: choice.value });
    say(made.starts ? "材料都带过去了，正在起草。" : "材料都带过去了。");
    return made;
  };
  return el("div", { class: "sf-menu-row" }, el("div", { class: "sf-menu-line" },
    el("button", { type: "button", class: "sf-button", text: "用这些材料另写一份", onclick: () => attempt(copy, (made) => made.id) }), choice),
    el("small", { text: "材料、改过的事实和答过的问题都带过去，不再重问；原来这份不动。" }));
}

async function remove(draft, dialog, attempt) {
  const name = draft.unit ? draft.title : "未命名文稿";
  const sure = await ask({ title: "删除这份文稿？", text: `“${name}”的正文、事实清单和对话都会删除，不能恢复。`, yes: "删除" });
  if (sure) await attempt(() => api.discard(draft.id), () => null);
  else dialog.querySelector("[autofocus]")?.focus();
}
