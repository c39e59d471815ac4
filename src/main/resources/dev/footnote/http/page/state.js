// What a run's events add up to. Pure: the views draw it.

export function emptyRun(id = '', question = '') {
  return {
    id, question, model: '', endpoint: '', budget: {}, status: 'queued', reason: '', began: null, now: null,
    steps: [], sources: new Map(), claims: [], refused: [], doubted: [], answer: null, usage: null, cost: 0,
    costKnown: true, tokens: 0, request: null, mode: '', seen: 0,
  };
}

function step(run, number) {
  let found = run.steps.find(each => each.number === number);
  if (!found) {
    found = { number, at: run.now, thought: '', items: [] };
    run.steps.push(found);
  }
  return found;
}

/** How often the model has been asked. */
export const stepsTaken = run => Math.max(0, ...run.steps.map(each => each.number));

const latest = run => run.steps.at(-1)?.number ?? 1;

function spend(run, event) {
  if (event.cost_usd === null || event.cost_usd === undefined) run.costKnown = false;
  else run.cost += Number(event.cost_usd);
  run.tokens += (event.tokens?.input ?? 0) + (event.tokens?.output ?? 0);
}

const HANDLERS = {
  run_started(run, event) {
    Object.assign(run, {
      question: event.request.question, request: event.request, budget: event.request.budget ?? {},
      endpoint: event.endpoint, model: event.model, status: 'running', began: run.now,
    });
  },
  model_called: (run, event) => void step(run, event.step),
  attempt_discarded(run, event) {
    const now = step(run, event.step);
    now.thought = '';
    now.items.push({ kind: 'again', text: event.reason });
  },
  model_changed(run, event) {
    Object.assign(run, { endpoint: event.endpoint, model: event.model });
    const now = step(run, event.step);
    now.thought = '';
    now.items.push({ kind: 'model', name: `${event.model} (${event.endpoint})`, text: event.reason });
  },
  mode_chosen(run, event) {
    run.mode = event.mode;
    step(run, event.step).items.push({ kind: 'mode', mode: event.mode, text: event.reason });
  },
  model_answered(run, event) {
    if (event.message?.thinking) step(run, event.step).thought = event.message.thinking;
    spend(run, event);
  },
  search_done: (run, event) => void step(run, event.step).items.push({ kind: 'search', result: event.result }),
  source_frozen(run, event) {
    run.sources.set(event.source.number, event.source);
    if (event.step > 0) step(run, event.step).items.push({ kind: 'read', source: event.source });
  },
  tool_answered(run, event) {
    // What is wrong with a draft is told by the events before.
    if (event.failed && event.message.tool_name !== 'submit_answer') step(run, event.step).items.push({ kind: 'failed', text: event.message.text ?? '' });
  },
  budget_warned: (run, event) =>
    void step(run, event.step).items.push({ kind: 'budget', limit: event.limit, reached: event.reached }),
  draft_submitted(run, event) {
    step(run, event.step).items.push({ kind: 'draft', round: event.round, claims: event.claims });
  },
  quote_refused(run, event) {
    run.refused.push(event);
    step(run, latest(run)).items.push({ kind: 'refused', quote: event.quote, text: event.reason });
  },
  claim_doubted(run, event) {
    run.doubted.push(event);
    step(run, latest(run)).items.push({ kind: 'doubted', support: event.support, reasons: event.reasons ?? [] });
  },
  claims_judged(run, event) {
    spend(run, event);
    step(run, latest(run)).items.push({ kind: 'judged', claims: event.claims, text: event.problem ?? '' });
  },
  claim_checked(run, event) {
    run.claims[event.index] = { ...event.claim, section: event.section };
  },
  run_ended(run, event) {
    Object.assign(run, { status: event.status, reason: event.reason, usage: event.usage });
  },
};

// What trajectories of a run in heavy mode do: their claims are not those of the answer, and their steps have numbers of their own.
const OF_TRAJECTORIES = ['model_called', 'attempt_discarded', 'model_answered', 'search_done', 'tool_answered', 'budget_warned'];

function trajectory(run, name, { trajectory: number, event }) {
  const own = event.step > 0 ? { ...event, step: `${number}.${event.step}` } : event;
  if (name === 'claims_judged') spend(run, event);
  else if (OF_TRAJECTORIES.includes(name)) HANDLERS[name](run, own);
  else if (name === 'source_frozen') {
    run.sources.set(event.source.number, event.source);
    if (event.step > 0) step(run, own.step).items.push({ kind: 'read', source: event.source });
  }
}

/** Takes in one event of the stream; those of a kind that is not known here change nothing. */
export function take(run, name, data) {
  if (name === 'thought') {
    step(run, data.step).thought += data.text;
  } else if (name === 'answer') {
    run.answer = data;
    Object.assign(run, { status: data.status, reason: data.reason ?? run.reason, usage: data.usage ?? run.usage });
  } else if (name === 'error') {
    run.reason = data.detail ?? data.title ?? '';
  } else if (data.event) {
    run.now = data.at;
    run.seen = Date.now();
    if (data.trajectory) trajectory(run, name, data);
    else HANDLERS[name]?.(run, data.event);
  }
}

export const isOver = run => !['queued', 'running'].includes(run.status);

/** The claims to show: those of the answer once there is one. */
export const claims = run => run.claims.filter(Boolean).length ? run.claims.filter(Boolean) : run.answer?.claims ?? [];
