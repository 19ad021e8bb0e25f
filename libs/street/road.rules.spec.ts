import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deriveId } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import type { ChiefPatrolEvent } from './chief-patrol.events.js';
import { chiefPatrol, type ChiefPatrolContext } from './chief-patrol.rules.js';
import type { PledgeEvent } from './pledge.events.js';
import { pledge, type PledgeContext } from './pledge.rules.js';
import {
  CorrectChiefPatrol,
  CorrectRoadSegment,
  EndDoorstepPledge,
  ProfileRoadSegment,
  RecordChiefPatrol,
  SignDoorstepPledge,
  VoidChiefPatrol,
  type PledgeItem,
} from './road.commands.js';
import type { RoadSegmentProfiled, SegmentEvent } from './segment.events.js';
import { segment, type SegmentContext } from './segment.rules.js';

const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const road = { siteId: 's1', communityId: 'c1', name: '明湖路', kind: 'road-segment', retired: false } as const;
const shop = { ...road, siteId: 'shop', name: '店', kind: 'shop' } as const;
const gone = { retired: true, retiredAt: '2018-05-01T00:00:00.000Z' };
const june = {
  now: '2018-12-31T00:00:00.000Z',
  occurredAt: '2018-06-01T02:00:00.000Z',
  actor: '王',
  id: 's1',
  partId: 'x',
  calendar: defaultCalendar,
};

describe('a road segment', () => {
  const { given } = deciderSpec(segment);
  const at = (more: Partial<SegmentContext> = {}) => ({ ...june, site: road, ...more }) as SegmentContext;
  const profile = { startsAt: '湖东路', endsAt: '湖西路', leadingOrganisation: '明湖社区党支部', merchants: 12 };
  const profiled: RoadSegmentProfiled = {
    type: 'RoadSegmentProfiled',
    data: { siteId: 's1', communityId: 'c1', ...profile, shopIds: [] },
  };

  test('is a site of that kind in service, profiled as often as it changes', () => {
    const profiling = command(ProfileRoadSegment, profile);
    given().when(profiling, at()).then(profiled);
    given(profiled).when(profiling, at()).then(profiled);
    given()
      .when(profiling, at({ site: shop }))
      .refused('segment-is-a-road');
    given()
      .when(profiling, at({ site: { ...road, ...gone } }))
      .refused('site-in-service');
    given({ event: profiled, occurredAt: '2018-07-01T00:00:00.000Z' })
      .when(profiling, at())
      .refused('not-before-the-last-step');
    const correcting = command(CorrectRoadSegment, {
      eventId: 'event-0',
      field: 'merchants',
      value: '21',
      reason: 'x',
    });
    given(profiled).when(correcting, at()).thenTypes('RecordCorrected');
  });

  test('has shops along it, which stay until others are told; of before nobody was asked', () => {
    const along = command(ProfileRoadSegment, { ...profile, shopIds: ['shop', 'shop'] });
    const { data } = profiled;
    const listed: SegmentEvent = { type: 'RoadSegmentProfiled', data: { ...data, shopIds: ['shop'] } };
    given()
      .when(along, at({ shops: [shop, shop] }))
      .then(listed);
    given()
      .when(along, at({ shops: [{ ...road, name: '另一路段' }] }))
      .refused('along-it-are-shops');
    given(listed).when(command(ProfileRoadSegment, profile), at()).then(listed);
    const { shopIds: _, ...before } = data;
    expect(segment.catalogue.RoadSegmentProfiled?.upcasts?.[1]?.(before)).toEqual({ ...data, shopIds: [] });
  });
});

