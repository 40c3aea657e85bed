// 素材报送表: which department is asked for what; the file for them, and what came back.
import { api } from "./api.js";
import { el, when } from "./dom.js";
import { fileLink, settle } from "./gaps.js";
import { live } from "./live.js";

const MOST_SHOWN = 80;

export function requestForm(snap) {
  const { departments, wanted, filled } = snap.gaps;
  const asked = wanted.filter((row) => !row.key.startsWith("other:"));
  return [
    el("p", { class: "sf-lead", text: "缺的材料请科室填：先写科室，看看分工合不合适，下载 Excel 发下去；填好后从这里或对话框传回来，自动记进事实清单，注明谁报的。同一张表传几次都不会重复记，改了的按新的算。" }),
    naming(departments),
    el("p", { class: "sf-record" },
      el("a", { id: "download-form", href: `/api/drafts/${snap.id}/form`, download: "", class: "sf-button", text: "下载报送表" }),
      fileLink("传回填好的表", ".xlsx", "form-back", async (file) => {
        const answer = await api.upload(live.id, file);
        return { says: answer.messages.at(-1)?.content.split("\n")[0] };
      })),
    asked.length ? allotting(asked, departments) : el("p", { class: "sf-none", text: "要点都有材料了，表里只留“其他想报的事”。" }),
    filled.length ? received(filled) : null,
  ];
}

function naming(departments) {
  const field = el("input", {
    id: "departments", type: "text", class: "sf-own-reason", value: departments.join("、"), placeholder: "办公室、法规科、执法队", "data-key": "departments",
    onchange: () => settle(() => api.departments(live.id, field.value.split(/[、，,；;\s]+/).filter(Boolean))),
  });
  return el("p", { class: "sf-naming" }, el("label", { for: "departments", text: "科室" }), field);
}

function allotting(rows, departments) {
  return el("section", { class: "sf-group" },
    el("h2", {}, "请谁填什么", el("span", { class: "sf-tally", text: String(rows.length) })),
    el("ul", { class: "sf-factlist" }, ...rows.slice(0, MOST_SHOWN).map((row) => el("li", { class: "sf-demand" },
      el("div", { class: "sf-demand-main" }, el("span", { class: "sf-says" }, el("span", { text: row.what })),
        el("div", { class: "sf-fact-foot" }, el("span", { text: row.number }), row.rule ? el("span", { class: "sf-rule", text: row.rule }) : null)),
      departments.length ? chooser(row, departments) : el("span", { class: "sf-met", text: "未分科室" })))));
}

function chooser(row, departments) {
  const select = el("select", {
    class: "sf-move", "aria-label": `请哪个科室填：${row.what}`, "data-key": `allot-${row.key}`,
    onchange: () => settle(() => api.allot(live.id, row.key, select.value)),
  }, ...departments.map((name) => el("option", { value: name, text: name })));
  select.value = row.department;
  return select;
}

const received = (filled) =>
  el("section", { class: "sf-group" },
    el("h2", {}, "已收到", el("span", { class: "sf-tally", text: String(filled.length) })),
    el("ul", { class: "sf-factlist" }, ...filled.map((one) => el("li", { class: "sf-demand" },
      el("div", { class: "sf-demand-main" }, el("span", { class: "sf-says" }, el("span", { text: one.text || one.number })),
        el("div", { class: "sf-fact-foot" }, el("span", { text: `${one.department} ${one.person || "未署名"}` }), el("span", { text: when(one.at) })))))));
