import { describe, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import { organisation, type OrganisationContext } from './organisation.rules.js';
import { at, command } from './testing/index.js';

const { given } = deciderSpec(organisation);
const june = at<OrganisationContext>('2018-06-01T02:00:00.000Z');
const of = (fields: object): OrganisationEvent => ({
  type: 'OrganisationFounded',
  data: { name: '一支部', level: 'branch', type: 'community', form: 'alone', units: [], fullMembers: 12, ...fields },
});
const founded = of({});
const counted = (on: string, full: number, probationary = 0): OrganisationEvent => ({
  type: 'MemberCountReported',
  data: { reportId: on, on, full, probationary },
});

describe('a branch below three', () => {
  const calling = command(c.CallBranchBelowThree, { reportId: '2018-05-01' });
  const called: OrganisationEvent = { type: 'BranchBelowThree', data: { reportId: '2018-05-01', full: 2 } };

  test('is called so once of a report, the last one, and only where it stands alone', () => {
    const few = counted('2018-05-01', 2, 9);
    given(founded, few).when(calling, june).then(called);
    given(founded, few, called).when(calling, june).then();
    given(founded, counted('2018-05-01', 3)).when(calling, june).then();
    given(founded, few, counted('2018-05-20', 5)).when(calling, june).then();
    for (const fields of [{ form: 'joint' }, { form: 'temporary' }, { level: 'general-branch' }])
      given(of(fields), few).when(calling, june).then();
  });
});
