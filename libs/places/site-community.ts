import type { Correction, DecisionContext, Rule } from '#event-sourcing';
import { elsewhere, type PlaceNamed } from './place-named.js';
import { words } from './places.glossary.js';

/** The community of what is at a site is that of the site: a correction of it says what the register says (looks up `site`). */
export function withCommunityOfSite<S, E, X extends DecisionContext & Pick<PlaceNamed, 'site'>>(
  rule: Rule<S, E, X, Correction>,
): Rule<S, E, X, Correction> {
  return {
    ...rule,
    // The compiler does not see that a context with a site has one by this name.
    looksUp: ['site'] as unknown as Rule<S, E, X>['looksUp'],
    decide: (record, command, context) => {
      const named = command.field === 'communityId' ? command.value : undefined;
      const fault = elsewhere(context.site, named, { field: 'value', because: words.siteElsewhere });
      return fault ?? rule.decide(record, command, context);
    },
  };
}
