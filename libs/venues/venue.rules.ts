import { DAY } from '#calendar';
import { correctionRule, refuse, RuleBook, say, type Refusal } from '#event-sourcing';
import { correctionInService, outOfService, type PlaceNamed } from '#places';
import { handoverRule, isSameMinute, isSameName, isThereTwice, numbered, others } from '#platform';
import * as c from './venue.commands.js';
import * as e from './venue.events.js';
import { inventoryFields, inventoryStates, venueStateWords, words } from './venue.glossary.js';
import * as r from './venue.record.js';

/** The site is the one that the venue is. */
export interface VenueContext extends Omit<PlaceNamed, 'community'> {
  /** The inventory that the command names. */
  readonly inventory?: r.VenueInventory;
  /** Looked up only so that they exist. */
  readonly venues?: unknown;
  /** Venues of the inventory that it has not checked. */
  readonly unchecked?: readonly string[];
}

const known = (record: r.VenueRecord) => record as r.Venue;
const isThere = ({ status }: r.VenueRecord) => status === 'profiled';

const inService = { rule: 'venue-in-service' };

function checkFault(venue: r.Venue, command: c.CheckVenue, context: VenueContext): Refusal | undefined {
  const { inventory, id, site, occurredAt } = context;
  const closed = outOfService(site!, occurredAt, { ...inService, field: 'occurredAt' });
  if (closed) return closed;
  const { name, venueIds, status } = inventory!;
  const { inventoryId, state, problems = [], areaM2, areaReason, exists } = command;
  if (status !== 'open')
    return refuse('check-in-an-open-inventory', say(words.checkOpen, { name }), { field: 'inventoryId' });
  if (!venueIds.includes(id))
    return refuse('check-what-is-listed', say(words.checkListed, { name }), { field: 'inventoryId' });
  if (venue.checks.some((check) => check.inventoryId === inventoryId)) return refuse('check-once', words.checkOnce);
  // What is not there is neither used nor let; it has no area either.
  if (!exists && (state === 'in-use' || state === 'let'))
    return refuse('in-use-where-it-exists', words.notThere, { field: 'state' });
  if (!exists && areaM2 > 0) return refuse('area-where-it-exists', words.notThere, { field: 'areaM2' });
  if (state === 'diverted' && problems.length === 0)
    return refuse('diverted-is-a-case', words.diverted, { field: 'problems' });
  const isOff = exists && Math.abs(areaM2 - venue.areaM2) * 10 > venue.areaM2;
  if (isOff && areaReason === undefined)
    return refuse('area-with-a-reason', say(words.area, { areaM2: venue.areaM2 }), { field: 'areaReason' });
  return undefined;
}

