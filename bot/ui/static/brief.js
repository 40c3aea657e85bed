// 起草任务: unit, year and genre stand in Gradio's fields; what a person changes there is saved from here.
import { api } from "./api.js";
import { complain } from "./dialogs.js";
import { placed, typeInto } from "./dom.js";
import { live, onSnapshot, refresh, take } from "./live.js";

const shown = { unit: "", year: "" }; // what this script last put into the fields: anything else a person wrote
let genres = [];
let saving = Promise.resolve();
let refused = ""; // what the server would not take, so that it is not sent again and again

const field = (id) => document.querySelector(`#${id} input, #${id} textarea`);
const written = (id) => field(id)?.value.trim() ?? "";

export async function mountBrief() {
  genres = await api.genres();
  const box = await placed("#brief");
  box.addEventListener("focusout", () => setTimeout(saveBrief, 60)); // the list closes and writes its choice first
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) setTimeout(saveBrief, 60);
  });
  box.addEventListener("click", (event) => event.target.closest("[role=option]") && setTimeout(saveBrief, 60));
  onSnapshot(({ brief }) => {
    const mine = [put("unit", brief.unit ?? ""), put("year", String(brief.year ?? ""))].includes(false);
    if (mine && !box.contains(document.activeElement)) saveBrief();
  });
}

/** Puts the draft's value into a field; false where a person wrote something else, which is left. */
function put(id, value) {
  const input = field(id);
  if (input.value.trim() === value) shown[id] = value;
  if (input.value.trim() !== shown[id]) return false;
  if (shown[id] !== value) typeInto(input, value);
  shown[id] = value;
  return true;
}

/** Another draft comes onto the page: what stands in the fields was for the old one. */
export function forgetBrief() {
  for (const id of Object.keys(shown)) shown[id] = written(id);
  refused = "";
}

/** Resolves when the server knows what stands in the three fields. */
export function saveBrief() {
  saving = saving.then(send);
  return saving;
}

async function send() {
  const fields = changed();
  const asked = JSON.stringify([live.id, fields]);
  if (!Object.keys(fields).length || asked === refused) return;
  refused = "";
  try {
    take(await api.change(live.id, fields));
  } catch (error) {
    refused = asked;
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
