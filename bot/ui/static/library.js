// What the server says of the past reports; every part of 范文 listens here. Asked again while something is going on.
import { api } from "./api.js";
import { complain } from "./dialogs.js";

const SOON = 1000; // ms between looks while files are taken in or the index is made

export const library = { progress: { done: 0, total: 0, busy: false, news: "" }, says: [], reports: [], uploads: { counts: {}, files: [] } };

const listeners = [];
let timer = null;

export const onLibrary = (f) => listeners.push(f);

/** Takes in what the server sent, whole or a part of it. */
export function takeLibrary(parts) {
  Object.assign(library, parts);
  for (const listen of listeners) listen(library);
  clearTimeout(timer);
  if (isTakingIn() || library.progress.busy) timer = setTimeout(loadLibrary, SOON);
}

export const isTakingIn = () => Boolean(library.uploads.counts.waiting || library.uploads.counts.reading);

export async function loadLibrary() {
  try {
    takeLibrary(await api.library.overview());
  } catch (error) {
    complain(error.message);
  }
}

/** Does something to the library and shows what it is then; false when it was not done. */
export async function change(work) {
  try {
    takeLibrary(await work());
    return true;
  } catch (error) {
    complain(error.message);
    return false;
  }
}
