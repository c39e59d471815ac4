import { WORDS } from './words.js';
const NAME = 'footnote.interface';

function first() {
  try {
    const kept = localStorage.getItem(NAME);
    if (WORDS[kept]) return kept;
  } catch {
    // The browser's language serves then.
  }
  return (navigator.languages ?? [navigator.language]).some((tag, place) => place === 0 && tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

let now = first();

export const language = () => now;

export function choose(tag) {
  now = WORDS[tag] ? tag : 'en';
  try {
    localStorage.setItem(NAME, now);
  } catch {
    // It holds until the page is left.
  }
}

/** The words of a name, with values filled in. A name that is unknown is shown as it is. */
export function t(name, values = {}) {
  const words = WORDS[now][name] ?? WORDS.en[name] ?? String(name);
  return words.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

/** Why a claim has no full support, in one line. */
export const reasons = list => list.map(reason => reason.text).join(t('and'));

/** Fills in what stands in the page from the start. */
export function translatePage() {
  document.documentElement.lang = now === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = t(node.dataset.word);
}
