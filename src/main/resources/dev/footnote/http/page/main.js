// Puts the parts together: one run at a time is shown, and its address ends in #run=ID.
import { begin, choices, onKeyNeeded, Problem, rendered, stop, useKey } from './api.js';
import { drawAnswer, drawSources } from './answer.js';
import { drawForm, offer, requestOf, sameChoice } from './ask.js';
import { byId, el } from './dom.js';
import { drawGraph } from './graph.js';
import { forget, remember, remembered } from './history.js';
import { choose, language, t, translatePage } from './i18n.js';
import { drawMeters, drawSteps, statusLine } from './live.js';
import { claims, emptyRun, isOver, take } from './state.js';
import { watch } from './stream.js';

/** Characters from which a question is set smaller above its answer. */
const LONG = 160;

let run = null;
let watching = null;
let due = false;
let keyMissing = false;
const EXPORTS = [['Markdown', 'text/markdown', 'md'], ['report', 'text/html', 'html'], ['JSON', 'application/json', 'json'], ['BibTeX', 'application/x-bibtex', 'bib']];

function tell(error) {
  byId('retry').hidden = true;
  const gone = error instanceof Problem && error.status === 404;
  byId('problem').textContent = !error ? '' : gone ? t('gone') : error.message || t('unreachable');
}

const attempt = work => Promise.resolve().then(work).catch(error => {
  if (error.name !== 'AbortError') tell(error);
});

