import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import type { Site } from '#places';
import { readConfig } from '#platform';
import * as c from './merchant.commands.js';
import type { MerchantRatingEvent, MerchantRubricEvent, ParticipationEvent } from './merchant.events.js';
import { starsOf, type MerchantRubric } from './merchant.record.js';
import { merchantRating, merchantRubric, type MerchantContext } from './merchant.rules.js';
import { participation } from './participation.rules.js';

const config = readConfig({}, {});
const rubric: MerchantRubric = {
  status: 'in-use',
  items: [
    { item: '门前三包', most: 60 },
    { item: '诚信', most: 40 },
  ],
  thresholds: [
    { stars: 3, least: 80 },
    { stars: 5, least: 95 },
  ],
  vetoes: ['火灾事故'],
  publishedAt: '2018-01-01T00:00:00.000Z',
};
const shop: Site = {
  status: 'in-service',
  siteId: 's1',
  name: '面馆',
  kind: 'shop',
  communityId: 'c1',
  registeredAt: '2018-01-01T00:00:00.000Z',
  responsibilities: [],
};
const at = (occurredAt: string, more: Partial<MerchantContext> = {}): MerchantContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt,
  actor: 'li',
  id: 'r1',
  partId: 'part',
  calendar: defaultCalendar,
  config,
  rubric,
  shop,
  ...more,
});
const june = at('2018-06-08T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const points = [
  { item: '门前三包', points: 58 },
  { item: '诚信', points: 38 },
];
const rating = { shopId: 's1', month: '2018-06', cycle: 1, rubricVersion: 'v1', points, raters: ['zhao'] };
const rated: MerchantRatingEvent = { type: 'MerchantRated', data: { ...rating, communityId: 'c1' } };
const disclosed: MerchantRatingEvent = {
  type: 'MerchantStarsDisclosed',
  data: { stars: 5, ends: '2018-06-13T15:59:59.999Z' },
};
const contested: MerchantRatingEvent = { type: 'MerchantRatingContested', data: { reason: '不公' } };
const confirmed: MerchantRatingEvent = { type: 'MerchantRatingConfirmed', data: { findings: '属实' } };
const published: MerchantRatingEvent = { type: 'MerchantStarsPublished', data: { stars: 5 } };
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };
const { given } = deciderSpec(merchantRating);

describe('a rubric', () => {
  const { given: ofRubric } = deciderSpec(merchantRubric);
  const { items, thresholds, vetoes } = rubric;
  const event: MerchantRubricEvent = { type: 'MerchantRubricPublished', data: { items, thresholds, vetoes } };

  test('is published once a version, each item once, and retired once', () => {
    const publish = (fields: object = {}) =>
      command(c.PublishMerchantRubric, { version: 'v1', items, thresholds, vetoes, ...fields });
    ofRubric().when(publish(), june).then(event);
    ofRubric(event).when(publish(), june).refused('publish-once');
    ofRubric()
      .when(publish({ items: [items[0], items[0]] }), june)
      .refused('named-once');
    ofRubric()
      .when(
        publish({
          thresholds: [
            { stars: 5, least: 30 },
            { stars: 4, least: 35 },
          ],
        }),
        june,
      )
      .refused('more-stars-for-more-points');
    ofRubric()
      .when(publish({ thresholds: [thresholds[0], thresholds[0]] }), june)
      .refused('named-once');
    const retiring = command(c.RetireMerchantRubric, { reason: '修订' });
    ofRubric(event, { type: 'MerchantRubricRetired', data: { reason: '修订' } })
      .when(retiring, june)
      .refused('retire-once');
  });
});

