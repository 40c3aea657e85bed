// 起草任务: unit, year and genre stand in Gradio's fields; what a person changes there is saved from here.
import { api } from "./api.js";
import { complain } from "./dialogs.js";
import { placed } from "./dom.js";
import { live, refresh, take } from "./live.js";

let genres = [];
let saving = Promise.resolve();

const written = (id) => document.querySelector(`#${id} input, #${id} textarea`)?.value.trim() ?? "";

export async function mountBrief() {
  genres = await api.genres();
  const box = await placed("#brief");
  box.addEventListener("focusout", () => setTimeout(saveBrief, 60)); // the list closes and writes its choice first
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) setTimeout(saveBrief, 60);
  });
  box.addEventListener("click", (event) => event.target.closest("[role=option]") && setTimeout(saveBrief, 60));
}

/** Resolves when the server knows what stands in the three fields. */
export function saveBrief() {
  saving = saving.then(send);
  return saving;
}

async function send() {
  const fields = changed();
  if (!Object.keys(fields).length) return;
  try {
    take(await api.change(live.id, fields));
  } catch (error) {
    complain(error.message);
    await refresh().catch(() => {});
  }
}

function changed() {
  const brief = live.snap?.brief;
  const fields = {};
  if (!brief) return fields;
  const unit = written("unit");
  const year = written("year").replace(/年度?$/, "");
  const genre = genres.find((one) => one.name === written("genre"))?.id;
  if (unit && unit !== (brief.unit ?? "")) fields.unit = unit;
  if (year && year !== String(brief.year ?? "")) {
    if (/^\d+$/.test(year)) fields.year = Number(year);
    else complain("年度请写四位数字，如2025。");
  }
  if (genre && genre !== brief.genre) fields.genre = genre;
  return fields;
}
