import { refuse, say, type Correction, type DecisionContext, type Rule } from '#event-sourcing';
import type { SiteFound } from './place.lookups.js';
import { words } from './places.glossary.js';

/** The community of what is at a site is that of the site: a correction of it says what the register says (looks up `site`). */
export function withCommunityOfSite<S, E, X extends DecisionContext & { readonly site?: SiteFound }>(
  rule: Rule<S, E, X, Correction>,
): Rule<S, E, X, Correction> {
  return {
    ...rule,
    // The compiler does not see that a context with a site has one by this name.
    looksUp: ['site'] as unknown as Rule<S, E, X>['looksUp'],
    decide: (record, command, context) => {
      const { siteId, communityId } = context.site ?? {};
      if (command.field === 'communityId' && siteId !== undefined && command.value !== communityId)
        return refuse('site-in-community', say(words.siteElsewhere, { siteId, communityId: communityId! }), {
          field: 'value',
        });
      return rule.decide(record, command, context);
    },
  };
}