describe('a rating', () => {
  const rate = (fields: object = {}) => command(c.RateMerchant, { ...rating, ...fields });

  test('is one a cycle, by one rubric that is in use, of a shop in service', () => {
    given().when(rate(), june).then(rated);
    given(rated).when(rate(), june).refused('one-rating-a-cycle');
    given(rated)
      .when(rate({ cycle: 2 }), june)
      .thenTypes('MerchantRated');
    given(rated)
      .when(rate({ cycle: 2, rubricVersion: 'v2' }), june)
      .refused('one-rubric-a-month');
    const retiredAt = '2018-06-08T02:00:00.000Z';
    given()
      .when(rate(), { ...june, rubric: { ...rubric, status: 'retired', retiredAt } })
      .refused('rubric-in-use');
    given()
      .when(rate(), { ...june, shop: { ...shop, status: 'retired', retiredAt } })
      .refused('rate-a-shop-in-service');
    given()
      .when(rate(), { ...june, shop: { ...shop, status: 'retired', retiredAt: '2018-07-01T00:00:00.000Z' } })
      .thenTypes('MerchantRated');
    const moved = { eventId: 'event-0', field: 'occurredAt', value: '2018-07-02T02:00:00.000Z', reason: '录错' };
    given(rated).when(command(c.CorrectMerchantRating, moved), june).thenTypes('RecordCorrected');
    given(rated)
      .when(command(c.CorrectMerchantRating, moved), { ...june, shop: { ...shop, status: 'retired', retiredAt } })
      .refused('rate-a-shop-in-service');
    given()
      .when(rate(), { ...june, shop: { ...shop, kind: 'venue' } })
      .refused('rate-a-shop');
    given()
      .when(rate({ month: '2018-07' }), june)
      .refused('month-has-begun');
  });

  test('is by others than those of the shop, within the maximum of each item', () => {
    const from = '2018-01-01T00:00:00.000Z';
    const role = 'responsible-person' as const;
    const own = { ...shop, responsibilities: [{ responsibilityId: 'x', role, person: 'Zhao', from, assignedBy: 'y' }] };
    given()
      .when(rate(), { ...june, shop: own })
      .refused('rater-of-another-shop');
    given()
      .when(rate({ raters: ['qian'] }), { ...june, shop: own, actor: 'zhao' })
      .refused('rater-of-another-shop');
    given()
      .when(rate({ points: points.slice(1) }), june)
      .refused('score-each-item');
    given()
      .when(rate({ points: [{ item: '门前三包', points: 61 }, points[1]] }), june)
      .refused('within-the-maximum');
  });

  test('is disclosed, contested, reviewed by others, and published after five days', () => {
    const { decision } = given(rated).when(command(c.DiscloseMerchantStars, {}), june);
    expect(decision).toMatchObject([disclosed]);
    const publishing = command(c.PublishMerchantStars, {});
    const later = at('2018-06-14T02:00:00.000Z');
    given(rated).when(publishing, later).refused('publish-without-objection');
    given(rated, disclosed).when(publishing, june).refused('publish-after-the-disclosure');
    given(rated, disclosed, contested).when(publishing, later).refused('publish-without-objection');
    given(rated, disclosed, contested, confirmed).when(publishing, later).then(published);
    const contesting = command(c.ContestMerchantRating, { reason: '不公' });
    given(rated).when(contesting, june).refused('contest-what-is-disclosed');
    given(rated, disclosed).when(contesting, later).refused('contest-in-time');
    const confirming = command(c.ConfirmMerchantRating, { findings: '属实' });
    given(rated, disclosed).when(confirming, june).refused('review-what-is-contested');
    given(rated, disclosed, contested)
      .when(confirming, { ...june, actor: 'ZHAO' })
      .refused('others-review');
    given(rated, disclosed, contested).when(confirming, june).then(confirmed);
    const revising = (fields: object) =>
      command(c.ReviseMerchantRating, { cycle: 1, points, findings: '漏算', ...fields });
    given(rated, disclosed, contested)
      .when(revising({ cycle: 2 }), june)
      .refused('cycle-unrated');
    given(rated, disclosed, contested).when(revising({}), june).thenTypes('MerchantRatingRevised');
    given(rated, disclosed)
      .when(rate({ cycle: 2 }), june)
      .refused('rate-before-the-disclosure');
  });

  test('a veto of the rubric leaves no stars; one flag a month', () => {
    const vetoing = (veto: string) => command(c.VetoMerchant, { veto, evidence: [file] });
    given(rated).when(vetoing('下雨'), june).refused('veto-of-the-rubric');
    given(rated).when(vetoing('火灾事故'), june).thenTypes('MerchantVetoed');
    given(rated, disclosed, published).when(vetoing('火灾事故'), june).refused('veto-before-publishing');
    const vetoed: MerchantRatingEvent = { type: 'MerchantVetoed', data: { veto: '火灾事故', evidence: [file] } };
    const { decision } = given(rated, vetoed).when(command(c.DiscloseMerchantStars, {}), june);
    expect(decision).toMatchObject([{ data: { stars: 0 } }]);
    const flagging = command(c.FlagMerchant, { flag: 'red' });
    given(rated, { type: 'MerchantFlagGiven', data: { flag: 'red' } })
      .when(flagging, june)
      .refused('one-flag-a-month');
  });

  test('stars never fall when points rise', () => {
    const sheet = (total: number) => ({ cycle: 1, points: [], total, raters: [], by: 'x' });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 5 }), fc.nat(), (totals, n) => {
        const stars = (all: number[]) => starsOf({ sheets: all.map(sheet), vetoes: [] }, rubric.thresholds);
        const raised = totals.map((total, k) => (k === n % totals.length ? total + 1 : total));
        expect(stars(raised)).toBeGreaterThanOrEqual(stars(totals));
      }),
    );
  });
});

describe('taking part', () => {
  const { given: ofParts } = deciderSpec(participation);
  test('is of a shop or of residents, recorded once and voided once', () => {
    const record = (fields: object) =>
      command(c.RecordParticipation, { activity: '清洁日', who: 'merchant', persons: 3, ...fields });
    const took: ParticipationEvent = {
      type: 'MerchantTookPart',
      data: { activity: '清洁日', who: 'merchant', shopId: 's1', communityId: 'c1', persons: 3 },
    };
    ofParts()
      .when(record({ shopId: 's1' }), june)
      .then(took);
    ofParts()
      .when(record({}), { ...june, shop: undefined })
      .refused('merchant-of-a-shop');
    ofParts()
      .when(record({ shopId: 's1', communityId: 'c2' }), june)
      .refused('site-in-community');
    ofParts(took)
      .when(record({ shopId: 's1' }), june)
      .refused('record-once');
    ofParts(took, { type: 'ParticipationVoided', data: { reason: '重复' } })
      .when(command(c.VoidParticipation, { reason: '重复' }), june)
      .refused('void-once');
  });
});
