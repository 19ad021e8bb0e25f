import { momentAfter, refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { correctionInService, type SiteFound } from '#places';
import type { RoomContext } from '#platform';
import { pledgeCatalogue, type PledgeEvent } from './pledge.events.js';
import { evolvePledge, type PledgeRecord } from './pledge.record.js';
import { siteProblem } from './road.checks.js';
import { CorrectDoorstepPledge, EndDoorstepPledge, SignDoorstepPledge } from './road.commands.js';
import { pledgeStates, words } from './road.glossary.js';

export interface PledgeContext extends RoomContext {
  readonly shop?: SiteFound;
}

/** One that has run out may be signed anew, though nobody ended it. */
function holds(record: PledgeRecord, at: string): boolean {
  if (record.status !== 'signed') return false;
  const { until } = record.signings.at(-1)!;
  return until === undefined || at < until;
}

function signed(
  record: PledgeRecord,
  { items, validTo, evidence }: SignDoorstepPledge,
  { shop, occurredAt: at, calendar }: PledgeContext,
): Decision<PledgeEvent> {
  const problem = siteProblem(shop!, 'shop', at, 'shopId');
  if (problem) return problem;
  if (holds(record, at)) return refuse('sign-once', words.signOnce);
  if (items.length === 0 || new Set(items).size !== items.length)
    return refuse('items-once-each', words.items, { field: 'items' });
  if (validTo !== undefined && validTo < calendar.dayOf(at))
    return refuse('valid-to-after-signing', say(words.validTo, { day: validTo }), { field: 'validTo' });
  const { siteId: shopId, communityId } = shop!;
  const until = validTo === undefined ? undefined : momentAfter(calendar.endOfDay(validTo));
  const data = { shopId, communityId, items, validTo, until, evidence: evidence ?? undefined };
  return [{ type: 'DoorstepPledgeSigned', data }];
}

/** A shop's pledges, in one stream under the shop's id: so it has one at a time. */
export const pledge = new RuleBook<PledgeRecord, PledgeEvent, PledgeContext>(words.pledge, { states: pledgeStates })
  .on(SignDoorstepPledge, {
    rule: 'sign-once',
    because: words.signOnce,
    creates: true,
    // By the moment of signing: one that has run out stands in nobody's way.
    allowed: () => true,
    looksUp: ['shop'],
    decide: signed,
  })
  .on(EndDoorstepPledge, {
    rule: 'end-what-was-signed',
    because: words.endPledge,
    allowed: ({ status }) => status === 'signed',
    decide: (_record, { reason }) => [{ type: 'DoorstepPledgeEnded', data: { reason } }],
  })
  .on(
    CorrectDoorstepPledge,
    correctionInService(pledgeCatalogue, 'shop', { DoorstepPledgeSigned: { because: words.retired } }),
  )
  .aggregate({
    stream: 'pledge',
    catalogue: pledgeCatalogue,
    evolve: evolvePledge,
    subject: (record) => (record.status === 'none' ? {} : { siteId: record.shopId, communityId: record.communityId }),
  });
