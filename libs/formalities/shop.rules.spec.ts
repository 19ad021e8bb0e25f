import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import type { SiteFound } from '#places';
import { listOn, listVersions, requiredBy } from './formality.lists.js';
import * as c from './shop.commands.js';
import type { ShopEvent } from './shop.events.js';
import { repairShop, type ShopContext } from './shop.rules.js';

const { given } = deciderSpec(repairShop);
const site: SiteFound = { siteId: 's1', name: '顺达汽修', kind: 'auto-repair', communityId: 'c1', retired: false };
const at = (occurredAt: string, more: Partial<ShopContext> = {}): ShopContext => ({
  now: '2022-12-31T00:00:00.000Z',
  occurredAt,
  actor: 'li.ming',
  id: 's1',
  partId: 'x',
  calendar: defaultCalendar,
  site,
  ...more,
});
const june = at('2018-06-01T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C> = {}): C =>
  Object.assign(new Command(), fields);

const profile = {
  creditCode: '410105600000001',
  businessClass: 'II',
  floorAreaM2: 300,
  sprayBooth: false,
  sensitiveArea: false,
  solventPaint: false,
} as const;
const registered = (more: object = {}): ShopEvent => ({
  type: 'RepairShopRegistered',
  data: { siteId: 's1', communityId: 'c1', ...profile, ...more },
});
const determined: ShopEvent = {
  type: 'FormalitiesDetermined',
  data: { listVersion: '2018', required: ['repair-filing', 'eia-registration'] },
};
const closed: ShopEvent = { type: 'RepairShopClosedDown', data: { reason: '搬迁' } };

describe('an auto-repair shop', () => {
  test('is registered once, of a site that is one and in service', () => {
    const registering = command(c.RegisterRepairShop, { siteId: 's1' });
    given().when(registering, june).thenTypes('RepairShopRegistered');
    given(registered()).when(registering, june).refused('register-once');
    given()
      .when(registering, { ...june, site: { ...site, kind: 'shop' } })
      .refused('site-is-a-shop');
    given()
      .when(registering, { ...june, site: { ...site, retired: true } })
      .refused('site-in-service');
  });

  test('changes where it is different, while it is open', () => {
    given(registered())
      .when(command(c.ChangeRepairShop, { businessClass: 'I', floorAreaM2: 300 }), june)
      .then({ type: 'RepairShopChanged', data: { businessClass: 'I' } });
    given(registered())
      .when(command(c.ChangeRepairShop, { businessClass: 'II' }), june)
      .then();
    given(registered(), closed)
      .when(command(c.ChangeRepairShop, { legalPerson: true }), june)
      .refused('change-while-open');
  });

  test('has what it needs determined by the list of the day, from a whole profile', () => {
    const determining = (fields: Partial<c.DetermineFormalities> = {}) => command(c.DetermineFormalities, fields);
    given(registered()).when(determining(), june).then(determined);
    given(registered({ sprayBooth: undefined }))
      .when(determining(), june)
      .refused('profile-complete');
    given(registered({ creditCode: undefined }))
      .when(determining(), june)
      .refused('profile-complete');
    given(registered()).when(determining(), at('2017-08-31T00:00:00.000Z')).refused('not-before-the-last-step');
    given({ event: registered(), occurredAt: '2017-01-05T00:00:00.000Z' })
      .when(determining(), at('2017-08-30T00:00:00.000Z'))
      .refused('list-in-force');
    given(registered())
      .when(determining({ listVersion: '2021' }), june)
      .refused('list-in-force');
    given(registered())
      .when(determining({ kinds: ['repair-filing', 'driving-licence'] }), june)
      .refused('kind-known');
    given(registered({ sprayBooth: true }))
      .when(determining({ kinds: ['repair-filing', 'eia-registration'] }), june)
      .refused('report-form-is-not-lowered');
    given(registered())
      .when(determining({ kinds: ['eia-registration'] }), june)
      .refused('all-that-is-required');
    const more = ['repair-filing', 'eia-registration', 'hazardous-waste-contract'];
    const { decision } = given(registered()).when(determining({ kinds: more }), june);
    expect(decision).toMatchObject([{ data: { required: more } }]);
    given(registered(), closed).when(determining(), june).refused('determine-while-open');
  });

  test('closes down once, with nothing open at its site; is voided while nothing was determined; finds while it is open', () => {
    const closing = command(c.CloseDownRepairShop, { reason: '搬迁' });
    given(registered())
      .when(closing, { ...june, open: [{ kind: 'case', what: { zh: '案卷', en: 'case' }, count: 2 }] })
      .refused('close-down-without-open-records');
    given(registered())
      .when(closing, { ...june, open: [] })
      .then(closed);
    given(registered(), closed).when(closing, june).refused('close-down-once');
    const voiding = command(c.VoidRepairShop, { reason: '重复' });
    given(registered()).when(voiding, june).thenTypes('RepairShopVoided');
    given(registered(), determined).when(voiding, june).refused('void-before-determination');
    const finding = command(c.RecordRepairShopFinding, { category: '未备案', description: '无证' });
    given(registered()).when(finding, june).thenTypes('RepairShopFindingRecorded');
    given(registered(), closed).when(finding, june).refused('find-while-open');
  });
});

describe('the lists', () => {
  test('hold each from a day on, one at a time', () => {
    const days = ['2017-08-31', '2017-09-01', '2018-04-27', '2018-04-28', '2020-12-31', '2021-01-01', '2026-01-01'];
    expect(days.map((day) => listOn(day)?.version)).toEqual([
      undefined,
      '2017',
      '2017',
      '2018',
      '2018',
      '2021',
      '2021',
    ]);
    for (const { from } of listVersions)
      expect(listVersions.filter((one) => one.from <= from && (one.to ?? '9') >= from)).toHaveLength(1);
  });

  test('require a report form of spray booths and sensitive areas until 2020, of the largest since', () => {
    const eia = (day: string, more: object = {}) => requiredBy(listOn(day)!, { ...profile, ...more }).slice(1);
    expect(eia('2018-06-01')).toEqual(['eia-registration']);
    expect(eia('2018-06-01', { sprayBooth: true })).toEqual(['eia-report-form']);
    expect(eia('2018-06-01', { sensitiveArea: true })).toEqual(['eia-report-form']);
    expect(eia('2021-06-01', { sprayBooth: true })).toEqual([]);
    expect(eia('2021-06-01', { floorAreaM2: 5_000 })).toEqual([]);
    expect(eia('2021-06-01', { floorAreaM2: 5_000, solventPaint: true })).toEqual(['eia-report-form']);
    expect(eia('2021-06-01', { floorAreaM2: 4_999, solventPaint: true })).toEqual([]);
    expect(eia('2021-06-01', { lowVocTonnes: 10 })).toEqual(['eia-report-form']);
  });
});
