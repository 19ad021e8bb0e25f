import { correctionRule, listed, refuse, RuleBook, say, type Decision, type Sentence } from '#event-sourcing';
import type { StillOpen } from '#platform';
import { siteStates, words } from './places.glossary.js';
import { responsibilityRules, type PlaceContext } from './responsibility.rules.js';
import {
  AssignSiteResponsibility,
  ChangeSite,
  CorrectSite,
  EndSiteResponsibility,
  RegisterSite,
  RestoreSite,
  RetireSite,
} from './site.commands.js';
import { siteCatalogue, type SiteEvent } from './site.events.js';
import { evolveSite, noSite, type SiteRecord } from './site.record.js';

/** A site is registered in a community that exists, and retired when nothing is open there. */
export interface SiteContext extends PlaceContext {
  readonly community?: unknown;
  readonly open?: readonly StillOpen[];
}

/** What is open, each kind with its number. */
export const openInWords = (open: readonly StillOpen[]): Sentence =>
  listed(open.map(({ what, count }) => say(words.openOnes, { what, count })));

const isInService = (record: SiteRecord) => record.status === 'in-service';

/** Only what is different is an event; what is the same already is nothing to do. */
function changed(record: SiteRecord, { name, address, creditCode }: ChangeSite): Decision<SiteEvent> {
  if (record.status === 'none') return [];
  const given = { ...(name ? { name } : {}), ...(address ? { address } : {}), ...(creditCode ? { creditCode } : {}) };
  const fields = Object.keys(given) as (keyof typeof given)[];
  if (fields.length === 0) return refuse('change-something', words.changeSomething, { field: 'name' });
  const different = fields.filter((field) => given[field] !== record[field]);
  if (different.length === 0) return [];
  return [{ type: 'SiteChanged', data: Object.fromEntries(different.map((field) => [field, given[field]])) }];
}

/** 点位 */
export const site = new RuleBook<SiteRecord, SiteEvent, SiteContext>(words.site, { states: siteStates })
  .on(RegisterSite, {
    rule: 'register-once',
    because: words.siteOnce,
    creates: true,
    looksUp: ['community'],
    decide: (_record, { name, kind, communityId, address, creditCode }, { id }) => [
      {
        type: 'SiteRegistered',
        data: { siteId: id, name, kind, communityId, address: address ?? undefined, creditCode },
      },
    ],
  })
  .on(ChangeSite, {
    rule: 'change-while-in-service',
    because: words.siteChanged,
    allowed: isInService,
    decide: changed,
  })
  .on(RetireSite, {
    rule: 'retire-while-in-service',
    because: words.siteRetired,
    allowed: isInService,
    looksUp: ['open'],
    decide: (_record, { reason }, { open = [] }) =>
      open.length > 0
        ? refuse('retire-without-open-records', say(words.stillOpen, { open: openInWords(open) }))
        : [{ type: 'SiteRetired', data: { reason } }],
  })
  .on(RestoreSite, {
    rule: 'restore-when-retired',
    because: words.siteRestored,
    allowed: (record) => record.status === 'retired',
    decide: (_record, { reason }) => [{ type: 'SiteRestored', data: { reason } }],
  })
  .with(
    responsibilityRules<SiteRecord, SiteEvent>(
      words.site,
      AssignSiteResponsibility,
      EndSiteResponsibility,
      isInService,
    ),
  )
  // The community that a correction names is looked up, so that it exists.
  .on(CorrectSite, {
    ...correctionRule<SiteRecord, SiteEvent, SiteContext>(siteCatalogue),
    looksUp: ['community'],
  })
  .aggregate({ stream: 'site', catalogue: siteCatalogue, initialState: noSite, evolve: evolveSite });
