import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './site.commands.js';
import { site as aggregate } from './site.rules.js';
import { assigned, at, command, past as p } from './testing.js';

const { given } = deciderSpec(aggregate);
const june = at('2018-06-01T02:00:00.000Z');
const registering = command(c.RegisterSite, {
  name: '一号工地',
  kind: 'construction-site',
  communityId: 'c1',
  address: '明湖路1号',
});

describe('a site', () => {
  test('is registered under the id that the command is for, once', () => {
    given().when(registering, june).then(p.site);
    given(p.site).when(registering, june).refused('register-once');
    given(p.site, p.retired).when(registering, june).refused('register-once');
  });

  test('is not retired, renamed or moved before it was registered', () => {
    const before = { ...june, occurredAt: '1970-01-01T00:00:00.000Z' };
    for (const sent of [
      command(c.RetireSite, { reason: '竣工' }),
      command(c.ChangeSite, { name: '二号工地' }),
      command(c.ChangeSite, { address: '明湖路2号' }),
    ])
      given(p.site).when(sent, before).refused('not-before-the-last-step');
  });

  test('is changed where something is different', () => {
    given(p.site)
      .when(command(c.ChangeSite, { name: '二号工地', address: '明湖路1号' }), june)
      .then({ type: 'SiteChanged', data: { name: '二号工地' } });
    given(p.site)
      .when(command(c.ChangeSite, { name: '一号工地' }), june)
      .then();
  });

  test('is not retired while anything is open there, and the refusal names it', () => {
    const open = [
      { kind: 'case', what: { zh: '案卷', en: 'case' }, count: 2 },
      { kind: 'water', what: { zh: '水体', en: 'water body' }, count: 1 },
    ];
    const retiring = command(c.RetireSite, { reason: '竣工' });
    const { decision } = given(p.site).when(retiring, { ...june, open } as never);
    expect(decision).toMatchObject({
      refused: 'retire-without-open-records',
      sentence: { zh: expect.stringContaining('案卷 2 件、水体 1 件') },
    });
    given(p.site)
      .when(retiring, { ...june, open: [] } as never)
      .then(p.retired);
  });

  test('a change says what changes', () => {
    const { decision } = given(p.site).when(command(c.ChangeSite, {}), june);
    expect(decision).toMatchObject({ refused: 'change-something', field: 'name' });
  });

  test('is retired and restored, and not changed in between', () => {
    given(p.site)
      .when(command(c.RetireSite, { reason: '竣工' }), june)
      .then(p.retired);
    given(p.site, p.retired)
      .when(command(c.RetireSite, { reason: '竣工' }), june)
      .refused('retire-while-in-service');
    given(p.site, p.retired)
      .when(command(c.RestoreSite, { reason: '复工' }), june)
      .then(p.restored);
    given(p.site)
      .when(command(c.RestoreSite, { reason: '复工' }), june)
      .refused('restore-when-retired');
    given(p.site, p.retired)
      .when(command(c.ChangeSite, { name: '二' }), june)
      .refused('change-while-in-service');
    given(p.site, p.retired, p.restored)
      .when(command(c.ChangeSite, { name: '二' }), june)
      .thenTypes('SiteChanged');
  });

  test('nothing happens in the future', () => {
    const early = at('2018-06-01T02:00:00.000Z', { now: '2018-06-01T01:59:59.999Z' });
    given().when(registering, early).refused('not-in-the-future');
  });

  test('a refusal names the rule, the state and what is possible', () => {
    const { decision } = given(p.site, assigned(), p.retired).when(command(c.ChangeSite, { name: '二' }), june);
    expect(decision).toMatchObject({
      refused: 'change-while-in-service',
      message: 'A site is changed while it is in service. This one is retired.',
      state: 'retired',
      possible: ['RestoreSite', 'EndSiteResponsibility', 'CorrectSite'],
    } satisfies Partial<Refusal>);
  });

  test('knows no command of others', () => {
    given(p.site).when(new Date(), june).refused('command-unknown');
  });
});

describe('responsibility', () => {
  const assigning = (fields: Partial<c.AssignSiteResponsibility> = {}) =>
    command(c.AssignSiteResponsibility, { role: 'contracting-leader', person: '王', ...fields });
  const ending = (fields: Partial<c.EndSiteResponsibility> = {}) =>
    command(c.EndSiteResponsibility, { responsibilityId: 'r1', ...fields });

  test('begins when it happened unless told, in the past or in the future', () => {
    given(p.site)
      .when(assigning(), june)
      .then(assigned({ responsibilityId: 'part-1', from: june.occurredAt }));
    const past = '2017-01-01T00:00:00.000Z';
    const future = '2019-01-01T00:00:00.000Z';
    given(p.site)
      .when(assigning({ from: past }), june)
      .then({ ...assigned({ responsibilityId: 'part-1', from: past }), occurredAt: past });
    given(p.site)
      .when(assigning({ from: future }), june)
      .then(assigned({ responsibilityId: 'part-1', from: future }));
  });

  test('ends after it begins', () => {
    given(p.site)
      .when(assigning({ until: june.occurredAt }), june)
      .refused('until-after-from');
    given(p.site, assigned({ from: june.occurredAt }))
      .when(ending(), june)
      .refused('until-after-from');
  });

  test('one person is in one role once at a time; several persons may share it', () => {
    const first = assigned({ until: '2018-07-01T00:00:00.000Z' });
    given(p.site, first).when(assigning(), june).refused('once-in-a-role-at-a-time');
    given(p.site, first)
      .when(assigning({ from: '2018-07-01T00:00:00.000Z' }), june)
      .thenTypes('ResponsibilityAssigned');
    given(p.site, first)
      .when(assigning({ person: '李' }), june)
      .thenTypes('ResponsibilityAssigned');
    given(p.site, first)
      .when(assigning({ role: 'patroller' }), june)
      .thenTypes('ResponsibilityAssigned');
  });

  test('is not assigned at a retired site, but can be ended there', () => {
    given(p.site, p.retired).when(assigning(), june).refused('assign-while-in-service');
    given(p.site, assigned(), p.retired)
      .when(ending({ reason: '竣工' }), june)
      .then({
        type: 'ResponsibilityEnded',
        data: { responsibilityId: 'r1', until: june.occurredAt, reason: '竣工' },
      });
  });

  test('an end is moved forward, never back', () => {
    const known = assigned({ until: '2018-07-01T00:00:00.000Z' });
    given(p.site, known).when(ending(), june).thenTypes('ResponsibilityEnded');
    given(p.site, known)
      .when(ending({ until: '2018-08-01T00:00:00.000Z' }), june)
      .refused('end-earlier-than-before');
  });

  test('only what was assigned is ended, whatever the id is called', () => {
    given(p.site).when(ending(), june).refused('end-what-was-assigned');
    for (const responsibilityId of ['r2', 'constructor', 'toString'])
      given(p.site, assigned()).when(ending({ responsibilityId }), june).refused('responsibility-unknown');
  });
});
