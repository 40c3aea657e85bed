// One section of the document: heading, state, editable text, findings, foot.
import { api } from "./api.js";
import { count, el, memory, redraw } from "./dom.js";
import { appendText, dress, guard, replaceWords, setText, textOf } from "./editor.js";
import { findingRow } from "./findings.js";
import { live, refresh, wake } from "./live.js";
import { ask, askClash, askWish, complain } from "./dialogs.js";

const STATES = {
  empty: "待生成", drafting: "生成中", drafted: "已生成", edited: "已修改", locked: "已锁定", failed: "失败（重试）",
};
const SAVE_AFTER = 800; // ms after the last key

export class SectionCard {
  constructor(id, { repaint, showVersions }) {
    this.id = id;
    this.repaint = repaint;
    this.data = null;
    this.saved = ""; // the text that the server has, as this page knows it
    this.revision = 0;
    this.saving = null;
    this.clash = false;
    this.timer = null;
    this.fresh = memory();
    this.build(showVersions);
  }

  build(showVersions) {
    this.heading = el("h2", { class: "sf-heading", id: `heading-${this.id}` });
    this.chip = el("button", { class: "sf-chip", type: "button", onclick: () => this.rewrite() });
    this.box = el("div", {
      class: "sf-text", id: `section-${this.id}`, role: "textbox", "aria-multiline": "true", lang: "zh-CN",
      "aria-labelledby": this.heading.id, "aria-describedby": `findings-${this.id}`, spellcheck: "false",
      contenteditable: "true",
    });
    guard(this.box);
    this.box.addEventListener("input", (event) => this.onInput(event));
    this.box.addEventListener("compositionend", (event) => this.onInput(event));
    this.box.addEventListener("blur", () => this.leave());
    this.asks = el("div", { class: "sf-asks" });
    this.findings = el("ul", { class: "sf-findings", id: `findings-${this.id}` });
    this.rewriteButton = el("button", {
      id: `rewrite-${this.id}`, class: "sf-quiet", type: "button", text: "重新生成本节", onclick: () => this.rewrite(),
    });
    this.wishButton = el("button", {
      id: `wish-${this.id}`, class: "sf-quiet", type: "button", text: "按要求改写…", onclick: () => this.wish(),
    });
    this.lockButton = el("button", {
      id: `lock-${this.id}`, class: "sf-quiet", type: "button", onclick: () => this.lock(),
    });
    this.version = el("button", { id: `version-${this.id}`, class: "sf-quiet", type: "button", onclick: () => showVersions(this.id) });
    this.note = el("span", { class: "sf-saved", role: "status" });
    this.length = el("span", { class: "sf-length" });
    this.root = el("section", { class: "sf-card", "aria-labelledby": this.heading.id },
      el("header", {}, this.heading, this.chip), this.box, this.asks, this.findings,
      el("footer", {}, this.rewriteButton, this.wishButton, this.lockButton, this.version, this.note, this.length));
  }

  get dirty() {
    return textOf(this.box) !== this.saved;
  }

  /** Shows what the server has. A text that a person is writing is never touched. */
  update(data, findings, questions) {
    const before = this.data;
    this.data = data;
    this.takeText(data, before);
    if (!this.fresh([data.state, data.heading, data.locked, data.revision, data.holds, findings, questions])) return;
    const drafting = data.state === "drafting";
    this.heading.textContent = data.heading || (data.role === "preface" ? "导语" : "");
    this.heading.classList.toggle("sf-unprinted", !data.heading);
    this.chip.textContent = STATES[data.state] ?? data.state;
    this.chip.className = `sf-chip sf-is-${data.state}`;
    this.chip.disabled = data.state !== "failed";
    this.root.classList.toggle("sf-drafting", drafting);
    this.root.setAttribute("aria-busy", String(drafting));
    const closed = drafting || data.locked;
    this.box.contentEditable = closed ? "false" : "true";
    this.box.toggleAttribute("aria-readonly", closed);
    if (closed) this.box.setAttribute("aria-readonly", "true");
    this.box.dataset.hint = data.holds ? `应写：${data.holds}。` : "可以直接在这里写。";
    this.rewriteButton.textContent = data.state === "empty" ? "生成本节" : "重新生成本节";
    this.rewriteButton.disabled = closed;
    this.wishButton.disabled = closed;
    this.wishButton.hidden = !data.text;
    this.lockButton.textContent = data.locked ? "解锁" : "锁定本节";
    this.lockButton.disabled = drafting;
    this.version.textContent = data.revision ? `版本 ${data.revision}` : "";
    this.showFindings(findings);
    this.showQuestions(questions);
  }

