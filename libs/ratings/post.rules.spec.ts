import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import type { PlaceNamed } from '#places';
import {
  AssignModelPost,
  CorrectModelPost,
  EndModelPost,
  EstablishModelPost,
  ReviewModelPost,
} from './post.commands.js';
import type { ModelPostEvent } from './post.events.js';
import { modelPost } from './post.rules.js';

const { given } = deciderSpec(modelPost);
const at = (occurredAt: string, more: Partial<PlaceNamed> = {}) =>
  ({ now: '2018-12-31T00:00:00.000Z', occurredAt, actor: 'li.ming', id: 'p1', partId: 'x', ...more }) as PlaceNamed;
const june = at('2018-06-01T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);

const data = { communityId: 'c1', siteId: undefined, place: '明湖路口', duty: '劝导', pledge: '随叫随到' };
const established: ModelPostEvent = { type: 'ModelPostEstablished', data };
const assigned: ModelPostEvent = { type: 'ModelPostAssigned', data: { holderId: 'm-17' } };
const ended: ModelPostEvent = { type: 'ModelPostEnded', data: { reason: '调整' } };

describe('a model post', () => {
  test('is established once, in the community of its site', () => {
    const establishing = command(EstablishModelPost, data);
    given().when(establishing, june).then(established);
    given(established).when(establishing, june).refused('establish-once');
    const site = { siteId: 's1', communityId: 'c2', name: '二路', kind: 'road-segment', retired: false } as const;
    given()
      .when(command(EstablishModelPost, { ...data, siteId: 's1' }), { ...june, site })
      .refused('site-in-community');
    const retired = { ...site, communityId: 'c1', retired: true, retiredAt: '2018-05-01T00:00:00.000Z' };
    given()
      .when(command(EstablishModelPost, { ...data, siteId: 's1' }), { ...june, site: retired })
      .refused('site-in-service');
  });

  test('is held, reviewed while it is held, and ended once', () => {
    given(established)
      .when(command(AssignModelPost, { holderId: 'm-17' }), june)
      .then(assigned);
    given(established, assigned)
      .when(command(AssignModelPost, { holderId: 'm-17' }), june)
      .then();
    given(established)
      .when(command(ReviewModelPost, { findings: '好' }), june)
      .refused('review-what-is-held');
    given(established, assigned)
      .when(command(ReviewModelPost, { findings: '好' }), june)
      .thenTypes('ModelPostReviewed');
    given(established, ended)
      .when(command(EndModelPost, { reason: '调整' }), june)
      .refused('end-once');
    given(established, ended)
      .when(command(AssignModelPost, { holderId: 'm-18' }), june)
      .refused('assign-until-ended');
  });

  test('has its steps in order', () => {
    given(established)
      .when(command(AssignModelPost, { holderId: 'm-17' }), at('2017-12-31T00:00:00.000Z'))
      .refused('not-before-the-last-step');
  });

  test('a correction is as if the right word had been entered at once, and keeps the order of steps', () => {
    const correcting = (fields: Partial<CorrectModelPost>) =>
      command(CorrectModelPost, { eventId: 'event-0', field: 'place', value: '湖滨路口', reason: '录错', ...fields });
    const { decision } = given(established, assigned).when(correcting({}), june);
    expect(decision).toMatchObject([{ type: 'RecordCorrected', data: { previous: '明湖路口', value: '湖滨路口' } }]);
    given(established)
      .when(correcting({ field: 'communityId', value: 'c2' }), june)
      .refused('field-not-correctable');
    given(established)
      .when(correcting({ value: '明湖路口' }), june)
      .refused('another-value');
    given(
      { event: established, occurredAt: '2018-02-01T00:00:00.000Z' },
      { event: assigned, occurredAt: '2018-03-01T00:00:00.000Z' },
    )
      .when(correcting({ field: 'occurredAt', value: '2018-04-01T00:00:00Z' }), june)
      .refused('steps-in-order');
  });
});
