// Server-sent events over fetch, as EventSource can send no key. A broken line is taken up again behind the last event.
import { events, Problem } from './api.js';

/** Splits a stream's text into events, whatever the pieces it comes in. */
export class EventParser {
  constructor(listener) {
    this.listener = listener;
    this.rest = '';
    this.clear();
  }

  clear() {
    this.event = { id: '', name: 'message', data: [] };
  }

  push(text) {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop();
    for (const line of lines) this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  line(line) {
    if (line === '') {
      if (this.event.data.length) {
        this.listener(this.event.name, this.event.data.join('\n'), this.event.id);
      }
      this.clear();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.event.name = value;
    else if (field === 'id') this.event.id = value;
    else if (field === 'data') this.event.data.push(value);
  }
}

const wait = (millis, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('stopped', 'AbortError'));
    });
  });

/** Tells each event once until the answer has come; `broken` hears when the line is taken up again. */
export async function watch(id, { told, broken, signal }) {
  let last = '';
  let ended = false;
  let failures = 0;
  while (!ended) {
    try {
      const reader = (await events(id, last, signal)).body.getReader();
      const decoder = new TextDecoder();
      const parser = new EventParser((name, data, number) => {
        if (number) last = number;
        failures = 0;
        if (name === 'answer') ended = true;
        told(name, JSON.parse(data));
      });
      while (!ended) {
        const { done, value } = await reader.read();
        if (done) break;
        parser.push(decoder.decode(value, { stream: true }));
      }
      if (ended) await reader.cancel();
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
    }
    if (!ended) {
      failures += 1;
      if (failures > 8) throw new Problem(0, '', '');
      broken(failures);
      await wait(Math.min(10000, 250 * 2 ** failures), signal);
    }
  }
}
