// The HTTP API of bot/ui/routes.py. Every failure is an ApiError whose message is one Chinese sentence.

export class ApiError extends Error {
  constructor(message, status = 0, body = {}) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

export const LOST = "连接断开，正在重试；您写的字还在页面上。";
const watchers = [];
let connected = true;

export const isConnected = () => connected;

/** Calls f(true) when the server answers again, f(false) when it is lost. */
export const onConnection = (f) => watchers.push(f);

function report(now) {
  if (now !== connected) watchers.forEach((f) => f(now));
  connected = now;
}

async function call(method, path, body, more = {}) {
  const options = { method, credentials: "same-origin", headers: {}, ...more };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    report(false);
    throw new ApiError(LOST);
  }
  report(true);
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiError(data.error || `服务器没有完成这一步（${answer.status}），请再试一次。`, answer.status, data);
  return data;
}

const shelf = "/api/library";

function withFile(file) {
  const form = new FormData();
  form.append("file", file);
  return form;
}

const draft = (id) => `/api/drafts/${encodeURIComponent(id)}`;
const section = (id, sid) => `${draft(id)}/sections/${encodeURIComponent(sid)}`;

export const api = {
  genres: () => call("GET", "/api/genres"),
  library: {
    overview: () => call("GET", shelf),
    upload: (file) => {
      const form = new FormData();
      form.append("file", file);
      return call("POST", `${shelf}/files`, form);
    },
    stop: () => call("POST", `${shelf}/uploads/stop`, {}),
    goOn: () => call("POST", `${shelf}/uploads/go-on`, {}),
    clear: () => call("POST", `${shelf}/uploads/clear`, {}),
    rebuild: () => call("POST", `${shelf}/rebuild`, {}),
    search: (text) => call("POST", `${shelf}/search`, { text }),
    report: (id) => call("GET", `${shelf}/reports/${encodeURIComponent(id)}`),
    correct: (id, fields) => call("PATCH", `${shelf}/reports/${encodeURIComponent(id)}`, fields),
    remove: (id) => call("DELETE", `${shelf}/reports/${encodeURIComponent(id)}`),
  },
  model: () => call("GET", "/api/model"),
  foundModels: () => call("GET", "/api/model/found"),
  chooseModel: (address) => call("PUT", "/api/model", address),
  forgetModel: () => call("DELETE", "/api/model"),
  tryModel: (address) => call("POST", "/api/model/test", address),
  modelRequests: () => call("GET", "/api/model/requests"),
  drafts: (words = "") => call("GET", `/api/drafts?words=${encodeURIComponent(words)}`),
  archive: (id, archived) => call("POST", `${draft(id)}/archive`, { archived }),
  copy: (id, what) => call("POST", `${draft(id)}/copies`, what),
  undo: (id, again) => call("POST", `${draft(id)}/undo`, { again }),
  goOn: (id) => call("POST", `${draft(id)}/continue`, {}),
  create: (brief) => call("POST", "/api/drafts", brief),
  snapshot: (id) => call("GET", draft(id)),
  change: (id, fields) => call("PATCH", draft(id), fields),
  discard: (id) => call("DELETE", draft(id)),
  events: (id, after) => call("GET", `${draft(id)}/events?after=${after}`),
  start: (id, sections) => call("POST", `${draft(id)}/start`, sections ? { sections } : {}),
  stop: (id) => call("POST", `${draft(id)}/stop`, {}),
  save: (id, sid, text, revision) => call("PUT", section(id, sid), { text, revision }, { keepalive: text.length < 15000 }), // goes out even as the page closes
  rewrite: (id, sid, wish = "") => call("POST", `${section(id, sid)}/rewrite`, { wish }),
  lock: (id, sid, locked) => call("POST", `${section(id, sid)}/lock`, { locked }),
  revisions: (id, sid) => call("GET", `${section(id, sid)}/revisions`),
  restore: (id, sid, revision) => call("POST", `${section(id, sid)}/restore`, { revision }),
  fact: (id, fid, fields) => call("PATCH", `${draft(id)}/facts/${encodeURIComponent(fid)}`, fields),
  settle: (id, facts, quote) => call("POST", `${draft(id)}/conflicts/settle`, { facts, quote }),
  ignore: (id, finding, reason) =>
    call("POST", `${draft(id)}/findings/${encodeURIComponent(finding)}/ignore`, { reason }),
  heed: (id, finding) => call("DELETE", `${draft(id)}/findings/${encodeURIComponent(finding)}/ignore`),
  takeInRules: (id, file) => {
    const form = new FormData();
    form.append("file", file);
    return call("POST", `${draft(id)}/rules`, form);
  },
  ask: (id, question) => call("POST", `${draft(id)}/ask`, { question }),
  takeLastYear: (id, file) => call("POST", `${draft(id)}/last-year`, withFile(file)),
  inLibrary: (id) => call("GET", `${draft(id)}/last-year/library`),
  takeFromLibrary: (id) => call("POST", `${draft(id)}/last-year/library`),
  dropLastYear: (id) => call("DELETE", `${draft(id)}/last-year`),
  tie: (id, key, fact, holds) =>
    call("PUT", `${draft(id)}/promises/${encodeURIComponent(key)}/facts/${encodeURIComponent(fact)}`, { holds }),
  mark: (id, item, applies) => call("PUT", `${draft(id)}/not-applicable/${encodeURIComponent(item)}`, { applies }),
  takeGuide: (id, file) => call("POST", `${draft(id)}/guide`, withFile(file)),
  dropGuide: (id) => call("DELETE", `${draft(id)}/guide`),
  departments: (id, names) => call("PUT", `${draft(id)}/departments`, { names }),
  allot: (id, key, department) => call("PUT", `${draft(id)}/allotted`, { key, department }),
  record: (id) => `${draft(id)}/record`,
  exportWord: (id, edition) => call("POST", `${draft(id)}/export`, { edition }),
  upload: (id, file) => {
    const form = new FormData();
    form.append("file", file);
    return call("POST", `${draft(id)}/files`, form);
  },
};
