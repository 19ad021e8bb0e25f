import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './formality.commands.js';
import type { FormalityEvent } from './formality.events.js';
import type { FormalityKind } from './formality.kinds.js';
import { formality, type FormalityContext } from './formality.rules.js';
import type { RepairShop } from './shop.record.js';

const { given } = deciderSpec(formality);
const shop: RepairShop = {
  status: 'registered',
  siteId: 's1',
  communityId: 'c1',
  registeredAt: '2018-01-01T00:00:00.000Z',
  determinations: [
    { listVersion: '2018', required: ['repair-filing', 'eia-report-form'], at: '2018-01-02T00:00:00.000Z' },
  ],
  findings: [],
};
const at = (occurredAt: string, more: Partial<FormalityContext> = {}): FormalityContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt,
  actor: 'li.ming',
  id: 's1-repair-filing',
  partId: 'x',
  calendar: defaultCalendar,
  shop,
  number: 'own',
  ...more,
});
const june = at('2018-06-01T02:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C> = {}): C =>
  Object.assign(new Command(), fields);

const started = (kind: FormalityKind = 'repair-filing'): FormalityEvent => ({
  type: 'FormalityStarted',
  data: { siteId: 's1', communityId: 'c1', kind, by: 'shop' },
});
const filed: FormalityEvent = { type: 'FormalityFiled', data: { number: 'A-17', authority: '区交通局' } };
const due: FormalityEvent = { type: 'FormalityChangeDue', data: { changed: ['address'] } };
const revoked: FormalityEvent = { type: 'FormalityRevoked', data: { reason: '材料不实' } };
const file = (fields: Partial<c.FileFormality> = {}) =>
  command(c.FileFormality, { number: 'A-17', authority: '区交通局', ...fields });
const approve = (fields: Partial<c.ApproveFormality> = {}) =>
  command(c.ApproveFormality, { documentNumber: '环审〔2018〕9号', authority: '区环保局', ...fields });

describe('a formality', () => {
  test('is started where it is determined as required, of a shop that is open, and not twice', () => {
    const start = command(c.StartFormality, { siteId: 's1', kind: 'repair-filing', by: 'shop' });
    given().when(start, june).then(started());
    for (const past of [[started()], [started(), filed]])
      given(...past)
        .when(start, june)
        .refused('start-once');
    given(started(), filed, revoked).when(start, june).thenTypes('FormalityStarted');
    given()
      .when(command(c.StartFormality, { ...start, kind: 'eia-registration' }), june)
      .refused('start-what-is-required');
    given()
      .when(start, { ...june, shop: { ...shop, determinations: [] } })
      .refused('start-what-is-required');
    given()
      .when(start, { ...june, shop: { ...shop, status: 'closed-down' } })
      .refused('start-while-open');
    given()
      .when(start, { ...june, id: `${'s'.repeat(90)}-repair-filing` })
      .refused('id-short-enough');
  });

  test('is filed with a number that is no other shop’s, where it is a filing, on a day that has come', () => {
    given().when(file(), june).refused('file-what-was-started');
    given(started())
      .when(file(), { ...june, number: 'taken' })
      .refused('number-of-another-shop');
    given(started('eia-report-form')).when(file(), june).refused('file-a-filing');
    given(started())
      .when(file({ on: '2018-06-02' }), june)
      .refused('done-not-in-the-future');
    given({ event: started(), occurredAt: '2018-05-01T02:00:00.000Z' })
      .when(file({ on: '2018-04-30' }), june)
      .refused('not-before-the-last-step');
    given(started())
      .when(file({ on: '2018-06-01' }), june)
      .thenTypes('FormalityFiled');
    const { decision } = given(started()).when(file({ on: '2018-05-20' }), june);
    expect(decision).toMatchObject([{ occurredAt: '2018-05-20T15:59:59.999Z', data: { number: 'A-17' } }]);
    given(started(), filed).when(file(), june).refused('file-what-was-started');
  });

  test('is approved where it is an approval, or refused', () => {
    given(started()).when(approve(), june).refused('approve-an-approval');
    given(started('eia-report-form')).when(approve(), june).thenTypes('FormalityApproved');
    given(started('eia-report-form'))
      .when(approve({ on: '2018-06-02' }), june)
      .refused('done-not-in-the-future');
    given().when(approve(), june).refused('approve-what-was-started');
    const refusing = command(c.RefuseFormality, { reason: '材料不全' });
    given(started()).when(refusing, june).thenTypes('FormalityRefused');
    given(started(), filed).when(refusing, june).refused('refuse-what-was-started');
  });

  test('is changed when a change is due, and revoked or lapsed while it is in force', () => {
    const change = command(c.ChangeFormality, { number: 'A-18', authority: '区交通局' });
    given(started(), filed).when(change, june).refused('change-what-is-due');
    given(started(), filed, due).when(change, june).thenTypes('FormalityChanged');
    given(started(), filed, due)
      .when(change, { ...june, number: 'taken' })
      .refused('number-of-another-shop');
    given(started())
      .when(command(c.NoteFormalityChangeDue, { changed: ['address'] }), june)
      .refused('change-due-while-in-force');
    for (const [Command, rule] of [
      [c.RevokeFormality, 'revoke-what-is-in-force'],
      [c.LapseFormality, 'lapse-what-is-in-force'],
    ] as const) {
      const ending = command<c.RevokeFormality | c.LapseFormality>(Command, { reason: '过期' });
      given(started()).when(ending, june).refused(rule);
      given(started(), filed, revoked).when(ending, june).refused(rule);
      const { decision } = given(started(), filed).when(ending, june);
      expect(decision).toHaveLength(1);
    }
  });

  test('a corrected number is no other shop’s either', () => {
    const correct = command(c.CorrectFormality, { eventId: 'event-1', field: 'number', value: 'A-71', reason: '录错' });
    given(started(), filed).when(correct, june).thenTypes('RecordCorrected');
    given(started(), filed)
      .when(correct, { ...june, number: 'taken' })
      .refused('number-of-another-shop');
  });
});
