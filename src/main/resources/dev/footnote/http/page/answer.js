// The answer, claim by claim with its verdict, and the passages that its footnotes open.
import { source } from './api.js';
import { byId, el, linkOrText, shortAddress } from './dom.js';
import { reasons, t } from './i18n.js';
import { claims, isOver } from './state.js';

const AROUND = 1500;

function mark(run, citation, place) {
  return el('button', {
    type: 'button', class: 'mark', 'aria-haspopup': 'dialog', 'aria-label': t('footnote', { n: place, s: citation.source }),
    onclick: () => openEvidence(run, citation.source, citation), text: `[${citation.source}]`,
  });
}

/** The end of a text that a mark stays with, so that no mark stands alone on a line: the last word, or the last signs of Chinese. */
const LAST = /[^\s\u2e80-\u9fff\uff00-\uffef]{1,24}$|\S{1,2}$/u;

function claim(run, one, counter) {
  const marks = one.citations.map(citation => mark(run, citation, ++counter.n));
  const last = marks.length ? LAST.exec(one.text)?.[0] ?? '' : '';
  return el('li', { class: 'claim ' + one.support },
    el('p', {}, one.text.slice(0, one.text.length - last.length),
      last ? el('span', { class: 'whole' }, last + ' ', marks[0]) : null, last ? marks.slice(1) : marks),
    el('p', { class: 'verdict' }, el('span', { class: 'label', text: t(one.kind === 'disagreement' ? 'disagreement' : one.support) }),
      one.citations.length ? null : el('span', { class: 'soft', text: ' · ' + t('noQuote') }),
      one.reasons?.length ? el('span', { text: ' · ' + reasons(one.reasons) }) : null));
}

const bare = text => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Paragraphs of the answer that are no claims, such as what was searched; those before the first claim, and those after. */
function remarks(run) {
  const told = claims(run).map(one => bare(one.text).slice(0, 24)).filter(Boolean);
  const found = { before: [], after: [] };
  let begun = false;
  for (const part of (run.answer?.answer ?? '').split('\n\n')) {
    const plain = bare(part);
    if (told.some(claim => plain.includes(claim))) begun = true;
    else if (plain && !part.startsWith('#')) found[begun ? 'after' : 'before'].push(part.replace(/\*\*|^[_*]|[_*]$/g, ''));
  }
  return found;
}

const remark = text => el('p', { class: 'soft', text });

const listOf = (word, items) =>
  items?.length ? [el('h3', { text: t(word) }), el('ul', {}, items.map(text => el('li', { text })))] : [];

/** Draws what is checked by now. */
export function drawAnswer(box, run) {
  const counter = { n: 0 };
  const focus = [...box.querySelectorAll('.mark')].indexOf(document.activeElement);
  const parts = [];
  let list = null;
  let section = null;
  for (const one of claims(run)) {
    if (one.section && one.section !== section) {
      section = one.section;
      parts.push(el('h3', { text: section }));
      list = null;
    }
    if (!list) parts.push((list = el('ul', { class: 'claims' })));
    list.append(claim(run, one, counter));
  }
  const brief = run.answer?.short_answer;
  const { before, after } = remarks(run);
  box.replaceChildren(
    ...(brief ? [el('p', { class: 'short', text: brief })] : []), ...before.map(remark), ...parts, ...after.map(remark),
    ...(isOver(run) ? [...listOf('open', run.answer?.open_questions), ...listOf('notes', run.answer?.notes)] : []));
  if (focus >= 0) box.querySelectorAll('.mark')[focus]?.focus();
}

/** Draws the sources that were read; those that the answer cites come first. */
export function drawSources(list, run) {
  const cited = new Set(claims(run).flatMap(one => one.citations.map(citation => citation.source)));
  const known = new Map([...run.sources].map(([id, found]) => [id, found]));
  for (const found of run.answer?.sources ?? []) if (!known.has(found.id)) known.set(found.id, { ...found, number: found.id });
  const order = [...known.values()].sort((a, b) => cited.has(b.number) - cited.has(a.number) || a.number - b.number);
  list.closest('section').hidden = order.length === 0;
  list.replaceChildren(...order.map(found => el('li', { class: cited.has(found.number) ? 'cited' : 'other' },
    el('span', { class: 'number', text: `[${found.number}]` }), ' ',
    linkOrText(found.url, found.title || shortAddress(found.url)), ' ',
    el('span', { class: 'soft', text: shortAddress(found.url) + (found.published?.date ? ' · ' + found.published.date : '') + ' ' }),
    el('button', { type: 'button', class: 'quiet small', 'aria-label': `${t('showText')} [${found.number}]`, onclick: () => openEvidence(run, found.number, null), text: t('showText') }))));
}

let wanted = 0;

/** Shows a source's frozen text, the quote highlighted; start and end count UTF-16 units, as strings do here. */
export async function openEvidence(run, number, citation) {
  const mine = ++wanted;
  const text = byId('evidence-text');
  byId('evidence-title').textContent = t('source', { n: number });
  byId('evidence-from').textContent = '';
  text.textContent = t('loading');
  if (!byId('evidence').open) byId('evidence').showModal();
  try {
    const found = await source(run.id, number);
    if (mine !== wanted) return;
    byId('evidence-from').replaceChildren(linkOrText(found.url, found.title || shortAddress(found.url)));
    if (!citation) {
      text.textContent = found.text;
      return;
    }
    const { start, end } = citation;
    const from = Math.max(0, start - AROUND);
    const to = Math.min(found.text.length, end + AROUND);
    const quote = el('mark', { text: found.text.slice(start, end), tabindex: -1 });
    text.replaceChildren((from > 0 ? '… ' : '') + found.text.slice(from, start), quote, found.text.slice(end, to) + (to < found.text.length ? ' …' : ''));
    quote.scrollIntoView({ block: 'center' });
  } catch (error) {
    if (mine === wanted) text.textContent = error.message || t('unreachable');
  }
}