/** 阵地 */
export const venue = new RuleBook<r.VenueRecord, e.VenueEvent, VenueContext>(words.venue, { states: venueStateWords })
  .on(c.SetVenueProfile, {
    rule: 'profile-at-any-time',
    because: words.profile,
    creates: true,
    allowed: () => true,
    looksUp: ['site'],
    decide: (_record, { occurredAt: _at, accessible = false, ...profile }, { site, occurredAt }) => {
      const { name, kind, communityId } = site!;
      if (kind !== 'venue') return refuse('profile-of-a-venue', say(words.venueKind, { name }), { field: 'siteId' });
      const closed = outOfService(site!, occurredAt, { ...inService, field: 'siteId' });
      return closed ?? [{ type: 'VenueProfileSet', data: { ...profile, accessible, communityId } }];
    },
  })
  .on(c.CheckVenue, {
    rule: 'check-what-has-a-profile',
    because: words.check,
    allowed: isThere,
    looksUp: ['inventory', 'site'],
    // Whoever kept it once does not check it, whatever its profile says now.
    others: others({ VenueProfileSet: ['keeper'] }, 'another-than-the-keeper-checks', words.keeper),
    decide: (record, command, context) => {
      const fault = checkFault(known(record), command, context);
      if (fault) return fault;
      const { occurredAt: _at, problems, functions = [], ...found } = command;
      const { partId: checkId } = context;
      const data = { checkId, ...found, functions, problems: numbered(problems, checkId) };
      return [{ type: 'VenueChecked', data }];
    },
  })
  .on(c.RecordVenueUse, {
    rule: 'use-what-has-a-profile',
    because: words.use,
    allowed: isThere,
    anyTime: true,
    looksUp: ['site'],
    decide: (record, { what, uses, persons, sameAsNot = [] }, { partId: useId, occurredAt: at, site }) => {
      const { profiledAt, uses: before } = known(record);
      const closed = outOfService(site!, at, { ...inService, field: 'occurredAt' });
      if (closed) return closed;
      if (at < profiledAt)
        return refuse('use-what-has-a-profile', say(words.notYet, { since: profiledAt }), { field: 'occurredAt' });
      const twice = before.find(
        (one) => isSameMinute(one.at, at) && isSameName(one.what, what) && !sameAsNot.includes(one.useId),
      );
      if (twice) return refuse('use-once', say(words.useOnce, { useId: twice.useId }), { field: 'sameAsNot' });
      return [{ type: 'VenueUsed', data: { useId, what, uses, persons } }];
    },
  })
  .on(c.SayVenueIdle, {
    rule: 'say-idle',
    because: words.idle,
    allowed: isThere,
    isInternal: true,
    anyTime: true,
    looksUp: ['site'],
    decide: (record, { days }, { now, site }) => {
      const { lastUsedAt, profiledAt, idleSince } = known(record);
      const since = lastUsedAt ?? profiledAt;
      const isIdle = Date.parse(now) - Date.parse(since) > days * DAY;
      return isIdle && idleSince === undefined && !site!.retired ? [{ type: 'VenueIdle', data: { since, days } }] : [];
    },
  })
  .on(c.HandOverVenueWork, handoverRule(r.movedVenue))
  .on(
    c.CorrectVenue,
    correctionInService(e.venueCatalogue, 'site', {
      VenueProfileSet: inService,
      VenueChecked: inService,
      VenueUsed: inService,
    }),
  )
  .aggregate({ stream: 'venue', catalogue: e.venueCatalogue, evolve: r.evolveVenue });

/** 阵地清查 */
export const venueInventory = new RuleBook<r.VenueInventoryRecord, e.VenueInventoryEvent, VenueContext>(
  words.inventory,
  { states: inventoryStates, fields: inventoryFields },
)
  .on(c.OpenVenueInventory, {
    rule: 'open-once',
    because: words.openOnce,
    creates: true,
    looksUp: ['venues'],
    decide: (_record, { name, venueIds, dueDay }, { calendar, occurredAt }) => {
      const what = venueIds.find((one, n) => venueIds.indexOf(one) !== n);
      if (what !== undefined) return isThereTwice(what, 'venueIds');
      const due = calendar.endOfDay(dueDay);
      if (due < occurredAt) return refuse('due-ahead', words.dueAhead, { field: 'dueDay' });
      return [{ type: 'VenueInventoryOpened', data: { name, venueIds, due } }];
    },
  })
  .on(c.CloseVenueInventory, {
    rule: 'close-once',
    because: words.close,
    allowed: ({ status }) => status === 'open',
    looksUp: ['unchecked'],
    decide: (_record, _command, { unchecked = [] }) =>
      unchecked.length > 0
        ? refuse('check-all', say(words.closeAll, { venues: unchecked.join('、') }))
        : [{ type: 'VenueInventoryClosed', data: {} }],
  })
  .on(c.CorrectVenueInventory, correctionRule(e.inventoryCatalogue))
  .aggregate({ stream: 'inventory', catalogue: e.inventoryCatalogue, evolve: r.evolveInventory, subject: () => ({}) });
