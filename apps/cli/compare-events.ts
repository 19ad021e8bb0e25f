import { say, type Sentence, type StoredEvent } from '#event-sourcing';
import { PROGRESS_EVERY, readEvents } from './events-file.js';
import { differenceWords as words } from './files.glossary.js';
import { tell, told } from './language.js';
import { identityOf, LogDigest } from './log-digest.js';
import type { Session } from './session.js';

export interface Comparison {
  readonly same: boolean;
  /** Events that are the same, from the first on. */
  readonly events: number;
  /** Of those events. */
  readonly digest: string;
  /** What the first difference is; absent where there is none. */
  readonly difference?: string;
}

/** Holds the log against an export of another one: stream, revision, order, ids, content and both clocks. */
export async function compareEvents({ office, output }: Session, file: string): Promise<Comparison> {
  const lines = readEvents(file);
  const log = office.backends.rawStore.readAll()[Symbol.asyncIterator]();
  const digest = new LogDigest();
  let events = 0;
  const differs = (difference: Sentence): Comparison => ({
    same: false,
    events,
    digest: digest.value(),
    difference: told(difference),
  });
  try {
    let line = await lines.next();
    for (; !line.done; line = await lines.next()) {
      const exported = line.value;
      const { done, value: stored } = await log.next();
      if (done) return differs(say(words.logEnds, { events, event: shown(exported) }));
      const field = firstDifference(stored, exported);
      if (field)
        return differs(say(words.field, { n: events + 1, stored: shown(stored), exported: shown(exported), field }));
      digest.add(stored);
      events += 1;
      if (events % PROGRESS_EVERY === 0) output.progress(tell(words.comparing, { events }));
    }
    const { done, value: stored } = await log.next();
    if (!done) return differs(say(words.exportEnds, { events, event: shown(stored) }));
    if (!line.value) return differs(words.cutShort);
    if (line.value.events !== events || line.value.digest !== digest.value()) return differs(words.lastLine);
    return { same: true, events, digest: digest.value() };
  } finally {
    await lines.return(undefined);
    await log.return?.();
    output.done();
  }
}

function shown({ type, stream, revision }: StoredEvent): Sentence {
  return say(words.event, { type, stream, revision });
}

function firstDifference(a: StoredEvent, b: StoredEvent): string | undefined {
  const of = (event: StoredEvent) => JSON.parse(identityOf(event)) as Record<string, unknown>;
  if (identityOf(a) === identityOf(b)) return undefined;
  const [left, right] = [of(a), of(b)];
  return Object.keys(left).find((field) => JSON.stringify(left[field]) !== JSON.stringify(right[field]));
}