  takeText(data, before) {
    if (data.revision < this.revision) return; // asked for before our last save came through
    const text = data.text ?? "";
    if (data.state === "drafting" && before?.state !== "drafting") this.hold();
    const drafted = data.state === "drafting" || before?.state === "drafting";
    const untouched = !this.dirty && (document.activeElement !== this.box || drafted);
    if (untouched && !this.saving && !this.clash) {
      if (textOf(this.box) !== text || !this.box.firstChild) setText(this.box, text);
      this.saved = text;
      this.revision = data.revision;
    } else if (!this.dirty && text === this.saved) this.revision = data.revision;
    if (data.state !== "drafting" && this.box.style.minHeight) requestAnimationFrame(() => this.letGo());
    this.measure();
  }

  /** Keeps the height while text streams in, so that nothing below slides. */
  hold() {
    this.box.style.minHeight = `${Math.max(this.box.offsetHeight, 70)}px`;
  }

  letGo() {
    this.box.style.minHeight = "";
  }

  stream(event) {
    if (event.kind === "section_start") {
      if (this.dirty) return;
      this.hold();
      this.fresh = memory();
      this.root.classList.add("sf-drafting");
      this.box.contentEditable = "false";
      setText(this.box, "");
      this.saved = "";
    } else if (event.kind === "text" && !this.dirty) {
      if (!this.box.textContent) this.box.replaceChildren();
      appendText(this.box, event.text ?? "");
      this.saved = textOf(this.box);
    }
    this.measure();
  }

  showFindings(findings) {
    const adopt = (finding) => {
      if (replaceWords(this.box, finding.quote, finding.suggest)) this.save();
      else complain("原文已经改动，找不到这几个字了。");
    };
    redraw(this.findings, findings.map((finding) => findingRow(finding, this.data.locked ? null : adopt)));
  }

  showQuestions(questions) {
    redraw(this.asks, questions.map((question) => el("p", {}, el("b", { text: "待补充" }), question.text)));
  }

  measure() {
    const length = count(this.box.textContent);
    this.length.textContent = length ? `${length.toLocaleString("zh-CN")} 字` : "";
  }

  onInput(event) {
    dress(this.box);
    this.measure();
    this.repaint();
    this.note.textContent = "未保存";
    clearTimeout(this.timer);
    if (event.isComposing) return; // a half-composed word is not saved
    this.timer = setTimeout(() => this.save(), SAVE_AFTER);
  }

  /** Saves; then shows what another window wrote while the cursor stood here. */
  async leave() {
    await this.save();
    if (this.data) this.takeText(this.data, this.data);
  }

  /** Resolves when the server has what stands here, or the person has been told why not. */
  async save() {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (!this.data || !this.dirty || this.clash) return;
    if (this.data.state === "drafting") {
      this.timer = setTimeout(() => this.save(), 1000);
      return;
    }
    this.saving = this.send();
    await this.saving;
    this.saving = null;
  }

  async send() {
    const text = textOf(this.box);
    this.note.textContent = "正在保存…";
    try {
      const answer = await api.save(live.id, this.id, text, this.revision);
      this.revision = answer.revision;
      this.saved = text;
      this.note.textContent = this.dirty ? "未保存" : "已保存";
      wake(2000);
    } catch (error) {
      if (error.status === 409) return this.settle(text, error.body);
      this.note.textContent = "未保存";
      complain(error.message);
      if (error.status === 0) this.timer = setTimeout(() => this.save(), 3000);
    }
  }

  /** Two people, or two windows, changed one section: show both texts and let the person choose. */
  async settle(mine, theirs) {
    this.clash = true;
    this.note.textContent = "与另一处的修改冲突";
    const choice = await askClash(this.data.heading || "导语", mine, theirs.text ?? "");
    this.clash = false;
    this.revision = theirs.revision;
    if (choice === "theirs") {
      setText(this.box, theirs.text ?? "");
      this.saved = theirs.text ?? "";
      this.note.textContent = "已换成另一处的文字";
    } else {
      this.saved = theirs.text ?? "";
      this.timer = setTimeout(() => this.save(), 0);
    }
    this.measure();
    this.repaint();
  }

  async rewrite() {
    await this.save();
    const own = this.data.author === "human" && this.data.text;
    const sure = !own || (await ask({
      title: "重新生成本节？", text: "这一节您改过。重新生成会换掉现在的文字；改过的文字仍留在“版本”里，随时可以恢复。", yes: "重新生成",
    }));
    if (sure) await this.doing(api.rewrite(live.id, this.id));
  }

  async wish() {
    await this.save();
    const wish = await askWish(this.data.heading || "导语", this.data.author === "human");
    if (wish) await this.doing(api.rewrite(live.id, this.id, wish));
  }

  async lock() {
    await this.save();
    await this.doing(api.lock(live.id, this.id, !this.data.locked));
  }

  async doing(promise) {
    wake();
    try {
      await promise;
      await refresh();
    } catch (error) {
      complain(error.message);
    }
  }
}
