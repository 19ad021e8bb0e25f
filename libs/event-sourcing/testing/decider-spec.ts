import { expect } from '@jest/globals';
import { fold, isRefusal, type Decider, type DecisionContext, type DomainEvent, type Recorded } from '../index.js';

/** An event of the past, with who and when where that matters. */
export interface Past<E extends DomainEvent> {
  readonly event: E;
  readonly actor?: string;
  readonly occurredAt?: string;
}

/** given(events).when(command, context).then(events) or .refused(rule), for any decider. */
export function deciderSpec<S, C, E extends DomainEvent, X extends DecisionContext>(decider: Decider<S, C, E, X>) {
  return {
    given: (...past: readonly (E | Past<E>)[]) => ({
      when: (command: C, context: X) => {
        const state = fold(decider.evolve, decider.initialState, past.map(record));
        const decision = decider.decide(state, command, context);
        return {
          decision,
          then: (...events: readonly E[]) => {
            expect(decision).toEqual(events);
          },
          thenTypes: (...types: readonly string[]) => {
            expect(isRefusal(decision) ? decision : decision.map((e) => e.type)).toEqual(types);
          },
          refused: (rule: string) => {
            expect(isRefusal(decision) ? decision.refused : decision).toBe(rule);
            expect(decision).toMatchObject({ state: expect.any(String), possible: expect.any(Array) });
          },
        };
      },
    }),
  };
}

function record<E extends DomainEvent>(past: E | Past<E>, index: number): Recorded<E> {
  const { event, actor, occurredAt } =
    'event' in past ? past : { event: past, actor: undefined, occurredAt: undefined };
  const at = occurredAt ?? '2018-01-01T00:00:00.000Z';
  return {
    ...event,
    id: `event-${index}`,
    recordedAt: at,
    metadata: { actor: actor ?? 'somebody', occurredAt: at, commandId: `command-${index}`, commandDigest: '' },
  };
}
