import { foldView, type StoredEvent } from '#event-sourcing';
import { caseView } from '#cases';
import { patrolView } from '#patrols';
import { siteView } from '#places';
import type { Yardstick } from './figures.js';
import { siteLedger, type SiteLedger } from './ledger.js';

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
  history: readonly StoredEvent[],
  from: number,
  yardstick: (at: string) => Yardstick,
): Generator<ReplayStep> {
  const before = history.slice(0, from);
  const sites = foldView(siteView, before);
  const cases = foldView(caseView, before);
  const patrols = foldView(patrolView, before);
  for (let step = from; step < history.length; step += 1) {
    const event = history[step]!;
    foldView(siteView, [event], sites);
    foldView(caseView, [event], cases);
    foldView(patrolView, [event], patrols);
    const [site] = sites.values();
    const documents = {
      communities: [],
      sites: [...sites.values()],
      cases: [...cases.values()],
      patrols: [...patrols.values()],
    };
    const ledger = site ? siteLedger(site, documents, yardstick(event.metadata.occurredAt)) : null;
    yield { step: step + 1, of: history.length, event, ledger };
  }
}
