import { describe, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import { AssignFullTimeWorker, EndFullTimeWorker } from './full-time-worker.commands.js';
import type { FullTimeWorkerEvent } from './full-time-worker.events.js';
import { fullTimeWorker, type FullTimeWorkerContext } from './full-time-worker.rules.js';
import * as c from './greater-committee.commands.js';
import type { GreaterCommitteeEvent } from './greater-committee.events.js';
import { greaterCommittee, type GreaterCommitteeContext } from './greater-committee.rules.js';
import { at, command } from './testing/index.js';

describe('a full-time worker', () => {
  const { given } = deciderSpec(fullTimeWorker);
  const june = at<FullTimeWorkerContext>('2018-06-01T02:00:00.000Z');
  const assigned: FullTimeWorkerEvent = { type: 'FullTimeWorkerAssigned', data: { communityId: 'c1' } };
  const ended: FullTimeWorkerEvent = { type: 'FullTimeWorkerEnded', data: { reason: '调离' } };
  const assigning = command(AssignFullTimeWorker, { communityId: 'c1' });
  const ending = command(EndFullTimeWorker, { reason: '调离' });

  test('has one community at a time, and its steps in order', () => {
    given().when(assigning, june).then(assigned);
    given(assigned).when(assigning, june).refused('one-community-at-a-time');
    given(assigned, ended).when(assigning, june).then(assigned);
    given(assigned).when(ending, june).then(ended);
    given(assigned, ended).when(ending, june).refused('end-once');
    given(assigned).when(ending, at('2017-06-01T00:00:00.000Z')).refused('not-before-the-last-step');
  });
});

describe('a greater committee', () => {
  const { given } = deciderSpec(greaterCommittee);
  const june = at<GreaterCommitteeContext>('2018-06-01T02:00:00.000Z');
  const units = [{ unit: '明湖医院' }, { unit: '明湖小学' }];
  const established: GreaterCommitteeEvent = {
    type: 'GreaterCommitteeEstablished',
    data: { communityId: 'c1', units },
  };
  const dissolved: GreaterCommitteeEvent = { type: 'GreaterCommitteeDissolved', data: { reason: '区划调整' } };
  const establishing = command(c.EstablishGreaterCommittee, { communityId: 'c1', units });
  const changing = (list: c.GreaterCommitteeUnit[]) => command(c.ChangeGreaterCommittee, { units: list });

  test('is there once at a time, each unit once in it', () => {
    given().when(establishing, june).then(established);
    given(established).when(establishing, june).refused('one-at-a-time');
    given(established, dissolved).when(establishing, june).then(established);
    const twice = [...units, { unit: '明湖 医院' }, { unit: '明湖医院' }];
    given(established).when(changing(twice), june).refused('a-unit-once');
    given(established)
      .when(changing([{ unit: '明湖银行' }]), june)
      .thenTypes('GreaterCommitteeChanged');
    given(established, dissolved).when(changing(units), june).refused('change-while-established');
    given(established, dissolved)
      .when(command(c.DissolveGreaterCommittee, { reason: 'x' }), june)
      .refused('dissolve-while-established');
    given(established)
      .when(
        command(c.CorrectGreaterCommittee, {
          eventId: 'event-0',
          field: 'units.1.unit',
          value: '明湖医院',
          reason: '录错',
        }),
        june,
      )
      .refused('a-unit-once');
  });
});
