import { isRefusal, CommandRefused, type EventStore, type Instant, type StoredEvent } from '#event-sourcing';
import { caseDecider } from '../case.decider.js';
import { CASE_STREAM, type CaseEvent } from '../case.events.js';
import { evolveCase } from '../case.fold.js';
import { noCase } from '../case.record.js';
import type { CaseContext } from '../rules/rule.js';
import type { ImportRecord } from './import-record.js';

/** An event as it would be. */
export type PreviewedEvent = CaseEvent & { readonly occurredAt: Instant };

type Context = Pick<CaseContext, 'now' | 'actor' | 'calendar'>;

/**
 * What an import of the record would add to its case by what the log holds now; nothing is written. Whether an own number
 * that comes in with it is free is not asked.
 * @throws CommandRefused as the import would
 */
export async function previewImport(
  store: Pick<EventStore, 'readStream'> | undefined,
  caseId: string,
  record: ImportRecord,
  { now, ...context }: Context,
): Promise<readonly PreviewedEvent[]> {
  const history: StoredEvent[] = [];
  let state = noCase;
  for await (const event of store?.readStream(`${CASE_STREAM}-${caseId}`) ?? []) {
    history.push(event);
    state = evolveCase(state, event as never);
  }
  const decision = caseDecider.decide(state, record, { ...context, now, occurredAt: now, partId: caseId, history });
  if (isRefusal(decision)) throw new CommandRefused(decision);
  return decision.map((event) => ({ ...event, occurredAt: event.occurredAt ?? now }));
}
