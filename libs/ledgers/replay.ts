import { atMoment, type Instant, type MomentOf, type StoredEvent } from '#event-sourcing';
import { siteLedger, type Ledger } from './ledger.js';
import type { LedgerRules } from './ledger-parts.js';
import type { PlaceFold } from './office-documents.js';

/** One step of a replay: the event, and the ledger after it. */
export interface ReplayStep {
  readonly step: number;
  readonly of: number;
  readonly event: StoredEvent;
  /** `null` while the site itself is not registered yet. */
  readonly ledger: Ledger | null;
}

export interface Replayed {
  readonly history: readonly StoredEvent[];
  readonly moments: MomentOf;
  /** Of the first step; what was before is folded into it. */
  readonly from: number;
}

/** The history event by event; each step adds one event to the documents of the step before. */
export async function* replay(
  { history, moments, from }: Replayed,
  fold: PlaceFold,
  rules: LedgerRules,
  /** Of a step, for what is judged at its moment. */
  moment: (at: Instant) => Instant,
): AsyncGenerator<ReplayStep> {
  const right = atMoment(moments);
  for (const event of history.slice(0, from)) fold.add(right(event));
  for (let step = from; step < history.length; step += 1) {
    const event = history[step]!;
    fold.add(right(event));
    const { sites, source } = fold.documents({ at: moment(moments(event)) });
    const ledger = sites[0] ? await siteLedger(sites[0], source, rules) : null;
    yield { step: step + 1, of: history.length, event, ledger };
  }
}
