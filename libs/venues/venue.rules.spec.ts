import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import * as c from './venue.commands.js';
import type { VenueEvent, VenueInventoryEvent } from './venue.events.js';
import { venue, venueInventory, type VenueContext } from './venue.rules.js';

const site = { siteId: 's1', communityId: 'c1', name: '党群中心', kind: 'venue', retired: false } as const;
const open = {
  status: 'open',
  name: '2018清查',
  venueIds: ['s1'],
  due: '2018-12-31T15:59:59.999Z',
  openedAt: '2018-01-01T00:00:00.000Z',
} as const;
const inventory = { ...open, venueIds: ['s1'] };
const june: VenueContext = {
  now: '2018-06-30T00:00:00.000Z',
  occurredAt: '2018-06-01T02:00:00.000Z',
  actor: 'li',
  id: 's1',
  partId: 'part',
  calendar: defaultCalendar,
  config: readConfig({}, {}),
  site,
  inventory,
};
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const about = {
  siteId: 's1',
  areaM2: 200,
  ownership: 'own' as const,
  functions: ['阅览'],
  signsUnified: true,
  keeper: 'wang',
};
const profiled: VenueEvent = { type: 'VenueProfileSet', data: { ...about, accessible: false, communityId: 'c1' } };
const seen = {
  inventoryId: 'i1',
  exists: true,
  areaM2: 200,
  state: 'in-use' as const,
  signsUnified: true,
  hasLogBook: true,
};
const checked: VenueEvent = { type: 'VenueChecked', data: { checkId: 'k', ...seen, functions: [], problems: [] } };
const used: VenueEvent = { type: 'VenueUsed', data: { useId: 'u', what: '阅读', uses: 1, persons: 9 } };
const { given } = deciderSpec(venue);

