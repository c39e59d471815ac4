// Calls of the service. The key lives in this tab's session only.
const KEY = 'footnote.key';
let memory = '';

function key() {
  try {
    return sessionStorage.getItem(KEY) || memory;
  } catch {
    return memory;
  }
}

export function useKey(value) {
  memory = value;
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // Storage may be switched off; the key is then known until the page is left.
  }
}

/** A problem that the service told, or that kept it from being reached (status 0). */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

let askForKey = async () => false;

/** Sets what asks the person for a key; it resolves to whether one was given. */
export function onKeyNeeded(asker) {
  askForKey = asker;
}

/** As fetch, but throws a Problem for anything that is not 2xx; a 401 asks for a key and tries again, unless `quiet` says not to. */
export async function call(path, { quiet, ...options } = {}) {
  for (;;) {
    const headers = { accept: 'application/json', ...options.headers };
    if (key()) headers.authorization = 'Bearer ' + key();
    let response;
    try {
      response = await fetch(path, { ...options, headers, cache: 'no-store' });
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      throw new Problem(0, '', '');
    }
    if (response.ok) return response;
    if (response.status === 401 && !quiet && (await askForKey())) continue;
    const told = await response.json().catch(() => ({}));
    throw new Problem(response.status, told.title || response.statusText, told.detail);
  }
}

/** What a request can choose: models, modes, places and the limits of one that names none. */
export async function choices(quiet) {
  return (await call('/v1/options', { quiet })).json();
}

const runPath = id => '/v1/research/' + encodeURIComponent(id);

/** Begins a run that goes on without this page; gives its id. */
export async function begin(request) {
  const response = await call('/v1/research', {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async' },
    body: JSON.stringify(request),
  });
  return (await response.json()).id;
}

export const events = (id, last, signal) =>
  call(runPath(id) + '/events', {
    signal,
    headers: { accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) },
  });

export const stop = id => call(runPath(id), { method: 'DELETE' });

export async function source(id, number) {
  return (await call(`${runPath(id)}/sources/${number}`)).json();
}

export async function rendered(id, accept) {
  return (await call(runPath(id), { headers: { accept } })).text();
}
