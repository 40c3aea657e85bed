// The draft on the page: a snapshot, then the events after it. Every part of the page listens here.
import { api, ApiError } from "./api.js";

const QUICK = 250; // ms between looks while a job runs or an answer is awaited
const SLOW = 3000;

/** What is shown now: `id` of the draft and its last snapshot. */
export const live = { id: null, snap: null };

const snapshotListeners = [];
const streamListeners = [];
let whenGone = () => {};
let whenCopied = () => {};
let last = 0;
let awakeUntil = 0;
let timer = null;
let asking = null;

export const onSnapshot = (f) => snapshotListeners.push(f);
/** f() when the draft was deleted elsewhere. */
export const onGone = (f) => (whenGone = f);
/** f(id) when another draft was made of this one, in the window where the person is. */
export const onCopied = (f) => (whenCopied = f);
/** f(event) for section_start, text and section_end, in order, while a section is being written. */
export const onStream = (f) => streamListeners.push(f);

/** Looks often for a while: something is about to happen. */
export function wake(ms = 15000) {
  awakeUntil = Math.max(awakeUntil, Date.now() + ms);
  schedule(QUICK);
}

export async function open(id) {
  live.id = id;
  live.snap = null;
  await refresh();
}

/** Takes a snapshot that the server sent, unless another draft has been opened meanwhile. */
export function take(snap) {
  if (!snap || snap.id !== live.id) return;
  live.snap = snap;
  last = Math.max(snap.last ?? 0, 0);
  for (const listen of snapshotListeners) listen(snap);
  schedule(pace());
}

/** One request at a time; whoever asks meanwhile gets a second, newer one. */
export async function refresh() {
  if (!live.id) return;
  while (asking) await asking.catch(() => {});
  const id = live.id;
  asking = api.snapshot(id);
  try {
    take(await asking);
  } finally {
    asking = null;
  }
}

const pace = () => {
  const busy = live.snap?.state === "drafting" || Date.now() < awakeUntil;
  if (busy) return QUICK;
  const library = live.snap?.library;
  return library && library.done < library.total ? 1000 : SLOW;
};

function schedule(ms) {
  clearTimeout(timer);
  timer = setTimeout(look, ms);
}

const STREAMED = new Set(["section_start", "text", "section_end"]);

async function look() {
  const id = live.id;
  try {
    if (id && live.snap) await follow(id);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 404 && id === live.id) whenGone();
  } finally {
    schedule(pace());
  }
}

async function follow(id) {
  const { events } = await api.events(id, last);
  if (id !== live.id) return;
  const news = events.filter((event) => event.id > last);
  for (const event of news) {
    last = event.id;
    if (STREAMED.has(event.kind)) streamListeners.forEach((listen) => listen(event));
  }
  const copy = news.find((event) => event.kind === "copied");
  if (copy && document.hasFocus()) whenCopied(copy.draft);
  const indexing = live.snap.library && live.snap.library.done < live.snap.library.total;
  if (indexing || news.some((event) => event.kind !== "text")) await refresh();
}