describe("a chief's patrol", () => {
  const { given } = deciderSpec(chiefPatrol);
  const held = (role: string, from: string, until?: string) =>
    ({ responsibilityId: role + from, role, person: '王', from, until, assignedBy: 'a' }) as never;
  const at = (more: Partial<ChiefPatrolContext> = {}) =>
    ({ ...june, id: 'p1', site: road, responsibilities: [held('road-chief-second', '2018-05-01')], ...more }) as never;
  const patrolling = (fields: Partial<RecordChiefPatrol> = {}) =>
    command(RecordChiefPatrol, { siteId: 's1', ...fields });
  const data = { siteId: 's1', communityId: 'c1', chief: '王', role: 'road-chief-second', note: undefined } as const;
  const recorded: ChiefPatrolEvent = { type: 'ChiefPatrolRecorded', data: { ...data, findings: [] } };

  test('is of the class that the chief had then; nobody else is counted as one', () => {
    given().when(patrolling(), at()).then(recorded);
    const highest = [held('road-chief-third', '2018-05-01'), held('road-chief-first', '2018-05-01')];
    const { decision } = given().when(patrolling(), at({ responsibilities: highest }));
    expect(decision).toMatchObject([{ data: { role: 'road-chief-first' } }]);
    const refused = (more: Partial<ChiefPatrolContext>, fields = {}) =>
      given().when(patrolling(fields), at(more)).refused('patrol-as-a-chief');
    refused({}, { chief: '孙' });
    refused({ responsibilities: [held('road-chief-second', '2018-06-02')] });
    refused({ responsibilities: [held('road-chief-second', '2018-05-01', '2018-06-01')] });
    refused({ responsibilities: [held('patroller', '2018-05-01')] });
    given()
      .when(patrolling(), at({ site: shop }))
      .refused('segment-is-a-road');
    given(recorded).when(patrolling(), at()).refused('record-once');
  });

  test('that found something is not voided: it has become a case', () => {
    const finding = { category: '0102', description: '垃圾' };
    const { decision } = given().when(patrolling({ findings: [finding] }), at());
    const found = {
      ...finding,
      findingId: deriveId('chief-finding', 'p1', 0),
      location: undefined,
      evidence: undefined,
    };
    expect(decision).toEqual([{ type: 'ChiefPatrolRecorded', data: { ...data, findings: [found] } }]);
    const voiding = command(VoidChiefPatrol, { reason: '录错' });
    given(recorded).when(voiding, at()).thenTypes('ChiefPatrolVoided');
    const withFinding = { type: 'ChiefPatrolRecorded', data: { ...data, findings: [found] } } as ChiefPatrolEvent;
    given(withFinding)
      .when(voiding, at({ cases: [{ isOpen: true, holds: true }] }))
      .refused('void-without-findings');
    given(withFinding)
      .when(voiding, at({ cases: [{ isOpen: false, holds: false }] }))
      .thenTypes('ChiefPatrolVoided');
    given()
      .when(patrolling(), at({ alike: ['p0'] }))
      .refused('patrol-once');
    given()
      .when(patrolling({ sameAsNot: ['p0'] }), at({ alike: ['p0'] }))
      .then(recorded);
    const correcting = command(CorrectChiefPatrol, { eventId: 'event-0', field: 'role', value: 'x', reason: 'x' });
    given(recorded).when(correcting, at()).refused('field-not-correctable');
  });
});

describe('a doorstep pledge', () => {
  const { given } = deciderSpec(pledge);
  const at = (occurredAt = june.occurredAt, more: Partial<PledgeContext> = {}) =>
    ({ ...june, id: 'shop', occurredAt, shop, ...more }) as PledgeContext;
  const signing = (fields: Partial<SignDoorstepPledge> = {}) =>
    command(SignDoorstepPledge, { shopId: 'shop', items: ['order', 'cleanliness', 'facade'], ...fields });
  const items: PledgeItem[] = ['order', 'cleanliness', 'facade'];
  const signed = (until?: string): PledgeEvent => ({
    type: 'DoorstepPledgeSigned',
    data: { shopId: 'shop', communityId: 'c1', items, until },
  });
  const ended: PledgeEvent = { type: 'DoorstepPledgeEnded', data: { reason: '停业' } };

  test('is signed by a shop, once until it has ended or run out', () => {
    const { decision } = given().when(signing({ validTo: '2019-05-31' }), at());
    expect(decision).toMatchObject([{ data: { communityId: 'c1', until: '2019-05-31T16:00:00.000Z' } }]);
    given(signed()).when(signing(), at()).refused('sign-once');
    given(signed(), ended).when(signing(), at()).thenTypes('DoorstepPledgeSigned');
    given(signed('2018-06-01T00:00:00.000Z')).when(signing(), at()).thenTypes('DoorstepPledgeSigned');
    given(signed('2018-06-02T00:00:00.000Z')).when(signing(), at()).refused('sign-once');
    given()
      .when(signing(), at(june.occurredAt, { shop: road }))
      .refused('pledge-of-a-shop');
    given()
      .when(signing(), at(june.occurredAt, { shop: { ...shop, ...gone } }))
      .refused('site-in-service');
  });

  test('names each item once, and a last day not before the first', () => {
    given()
      .when(signing({ items: [] }), at())
      .refused('items-once-each');
    given()
      .when(signing({ items: ['order', 'order'] }), at())
      .refused('items-once-each');
    given()
      .when(signing({ validTo: '2018-05-31' }), at())
      .refused('valid-to-after-signing');
  });

  test('is ended once', () => {
    const ending = command(EndDoorstepPledge, { reason: '停业' });
    given(signed()).when(ending, at()).then(ended);
    given(signed(), ended).when(ending, at()).refused('end-what-was-signed');
    given().when(ending, at()).refused('end-what-was-signed');
  });
});
