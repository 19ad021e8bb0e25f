import { fold, within, type DomainEvent, type EventStore, type Instant, type Recorded } from '#event-sourcing';
import type { ResponsibleQuery } from './place.queries.js';
import { responsibleAt, type Responsibility } from './responsibility.js';

export class Responsible {
  readonly at: Instant;
  readonly responsible: Responsibility[];
}

interface Folded<S, E extends DomainEvent> {
  readonly initialState: S;
  evolve(state: S, event: Recorded<E>): S;
}

/** Who was responsible at a moment, by what was known at another: the same fold over the part of the stream that was recorded. */
export async function responsibleIn<
  S extends { readonly responsibilities: readonly Responsibility[] },
  E extends DomainEvent,
>(
  store: EventStore,
  stream: string,
  { initialState, evolve }: Folded<S, E>,
  { at, recordedUntil, role }: ResponsibleQuery,
  now: Instant,
): Promise<Responsible> {
  const known = within({ recordedUntil: recordedUntil ?? undefined });
  const events: Recorded<E>[] = [];
  for await (const event of store.readStream(stream)) if (known(event)) events.push(event as unknown as Recorded<E>);
  const moment = at ?? now;
  return { at: moment, responsible: responsibleAt(fold(evolve, initialState, events), moment, role ?? undefined) };
}
