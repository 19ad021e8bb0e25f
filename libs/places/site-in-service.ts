import { isRefusal, type Correction, type DecisionContext, type Instant, type Rule } from '#event-sourcing';
import { outOfService, type OutOfService } from './place-named.js';

/**
 * When something happened at a site is corrected to what could have been entered at once: to a moment at which the site
 * was in service.
 * @param place under which name the rule looks it up
 * @param of which entries are judged so, and by which rule in which words
 */
export function whileSiteInService<S, E, X extends DecisionContext>(
  rule: Rule<S, E, X, Correction>,
  place: keyof X & ('site' | 'shop'),
  of: Readonly<Record<string, Omit<OutOfService, 'field'>>>,
): Rule<S, E, X, Correction> {
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
