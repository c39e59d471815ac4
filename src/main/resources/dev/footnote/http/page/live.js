// The run as it goes: what it costs, and step by step what was thought, searched, read and refused.
import { el, linkOrText, shortAddress } from './dom.js';
import { language, t } from './i18n.js';

const number = value => new Intl.NumberFormat(language()).format(value);

/** One line on how the run stands. */
export function statusLine(run) {
  const parts = [t(run.status)];
  if (run.model) parts.push(t('model', { m: run.model }));
  if (run.usage) {
    parts.push(t('searches', { n: run.usage.searches }), t('pages', { n: run.usage.pages_read }));
  } else if (run.steps.length && run.budget.max_steps) {
    parts.push(t('ofSteps', { n: run.steps.length, m: run.budget.max_steps }));
  }
  if (run.tokens) parts.push(t('tokens', { n: number(run.tokens) }));
  const cost = run.usage?.cost_usd ?? (run.costKnown ? run.cost : null);
  if (cost) parts.push(t('spent', { c: Number(cost).toFixed(4) }) + (run.budget.max_cost_usd ? ' / ' + run.budget.max_cost_usd : ''));
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
      el('summary', {}, el('b', { text: t('searched') }), ' ' + queries.join(' · ') + ' ', el('span', { class: 'soft', text: facts.join(', ') })),
      el('ul', {}, hits.map(hit => el('li', {}, linkOrText(hit.url, hit.title || hit.url), el('span', { class: 'soft', text: ' ' + shortAddress(hit.url) }))))));
}

const line = (kind, name, text) => el('li', { class: kind }, el('b', { text: name }), ' ' + text);

const LINES = {
  search,
  read: item => el('li', { class: 'read' }, el('b', { text: t('read') }), ' ',
    linkOrText(item.source.url, item.source.title || shortAddress(item.source.url)), el('span', { class: 'soft', text: ` [${item.source.number}]` })),
  refused: item => line('refused', t('refused'), `“${item.quote}” — ${item.text}`),
  doubted: item => line('refused', t('doubted'), `${t(item.support)}: ${item.reasons.map(reason => reason.text).join(' ')}`),
  judged: item => line('judged', t('judged', { n: item.claims }), item.text),
  draft: item => line('draft', t('draft', { n: item.claims }), ''),
  failed: item => line('refused', t('toolFailed'), item.text.slice(0, 300)),
  again: item => line('refused', t('again'), item.text),
  budget: item => line('refused', t(item.reached ? 'budgetReached' : 'budgetNear', { limit: item.limit }), ''),
};

function time(run, step) {
  const seconds = (Date.parse(step.at) - Date.parse(run.began)) / 1000;
  return Number.isFinite(seconds) ? `+${seconds.toFixed(1)} s` : '';
}

/** Draws the steps; what a reader has unfolded stays so. */
export function drawSteps(list, run) {
  const open = new Set([...list.querySelectorAll('details[open]')].map(node => node.dataset.key));
  const focused = list.contains(document.activeElement) ? document.activeElement.parentElement?.dataset.key : null;
  list.replaceChildren(...run.steps.map(step =>
    el('li', {},
      el('div', { class: 'step-head' }, el('span', { text: t('step', { n: step.number }) }), el('span', { class: 'soft', text: time(run, step) })),
      step.thought ? el('details', { class: 'thought' }, el('summary', { text: t('thinking') }), el('p', { text: step.thought })) : null,
      el('ul', {}, step.items.map(item => LINES[item.kind](item))))));
  [...list.children].forEach((node, step) => node.querySelectorAll('details').forEach((details, place) => {
    const thought = details.classList.contains('thought');
    details.dataset.key = thought ? `${step}/thought` : `${step}/${place - (node.querySelector('.thought') ? 1 : 0)}`;
    details.open = open.has(details.dataset.key);
    if (details.dataset.key === focused) details.querySelector('summary').focus();
  }));
}
