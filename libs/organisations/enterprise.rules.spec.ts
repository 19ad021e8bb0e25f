import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './enterprise.commands.js';
import type { EnterpriseEvent } from './enterprise.events.js';
import { enterprise, type EnterpriseContext } from './enterprise.rules.js';
import { at, command } from './testing/index.js';

const { given } = deciderSpec(enterprise);
const june = at<EnterpriseContext>('2018-06-01T02:00:00.000Z');
const data = { name: '明湖软件', communityId: 'c1', siteId: undefined, trade: undefined };
const registered: EnterpriseEvent = { type: 'EnterpriseRegistered', data };
const closed: EnterpriseEvent = { type: 'EnterpriseClosed', data: { reason: '迁出' } };
const named: EnterpriseEvent = { type: 'EnterpriseBranchNamed', data: { organisationId: 'o1' } };
const surveying = command(c.SurveyEnterprise, { staff: 30, members: 4, ownerAttitude: 'supports' });
const naming = command(c.NameEnterpriseBranch, { organisationId: 'o1' });

describe('an enterprise', () => {
  test('is registered once, in the community of its site', () => {
    const registering = command(c.RegisterEnterprise, data);
    given().when(registering, june).then(registered);
    given(registered).when(registering, june).refused('register-once');
    const site = { siteId: 's1', communityId: 'c2', name: '大厦', kind: 'venue', retired: false } as const;
    given()
      .when(command(c.RegisterEnterprise, { ...data, siteId: 's1' }), { ...june, site })
      .refused('site-in-community');
  });

  test('has the name of another in its community only when that is said on purpose', () => {
    const context = { ...june, namesakes: ['e1', 'e2'] };
    const registering = (sameAsNot?: string[]) => command(c.RegisterEnterprise, { ...data, sameAsNot });
    given().when(registering(), context).refused('one-of-a-name');
    given()
      .when(registering(['e1']), context)
      .refused('one-of-a-name');
    given()
      .when(registering(['e1', 'e2']), context)
      .then(registered);
  });

  test('has no more members than staff, entered or corrected', () => {
    const survey = (staff: number, members: number) =>
      command(c.SurveyEnterprise, { staff, members, ownerAttitude: 'neutral' });
    given(registered).when(survey(2, 5), june).refused('members-among-the-staff');
    given(registered).when(survey(5, 5), june).thenTypes('EnterpriseSurveyed');
    const past: EnterpriseEvent = {
      type: 'EnterpriseSurveyed',
      data: { staff: 30, members: 4, ownerAttitude: 'neutral' },
    };
    const right = (field: string, value: string) =>
      command(c.CorrectEnterprise, { eventId: 'event-1', field, value, reason: '录错' });
    given(registered, past).when(right('members', '31'), june).refused('members-among-the-staff');
    given(registered, past).when(right('staff', '3'), june).refused('members-among-the-staff');
    given(registered, past).when(right('members', '30'), june).thenTypes('RecordCorrected');
  });

  test('is surveyed while it is in business', () => {
    given(registered).when(surveying, june).thenTypes('EnterpriseSurveyed');
    given(registered, closed).when(surveying, june).refused('survey-in-business');
    given(registered).when(surveying, at('2017-01-01T00:00:00.000Z')).refused('not-before-the-last-step');
    given(registered, closed)
      .when(command(c.CloseEnterprise, { reason: 'x' }), june)
      .refused('close-in-business');
  });

  test('has a branch that is active and has members', () => {
    const branch = (fields: object) => ({ ...june, branch: { status: 'active', level: 'branch', ...fields } as never });
    given(registered).when(naming, branch({})).then(named);
    given(registered, named).when(naming, branch({})).then();
    given(registered)
      .when(naming, branch({ status: 'dissolved' }))
      .refused('branch-is-active');
    given(registered)
      .when(naming, branch({ level: 'group' }))
      .refused('branch-of-members');
    given(registered, closed).when(naming, branch({})).refused('name-branch-in-business');
    const dropping = command(c.DropEnterpriseBranch, { reason: '撤销' });
    given(registered).when(dropping, june).refused('drop-what-was-named');
    given(registered, named).when(dropping, june).thenTypes('EnterpriseBranchDropped');
  });

  test('a corrected number is as if it had been entered at once', () => {
    const past: EnterpriseEvent = {
      type: 'EnterpriseSurveyed',
      data: { staff: 30, members: 4, ownerAttitude: 'neutral' },
    };
    const { decision } = given(registered, past).when(
      command(c.CorrectEnterprise, { eventId: 'event-1', field: 'members', value: '2', reason: '录错' }),
      june,
    );
    expect(decision).toMatchObject([{ data: { previous: '4', value: '2' } }]);
  });
});
