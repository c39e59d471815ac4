// This browser's runs. Storage may be full, off or damaged: the page works without.
const NAME = 'footnote.runs';
const MOST = 50;

export function remembered() {
  try {
    const list = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(list) ? list.filter(run => run && typeof run.id === 'string' && typeof run.question === 'string') : [];
  } catch {
    return [];
  }
}

function write(list) {
  try {
    localStorage.setItem(NAME, JSON.stringify(list));
  } catch {
    // Nothing is remembered then.
  }
}

export function remember(id, question, status) {
  const others = remembered().filter(run => run.id !== id);
  const before = remembered().find(run => run.id === id);
  write([{ id, question, status, at: before?.at ?? new Date().toISOString() }, ...others].slice(0, MOST));
}

export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // There is nothing to forget then.
  }
}
