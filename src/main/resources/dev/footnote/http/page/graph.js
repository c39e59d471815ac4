// A small picture: question, searches, pages and claims in four columns. The list of steps says the same in words.
import { svg } from './dom.js';
import { t } from './i18n.js';
import { claims } from './state.js';

const X = [10, 190, 420, 650];
const WIDE = [150, 200, 200, 200];
const ROW = 30;

const BROAD = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[^\u0000-\uffff]/u;
const width = char => (BROAD.test(char) ? 15 : /[A-ZMW@%m]/.test(char) ? 10 : 7.4);

/** As much of a text as fits into a width, by generous widths of its characters: fonts differ. */
function cut(text, most) {
  let whole = 0;
  let kept = '';
  for (const char of text.slice(0, 200)) {
    whole += width(char);
    if (whole > most) return kept.trimEnd() + '…';
    if (whole + width('…') <= most) kept += char;
  }
  return text;
}

function nodes(run) {
  const all = claims(run);
  const cited = new Set(all.flatMap(one => one.citations.map(citation => citation.source)));
  const searches = [];
  const pages = [];
  for (const step of run.steps) {
    for (const item of step.items) {
      if (item.kind === 'search') searches.push({ text: item.result.queries.join(' · '), urls: new Set(item.result.hits.map(hit => hit.url)) });
      if (item.kind === 'read') pages.push(item.source);
    }
  }
  // What an earlier run of the conversation has read was not read again.
  for (const found of run.answer?.sources ?? []) {
    if (cited.has(found.id) && !pages.some(page => page.number === found.id)) pages.push({ ...found, number: found.id });
  }
  pages.sort((a, b) => cited.has(b.number) - cited.has(a.number) || a.number - b.number);
  return { searches: searches.slice(0, 12), pages: pages.slice(0, 16), all: all.slice(0, 16), cited };
}

function box(column, row, text, kind) {
  const label = svg('text', { x: X[column] + 8, y: row * ROW + 20 });
  label.textContent = cut(text, WIDE[column] - 16);
  const title = svg('title');
  title.textContent = text;
  return svg('g', { class: kind }, title, svg('rect', { x: X[column], y: row * ROW + 4, width: WIDE[column], height: 23, rx: 5 }), label);
}

function edge(column, from, to, kind = '') {
  const x1 = X[column] + WIDE[column];
  const x2 = X[column + 1];
  const y1 = from * ROW + 15;
  const y2 = to * ROW + 15;
  return svg('path', { class: kind, d: `M${x1} ${y1} C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}` });
}

/** Draws it anew. */
export function drawGraph(place, run) {
  const { searches, pages, all, cited } = nodes(run);
  place.closest('section').hidden = searches.length + pages.length === 0;
  const rows = Math.max(1, searches.length, pages.length, all.length);
  const summary = t('graphText', { s: searches.length, p: pages.length, c: all.length });
  const picture = svg('svg', { viewBox: `0 0 860 ${rows * ROW + 8}`, role: 'img', 'aria-label': summary });
  searches.forEach((_, row) => picture.append(edge(0, 0, row)));
  pages.forEach((page, row) => {
    const names = [page.url, ...(page.aliases ?? [])];
    const from = searches.findIndex(search => names.some(name => search.urls.has(name)));
    if (from >= 0) picture.append(edge(1, from, row, cited.has(page.number) ? 'strong' : ''));
  });
  all.forEach((one, row) => {
    for (const number of new Set(one.citations.map(citation => citation.source))) {
      const from = pages.findIndex(page => page.number === number);
      if (from >= 0) picture.append(edge(2, from, row, 'strong'));
    }
  });
  picture.append(box(0, 0, run.question, 'question'));
  searches.forEach((search, row) => picture.append(box(1, row, search.text, 'query')));
  pages.forEach((page, row) => picture.append(box(2, row, `[${page.number}] ${page.title || page.url}`, cited.has(page.number) ? 'page cited' : 'page')));
  all.forEach((one, row) => picture.append(box(3, row, one.text, 'one ' + one.support)));
  place.replaceChildren(picture);
}
