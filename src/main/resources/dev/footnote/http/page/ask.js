// The form of a question, and the request it stands for. What there is to choose comes from the service.
import { el } from './dom.js';
import { t } from './i18n.js';

const LIMITS = [
  ['steps', 'steps_limit', { type: 'number', min: 1, step: 1 }, budget => budget.max_steps],
  ['cost', 'cost', { type: 'number', min: 0.000001, max: 1000000, step: 'any' }, budget => budget.max_cost_usd],
  ['time', 'time', { type: 'number', min: 1, max: 99999, step: 1 }, budget => budget.max_time_s && Math.round(budget.max_time_s / 60)],
];
const FIELDS = [
  ['language', 'language', { type: 'text', maxlength: 35 }],
  ['include', 'include', { type: 'text', hint: 'hosts' }],
  ['exclude', 'exclude', { type: 'text', hint: 'hosts' }],
  ['from', 'from', { type: 'date' }],
  ['to', 'to', { type: 'date' }],
];
const NOTHING = { models: [], modes: [], places: [], budget: {} };

let offered = NOTHING;

/** Takes what the service offers; null while it is not known. */
export function offer(options) {
  offered = options ?? NOTHING;
}

/** The places that can be switched on and off; all folders together are none besides the folders. */
function leaves() {
  const folders = offered.places.filter(name => name.startsWith('corpus/'));
  return folders.length ? offered.places.filter(name => name !== 'corpus') : offered.places;
}

const placeName = name => (name.startsWith('corpus/') ? name.slice('corpus/'.length) : t('place_' + name));

function select(name, word, options, chosen) {
  return el('label', {}, el('span', { text: t(word) }),
    el('select', { name, id: 'choose-' + name }, options.map(([value, text]) => el('option', { value, text, selected: value === chosen }))));
}

function places(before) {
  const names = leaves();
  if (names.length < 2) return null;
  const kept = before.has('shown-places') ? before.getAll('place') : names;
  return el('fieldset', { class: 'places' }, el('legend', { text: t('places') }), el('input', { type: 'hidden', name: 'shown-places', value: 'yes' }),
    names.map(name => el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'place', value: name, checked: kept.includes(name) }), el('span', { text: placeName(name) }))));
}

function choosers(before) {
  const models = offered.models.map(({ name, id }) => [name, id && id !== name ? `${name} · ${id}` : name]);
  return [
    offered.modes.length ? select('mode', 'mode_label', offered.modes.map(mode => [mode, t('mode_' + mode)]), before.get('mode') ?? offered.mode) : null,
    models.length > 1 ? select('model', 'model_label', models, before.get('model') ?? models[0][0]) : null,
    places(before),
  ].filter(Boolean);
}

/** Draws the form anew, with what stood in it. `enterKey` is what asks for a key, where the service told nothing without. */
export function drawForm(form, enterKey = null) {
  const before = new FormData(form);
  const open = form.querySelector('details')?.open;
  const field = ([name, word, { hint, ...attributes }, usual]) =>
    el('label', {}, el('span', { text: t(word) }),
      el('input', { name, value: before.get(name), placeholder: hint ? t(hint) : usual?.(offered.budget) ?? null, ...attributes }));
  const question = el('textarea', { id: 'question', name: 'question', rows: 3, required: true, maxlength: 16000 });
  question.value = before.get('question') ?? '';
  question.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  const chosen = choosers(before);
  form.replaceChildren(
    el('label', { for: 'question', text: t('question') }), question,
    el('div', { class: 'send' },
      el('div', { class: 'choices' }, chosen,
        enterKey ? el('button', { type: 'button', id: 'enter-key', class: 'quiet', text: t('keyEnter'), onclick: enterKey }) : null),
      el('button', { type: 'submit', id: 'send', text: t('ask') })),
    el('details', { open }, el('summary', { text: t('options') }), el('div', { class: 'fields' }, LIMITS.map(field), FIELDS.map(field))));
  const boxes = [...form.querySelectorAll('[name=place]')];
  const check = () => boxes[0]?.setCustomValidity(boxes.some(box => box.checked) ? '' : t('placeNone'));
  boxes.forEach(box => box.addEventListener('change', check));
  check();
}

const words = text => String(text ?? '').split(/[\s,;,;]+/).filter(Boolean);

/** The request, without what was left empty. `context` is what was said before, or an empty text. */
export function requestOf(form, context = '') {
  const data = new FormData(form);
  const value = name => String(data.get(name) ?? '').trim();
  const request = { question: value('question') };
  if (context) request.context = context;
  for (const name of ['language', 'mode', 'model']) if (value(name)) request[name] = value(name);
  const all = leaves();
  const chosen = data.getAll('place');
  if (chosen.length && chosen.length < all.length) request.places = chosen;
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

/** What a question that follows a run takes over from it: the same model, mode and places. */
export function sameChoice(request) {
  const kept = {};
  for (const name of ['model', 'mode']) if (request?.[name]) kept[name] = request[name];
  if (request?.places?.length) kept.places = request.places;
  return kept;
}