describe('a venue', () => {
  const profile = command(c.SetVenueProfile, about);
  test('has the profile of a site that is a venue in service, set again at any time', () => {
    given().when(profile, june).then(profiled);
    given(profiled).when(profile, june).thenTypes('VenueProfileSet');
    given()
      .when(profile, { ...june, site: { ...site, kind: 'shop' } })
      .refused('profile-of-a-venue');
    given()
      .when(profile, { ...june, site: { ...site, retired: true, retiredAt: '2018-05-01T00:00:00.000Z' } })
      .refused('venue-in-service');
  });

  test('is checked once in an open inventory that lists it, by another than its keeper', () => {
    const check = (fields: object = {}) => command(c.CheckVenue, { ...seen, ...fields });
    given().when(check(), june).refused('check-what-has-a-profile');
    given(profiled).when(check(), june).thenTypes('VenueChecked');
    given(profiled, checked).when(check(), june).refused('check-once');
    given(profiled)
      .when(check(), { ...june, inventory: { ...inventory, status: 'closed' } })
      .refused('check-in-an-open-inventory');
    given(profiled)
      .when(check(), { ...june, inventory: { ...inventory, venueIds: ['s2'] } })
      .refused('check-what-is-listed');
    given(profiled)
      .when(check(), { ...june, actor: 'WANG' })
      .refused('another-than-the-keeper-checks');
    given(profiled)
      .when(check({ state: 'diverted' }), june)
      .refused('diverted-is-a-case');
    given(profiled)
      .when(check({ areaM2: 220 }), june)
      .thenTypes('VenueChecked');
    for (const areaM2 of [179, 221]) {
      given(profiled).when(check({ areaM2 }), june).refused('area-with-a-reason');
      given(profiled)
        .when(check({ areaM2, areaReason: '改造' }), june)
        .thenTypes('VenueChecked');
    }
  });

  test('that does not exist is neither in use nor let, and has no area', () => {
    const gone = (fields: object) => command(c.CheckVenue, { ...seen, exists: false, areaM2: 0, ...fields });
    for (const state of ['in-use', 'let'])
      given(profiled).when(gone({ state }), june).refused('in-use-where-it-exists');
    given(profiled)
      .when(gone({ state: 'idle', areaM2: 50 }), june)
      .refused('area-where-it-exists');
    given(profiled)
      .when(gone({ state: 'idle' }), june)
      .thenTypes('VenueChecked');
  });

  test('is used since it has a profile, and the same use is not entered twice', () => {
    const use = (fields: object = {}) => command(c.RecordVenueUse, { what: '阅读', uses: 1, persons: 9, ...fields });
    const past = (event: VenueEvent, occurredAt: string) => ({ event, occurredAt });
    const set = past(profiled, '2018-01-10T00:00:00.000Z');
    given(set)
      .when(use(), { ...june, occurredAt: '2018-01-09T00:00:00.000Z' })
      .refused('use-what-has-a-profile');
    const before = past(used, '2018-06-01T02:00:30.000Z');
    given(set, before).when(use(), june).refused('use-once');
    given(set, before)
      .when(use({ sameAsNot: ['u'] }), june)
      .thenTypes('VenueUsed');
    given(set, before)
      .when(use({ what: '议事会' }), june)
      .thenTypes('VenueUsed');
    given(set, before)
      .when(use(), { ...june, occurredAt: '2018-06-01T02:01:00.000Z' })
      .thenTypes('VenueUsed');
  });

  test('stays idle after a use that is entered late', () => {
    const past = (event: VenueEvent, occurredAt: string) => ({
      ...event,
      id: `${event.type}${occurredAt}`,
      recordedAt: occurredAt,
      metadata: { actor: 'a', occurredAt, commandId: 'c', commandDigest: '' },
    });
    const idleSince = (last: string) =>
      [
        past(profiled, '2018-01-01T00:00:00.000Z'),
        past(used, '2018-01-10T00:00:00.000Z'),
        past({ type: 'VenueIdle', data: { since: '2018-01-10T00:00:00.000Z', days: 30 } }, '2018-02-10T00:00:00.000Z'),
        past({ ...used, data: { ...used.data, useId: 'v' } } as VenueEvent, last),
      ].reduce((record, event) => venue.evolve(record, event as never), venue.initialState) as { idleSince?: string };
    expect(idleSince('2018-01-05T00:00:00.000Z').idleSince).toBe('2018-01-10T00:00:00.000Z');
    expect(idleSince('2018-01-20T00:00:00.000Z').idleSince).toBeUndefined();
  });

  test('is idle when nobody has used it for so many days, said once until it is used again', () => {
    const idle = command(c.SayVenueIdle, { days: 30 });
    const at = (now: string) => ({ ...june, now, occurredAt: now });
    const past = (event: VenueEvent, occurredAt: string) => ({ event, occurredAt });
    const set = past(profiled, '2018-01-01T00:00:00.000Z');
    given(set).when(idle, at('2018-01-31T00:00:00.000Z')).then();
    given(set).when(idle, at('2018-01-31T00:00:00.001Z')).thenTypes('VenueIdle');
    given(set, past(used, '2018-02-01T00:00:00.000Z')).when(idle, at('2018-02-20T00:00:00.000Z')).then();
    const said = past(
      { type: 'VenueIdle', data: { since: '2018-01-01T00:00:00.000Z', days: 30 } },
      '2018-02-01T00:00:00.000Z',
    );
    given(set, said).when(idle, at('2018-03-20T00:00:00.000Z')).then();
    given(set, said, past(used, '2018-03-20T00:00:00.000Z'))
      .when(idle, at('2018-05-20T00:00:00.000Z'))
      .thenTypes('VenueIdle');
    given(set)
      .when(idle, { ...at('2018-03-20T00:00:00.000Z'), site: { ...site, retired: true } })
      .then();
    expect(venue.rules.possible({ status: 'none' })).toEqual(['SetVenueProfile']);
    given()
      .when(command(c.RecordVenueUse, { what: '阅读', uses: 1, persons: 9 }), june)
      .refused('use-what-has-a-profile');
  });
});

describe('an inventory', () => {
  const { given: ofInventory } = deciderSpec(venueInventory);
  const opened: VenueInventoryEvent = {
    type: 'VenueInventoryOpened',
    data: { name: '2018清查', venueIds: ['s1'], due: '2018-12-31T15:59:59.999Z' },
  };
  test('lists venues once, and is closed when all are checked', () => {
    const opening = (fields: object = {}) =>
      command(c.OpenVenueInventory, { name: '2018清查', venueIds: ['s1'], dueDay: '2018-12-31', ...fields });
    ofInventory().when(opening(), june).then(opened);
    ofInventory(opened).when(opening(), june).refused('open-once');
    ofInventory()
      .when(opening({ venueIds: ['s1', 's1'] }), june)
      .refused('named-once');
    ofInventory()
      .when(opening({ dueDay: '2018-05-31' }), june)
      .refused('due-ahead');
    const closing = command(c.CloseVenueInventory, {});
    ofInventory(opened)
      .when(closing, { ...june, unchecked: ['s1'] })
      .refused('check-all');
    ofInventory(opened)
      .when(closing, { ...june, unchecked: [] })
      .thenTypes('VenueInventoryClosed');
    ofInventory(opened, { type: 'VenueInventoryClosed', data: {} }).when(closing, june).refused('close-once');
  });
});