async function download(accept, ending) {
  const text = await rendered(run.id, accept);
  const link = el('a', { href: URL.createObjectURL(new Blob([text], { type: accept })), download: `footnote-${run.id.slice(0, 8)}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function share(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = t('copied');
  } catch {
    // Browsers allow it only on secure pages, and people may forbid it.
    tell(new Error(t('copyYourself', { u: location.href })));
  }
}

function drawActions() {
  const over = isOver(run);
  const kind = `${run.id}/${over}/${run.status === 'gone'}/${language()}`;
  const box = byId('actions');
  if (box.dataset.kind === kind) return;
  box.dataset.kind = kind;
  const button = (text, work) => el('button', { type: 'button', class: 'quiet', text, onclick: event => attempt(() => work(event.target)) });
  const parts = run.status === 'gone'
    ? [button(t('askAgain'), () => ask({ ...sameChoice(run.request), question: run.question }, byId('ask')))]
    : over
    ? EXPORTS.map(([name, accept, ending]) => button(name === 'report' ? t('report') : name, () => download(accept, ending)))
    : [el('button', { type: 'button', id: 'stop', text: t('stop'), onclick: () => attempt(() => stop(run.id)) })];
  box.replaceChildren(...(run.status === 'gone' ? [] : [button(t('share'), share)]), ...parts);
}

function drawFollow() {
  const box = byId('follow');
  const show = isOver(run) && claims(run).length > 0;
  const kind = show ? `${run.id}/${language()}` : '';
  if (box.dataset.kind === kind) return;
  box.dataset.kind = kind;
  if (!show) return box.replaceChildren();
  const form = el('form', { class: 'follow' },
    el('label', { for: 'next', text: t('follow') }), el('div', { class: 'row' }, el('input', { id: 'next', name: 'question', required: true, maxlength: 16000 }), el('button', { type: 'submit', text: t('ask') })),
    el('p', { class: 'soft', text: t('followNote') }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    ask({ ...sameChoice(run.request), ...requestOf(form, context(run)), follows: run.id }, form);
  });
  box.replaceChildren(form);
}

/** What was asked and found, for the next question; at most 12,000 characters. */
function context(before) {
  const told = claims(before).filter(one => one.support !== 'none').map(one => `- ${one.text}`).join('\n');
  return `Earlier question: ${before.question}\nEarlier answer: ${before.answer?.short_answer ?? ''}\n${told}`.slice(0, 12000);
}

function draw() {
  due = false;
  if (!run) return;
  byId('result').hidden = false;
  byId('asked').textContent = run.question;
  byId('asked').classList.toggle('long', run.question.length > LONG);
  document.title = run.question ? `${run.question} – Footnote` : 'Footnote';
  const line = statusLine(run);
  if (byId('status').textContent !== line) byId('status').textContent = line;
  byId('status').className = run.status;
  drawMeters(byId('meters'), run);
  drawActions();
  drawAnswer(byId('answer'), run);
  drawFollow();
  drawSources(byId('sources'), run);
  drawSteps(byId('steps'), run);
  drawGraph(byId('graph'), run);
}

function drawSoon() {
  if (due) return;
  due = true;
  setTimeout(draw, 60);
}

function drawPast() {
  const list = remembered();
  byId('past').hidden = list.length === 0;
  byId('runs').replaceChildren(...list.map(each => el('li', {},
    el('a', { href: '#run=' + encodeURIComponent(each.id), text: each.question }), ' ', el('span', { class: 'soft', text: t(each.status) }))));
}

/** Says aloud what was checked; a reader on a screen sees it in the answer. */
function say(event) {
  if (event?.type !== 'claim_checked') return;
  const kind = event.claim.kind === 'disagreement' ? 'disagreement' : event.claim.support;
  byId('checked').append(el('span', { text: t('claimSaid', { v: t(kind), c: event.claim.text }) + ' ' }));
}

async function show(id, question) {
  watching?.abort();
  watching = new AbortController();
  const mine = (run = emptyRun(id, question));
  tell(null);
  byId('checked').replaceChildren();
  draw();
  try {
    await follow(mine);
  } catch (error) {
    // A run that cannot be reached may be later; one that is not kept is gone.
    if (mine === run && error instanceof Problem && (error.status === 0 || error.status >= 500)) {
      tell(error);
      byId('status').textContent = t('unreachable');
      byId('retry').hidden = false;
      return;
    }
    if (mine === run && error instanceof Problem && error.status === 404) {
      mine.status = 'gone';
      draw();
      return;
    }
    throw error;
  }
}

function follow(mine) {
  const { id } = mine;
  return watch(id, {
    signal: watching.signal,
    told(name, data) {
      if (mine !== run) return;
      take(mine, name, data);
      say(data.event);
      if (!mine.forgotten && (name === 'run_started' || name === 'answer')) {
        remember(id, mine.question, mine.status);
        drawPast();
      }
      tell(null);
      drawSoon();
    },
    broken: times => mine === run && (byId('status').textContent = t('lost', { n: times })),
  });
}

function ask(request, form) {
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  button.textContent = t('sending');
  tell(null);
  return attempt(async () => {
    try {
      const id = await begin(request);
      remember(id, request.question, 'queued');
      drawPast();
      history.pushState(null, '', '#run=' + id);
      attempt(() => show(id, request.question));
      byId('result').focus();
    } finally {
      button.disabled = false;
      button.textContent = t('ask');
    }
  });
}

function goTo() {
  const id = /^#run=([0-9a-f]{32})$/.exec(location.hash)?.[1];
  if (id && id !== run?.id) attempt(() => show(id, remembered().find(each => each.id === id)?.question ?? ''));
  if (!id && run) {
    watching.abort();
    run = null;
    document.title = 'Footnote';
    byId('result').hidden = true;
  }
}

let asking = null;

/** One window for all calls that wait for a key. */
function askForKey() {
  asking ??= new Promise(resolve => {
    const dialog = byId('key');
    let given = false;
    byId('key-value').value = '';
    byId('key-form').onsubmit = () => {
      given = true;
      useKey(byId('key-value').value.trim());
    };
    byId('key-cancel').onclick = () => dialog.close();
    dialog.onclose = () => {
      asking = null;
      resolve(given);
      if (given && keyMissing) setTimeout(() => attempt(() => loadChoices(true)), 0);
    };
    dialog.showModal();
  });
  return asking;
}

const redrawForm = () => drawForm(byId('ask'), keyMissing ? () => attempt(() => loadChoices(false)) : null);

/** Asks the service what there is to choose; without a key it may say nothing, and the form does without. */
async function loadChoices(quiet) {
  const focused = document.activeElement?.id;
  try {
    offer(await choices(quiet));
    keyMissing = false;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    keyMissing = error.status === 401;
  }
  redrawForm();
  if (focused) byId(focused)?.focus();
}

function words() {
  translatePage();
  redrawForm();
  drawPast();
  draw();
}

onKeyNeeded(askForKey);
byId('interface').value = language();
byId('interface').addEventListener('change', event => {
  choose(event.target.value);
  words();
});
byId('ask').addEventListener('submit', event => {
  event.preventDefault();
  ask(requestOf(byId('ask')), byId('ask'));
});
byId('evidence-close').addEventListener('click', () => byId('evidence').close());
byId('forget').addEventListener('click', () => {
  forget();
  if (run) run.forgotten = true; // what is still told of it does not bring it back
  drawPast();
  byId('question').focus();
});
byId('again').addEventListener('click', () => run && attempt(() => show(run.id, run.question)));
addEventListener('popstate', goTo);
addEventListener('hashchange', goTo);
setInterval(() => run && !isOver(run) && drawMeters(byId('meters'), run), 1000);
words();
goTo();
await attempt(() => loadChoices(true));
document.documentElement.dataset.ready = 'yes';
