import {
  correctionRule,
  isRefusal,
  type Correction,
  type DecisionContext,
  type DomainEvent,
  type EventCatalogue,
  type Instant,
  type RecordCorrected,
  type Rule,
  type Told,
  type WithStatus,
} from '#event-sourcing';
import { outOfService, type OutOfService } from './place-named.js';

/**
 * The rule by which a room corrects what happened at a site: when it happened is corrected to what could have been entered
 * at once, to a moment at which the site was in service.
 * @param place under which name the rule looks it up
 * @param of which entries are judged so, and by which rule in which words
 */
export function correctionInService<S extends WithStatus & Told, E extends DomainEvent, X extends DecisionContext>(
  catalogue: EventCatalogue,
  place: keyof X & ('site' | 'shop'),
  of: Readonly<Record<string, Omit<OutOfService, 'field'>>>,
): Rule<S, E | RecordCorrected, X, Correction> {
  const rule = correctionRule<S, E, X>(catalogue);
  return {
    ...rule,
    // The compiler does not see that what a context has besides its own can be looked up.
    looksUp: [place] as unknown as (typeof rule)['looksUp'],
    decide: (record, command, context) => {
      const decision = rule.decide(record, command, context);
      if (command.field !== 'occurredAt' || isRefusal(decision)) return decision;
      const [corrected] = decision as unknown as readonly {
        readonly data: { readonly eventType: string; readonly value: Instant };
      }[];
      const told = corrected && of[corrected.data.eventType];
      const site = context[place] as Parameters<typeof outOfService>[0];
      return (told && outOfService(site, corrected.data.value, { ...told, field: 'value' })) ?? decision;
    },
  };
}
