// The form of a question, and the request it stands for.
import { el } from './dom.js';
import { t } from './i18n.js';

const FIELDS = [
  ['steps', 'steps_limit', { type: 'number', min: 1, step: 1 }],
  ['cost', 'cost', { type: 'number', min: 0.000001, max: 1000000, step: 'any' }],
  ['time', 'time', { type: 'number', min: 1, max: 99999, step: 1 }],
  ['language', 'language', { type: 'text', maxlength: 35 }],
  ['include', 'include', { type: 'text', hint: 'hosts' }],
  ['exclude', 'exclude', { type: 'text', hint: 'hosts' }],
  ['from', 'from', { type: 'date' }],
  ['to', 'to', { type: 'date' }],
];

/** Draws the form anew, with what stood in it. */
export function drawForm(form) {
  const before = new FormData(form);
  const open = form.querySelector('details')?.open;
  const fields = FIELDS.map(([name, word, { hint, ...attributes }]) =>
    el('label', {}, el('span', { text: t(word) }), el('input', { name, value: before.get(name), placeholder: hint && t(hint), ...attributes })));
  const question = el('textarea', { id: 'question', name: 'question', rows: 3, required: true, maxlength: 16000 });
  question.value = before.get('question') ?? '';
  question.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.replaceChildren(
    el('label', { for: 'question', text: t('question') }), question,
    el('div', { class: 'send' },
      el('details', { open }, el('summary', { text: t('options') }), el('div', { class: 'fields' }, fields), el('p', { class: 'soft', text: t('modelNote') })),
      el('button', { type: 'submit', id: 'send', text: t('ask') })));
}

const words = text => String(text ?? '').split(/[\s,;,;]+/).filter(Boolean);

/** The request, without what was left empty. `context` is what was said before, or an empty text. */
export function requestOf(form, context = '') {
  const data = new FormData(form);
  const value = name => String(data.get(name) ?? '').trim();
  const request = { question: value('question') };
  if (context) request.context = context;
  if (value('language')) request.language = value('language');
  if (value('steps')) request.max_steps = Number(value('steps'));
  if (value('cost')) request.max_cost_usd = Number(value('cost'));
  if (value('time')) request.max_time = value('time') + 'm';
  const scope = {};
  if (words(value('include')).length) scope.include_domains = words(value('include'));
  if (words(value('exclude')).length) scope.exclude_domains = words(value('exclude'));
  if (value('from')) scope.published_from = value('from');
  if (value('to')) scope.published_to = value('to');
  if (Object.keys(scope).length) request.scope = scope;
  return request;
}
