import { atMoment, type MomentOf } from '#cases';
import type { StoredEvent } from '#event-sourcing';
import type { Yardstick } from './figures.js';
import { siteLedger, type SiteLedger } from './ledger.js';
import { OfficeFold } from './office-documents.js';

/** One step of a replay: the event, and the ledger after it. */
export interface ReplayStep {
  readonly step: number;
  readonly of: number;
  readonly event: StoredEvent;
  /** `null` while the site itself is not registered yet. */
  readonly ledger: SiteLedger | null;
}

/** The history event by event; each step adds one event to the documents of the step before. */
export function* replay(
  siteId: string,
  history: readonly StoredEvent[],
  from: number,
  moments: MomentOf,
  yardstick: (at: string) => Yardstick,
): Generator<ReplayStep> {
  const fold = new OfficeFold('site', siteId);
  const right = atMoment(moments);
  for (const event of history.slice(0, from)) fold.add(right(event));
  for (let step = from; step < history.length; step += 1) {
    const event = history[step]!;
    fold.add(right(event));
    const documents = fold.documents();
    const [site] = documents.sites;
    const ledger = site ? siteLedger(site, documents, yardstick(moments(event))) : null;
    yield { step: step + 1, of: history.length, event, ledger };
  }
}
