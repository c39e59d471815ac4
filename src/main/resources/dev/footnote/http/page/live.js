// The run as it goes: what it costs, and step by step what was thought, searched, read and refused.
import { el, linkOrText, shortAddress, svg } from './dom.js';
import { language, reasons, t } from './i18n.js';
import { isOver, stepsTaken } from './state.js';

const number = value => new Intl.NumberFormat(language()).format(value);
const money = value => '$' + (value === 0 ? '0' : value >= 1 ? value.toFixed(2) : value.toFixed(4));
const UNITS = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86400 };

/** Seconds of a length of time as the service writes it: 90s, 20m, 1.5h or PT20M; NaN for anything else. */
export function seconds(text) {
  const plain = /^([0-9.]+)(ns|us|ms|s|m|h|d)$/.exec(String(text ?? ''));
  if (plain) return Number(plain[1]) * UNITS[plain[2]];
  const iso = /^PT(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?$/.exec(String(text ?? ''));
  return iso ? (Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0)) * 60 + Number(iso[3] ?? 0) : NaN;
}

function clock(total) {
  const whole = Math.floor(total);
  const two = value => String(value).padStart(2, '0');
  return whole < 3600 ? `${Math.floor(whole / 60)}:${two(whole % 60)}` : `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Seconds since the run began; while it goes on, the time since its last event counts too. */
function elapsed(run) {
  if (run.usage?.elapsed_ms) return run.usage.elapsed_ms / 1000;
  if (!run.began) return 0;
  return (Date.parse(run.now) - Date.parse(run.began) + (isOver(run) ? 0 : Math.max(0, Date.now() - run.seen))) / 1000;
}

/** What the run has taken of each limit: a bar where there is a limit. */
export function drawMeters(list, run) {
  const cost = run.usage?.cost_usd ?? (run.costKnown ? run.cost : null);
  const most = seconds(run.budget.max_time);
  const rows = [
    ['stepsTaken', stepsTaken(run), run.budget.max_steps, number],
    ['timeTaken', elapsed(run), Number.isFinite(most) ? most : null, clock],
    ['costTaken', cost === null ? null : Number(cost), run.budget.max_cost_usd, money],
    ['tokensTaken', run.tokens, run.budget.max_tokens, number],
  ];
  list.replaceChildren(...(run.began ? rows : []).map(([word, value, limit, shown]) =>
    el('div', { class: limit && value / limit >= 0.8 ? 'near' : null },
      el('dt', { text: t(word) }),
      el('dd', {}, value === null ? t('unknown') : shown(value) + (limit ? ' / ' + shown(Number(limit)) : ''),
        limit && value !== null ? el('progress', { max: limit, value: Math.min(value, limit), 'aria-label': t(word) }) : null))));
}

/** One line on how the run stands. */
export function statusLine(run) {
  const parts = [t(run.status)];
  if (run.model) parts.push(t('model', { m: run.model }));
  if (run.mode) parts.push(t('mode_' + run.mode));
  if (run.usage) {
    parts.push(t('searches', { n: run.usage.searches }), t('pages', { n: run.usage.pages_read }));
  }
  if (run.answer?.confidence && run.answer.status === 'answered') {
    parts.push(t('confidence', { n: Math.round(run.answer.confidence * 100) }));
  }
  return parts.join(' · ') + (run.reason ? ' — ' + run.reason : '');
}

function search(item) {
  const { queries, hits, quality } = item.result;
  const facts = quality
    ? [t('hits', { n: quality.hits, new: quality.new_hits }), t(String(quality.verdict).toUpperCase())]
    : [t('hits', { n: hits.length, new: hits.length })];
  if (quality?.missing_terms?.length) facts.push(t('missing', { t: quality.missing_terms.join(', ') }));
  return el('li', { class: 'search' },
    el('details', {},
      el('summary', {}, el('b', { text: t('searched') }), ' ' + queries.join(' · ') + ' ', el('span', { class: 'soft', text: facts.join(t('comma')) })),
      el('ul', {}, hits.map(hit => el('li', {}, linkOrText(hit.url, hit.title || hit.url), el('span', { class: 'soft', text: ' ' + shortAddress(hit.url) }))))));
}

const line = (kind, name, text) => el('li', { class: kind }, el('b', { text: name }), ' ' + text);

const LINES = {
  search,
  read: item => el('li', { class: 'read' }, el('b', { text: t('read') }), ' ',
    linkOrText(item.source.url, item.source.title || shortAddress(item.source.url)), el('span', { class: 'soft', text: ` [${item.source.number}]` })),
  refused: item => line('refused', t('refused'), `“${item.quote}” — ${item.text}`),
  doubted: item => line('refused', t('doubted'), t('claimSaid', { v: t(item.support), c: reasons(item.reasons) })),
  judged: item => line('judged', t('judged', { n: item.claims }), item.text),
  draft: item => line('draft', t('draft', { n: item.claims }), ''),
  failed: item => line('refused', t('toolFailed'), item.text.slice(0, 300)),
  mode: item => line('mode', t('modeChosen', { m: t('mode_' + item.mode) }), item.text),
  model: item => line('refused', t('modelChanged', { m: item.name }), item.text),
  again: item => line('refused', t('again'), item.text),
  budget: item => line('refused', t(item.reached ? 'budgetReached' : 'budgetNear', { limit: item.limit }), ''),
};

const since = (run, at) => (Date.parse(at) - Date.parse(run.began)) / 1000;

function time(run, step) {
  const begun = since(run, step.at);
  return Number.isFinite(begun) ? `+${begun.toFixed(1)} s` : '';
}

/** When a step went on, as a bar beside those of the others; the times stand in words beside it. */
function bar(run, place) {
  const whole = since(run, run.now);
  const from = since(run, run.steps[place].at);
  const to = since(run, run.steps[place + 1]?.at ?? run.now);
  if (!(whole > 0) || !(to >= from)) return null;
  const x = Math.min(99, (100 * from) / whole);
  return svg('svg', { class: 'bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'track', x: 0, y: 0, width: 100, height: 4 }),
    svg('rect', { x, y: 0, width: Math.max(1, (100 * (to - from)) / whole), height: 4 }));
}

/** Draws the steps; what a reader has unfolded stays so. */
export function drawSteps(list, run) {
  const open = new Set([...list.querySelectorAll('details[open]')].map(node => node.dataset.key));
  const focused = list.contains(document.activeElement) ? document.activeElement.parentElement?.dataset.key : null;
  list.replaceChildren(...run.steps.map((step, place) =>
    el('li', {},
      el('div', { class: 'step-head' },
        el('span', { text: step.number ? t('step', { n: step.number }) : t('beginning') }), el('span', { class: 'soft', text: time(run, step) }), bar(run, place)),
      step.thought ? el('details', { class: 'thought' }, el('summary', { text: t('thinking') }), el('p', { text: step.thought })) : null,
      el('ul', {}, step.items.map(item => LINES[item.kind](item))))));
  [...list.children].forEach((node, step) => node.querySelectorAll('details').forEach((details, place) => {
    const thought = details.classList.contains('thought');
    details.dataset.key = thought ? `${step}/thought` : `${step}/${place - (node.querySelector('.thought') ? 1 : 0)}`;
    details.open = open.has(details.dataset.key);
    if (details.dataset.key === focused) details.querySelector('summary').focus();
  }));
}
