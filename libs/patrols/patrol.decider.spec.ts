import { describe, expect, test } from '@jest/globals';
import { deriveId, foldView, type StoredEvent } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import type { SiteFound } from '#places';
import { RecordPatrol, VoidPatrol } from './patrol.commands.js';
import { patrol, type PatrolContext } from './patrol.rules.js';
import type { PatrolEvent, PatrolRecorded } from './patrol.events.js';
import { patrolView } from './patrol.views.js';

const { given } = deciderSpec(patrol);
const site: SiteFound = {
  siteId: 's1',
  name: '一号工地',
  kind: 'construction-site',
  communityId: 'c1',
  retired: false,
};

function at(occurredAt: string, more: Partial<PatrolContext> = {}): PatrolContext {
  return { now: occurredAt, occurredAt, actor: 'li.ming', id: 'p1', site, ...more };
}

function command<C extends object>(Command: new () => C, fields: Partial<C>): C {
  return Object.assign(new Command(), fields);
}

const june = at('2018-06-01T02:00:00.000Z');
const finding = { category: '扬尘', description: '裸土未覆盖' };
const clean: PatrolRecorded = { type: 'PatrolRecorded', data: { siteId: 's1', communityId: 'c1', findings: [] } };
const withFinding: PatrolRecorded = {
  type: 'PatrolRecorded',
  data: { siteId: 's1', communityId: 'c1', findings: [{ findingId: 'f0', ...finding }] },
};
const voided: PatrolEvent = { type: 'PatrolVoided', data: { reason: '录错点位' } };
const voiding = command(VoidPatrol, { reason: '录错点位' });

describe('recording a patrol', () => {
  test('without findings: all was in order', () => {
    given()
      .when(command(RecordPatrol, { siteId: 's1' }), june)
      .then(clean);
    given()
      .when(command(RecordPatrol, { siteId: 's1', findings: [] }), june)
      .then(clean);
  });

  test('each finding has an id that is always the same', () => {
    const findings = [finding, { ...finding, correctedOnTheSpot: true }];
    given()
      .when(command(RecordPatrol, { siteId: 's1', findings, note: '雨', companions: ['王'] }), june)
      .then({
        type: 'PatrolRecorded',
        data: {
          siteId: 's1',
          communityId: 'c1',
          findings: findings.map((found, index) => ({ findingId: deriveId('finding', 'p1', index), ...found })),
          note: '雨',
          companions: ['王'],
        },
      });
  });

  test('once under one id, and not in the future', () => {
    const recording = command(RecordPatrol, { siteId: 's1' });
    given(clean).when(recording, june).refused('record-once');
    given()
      .when(recording, at('2018-06-01T02:00:00.000Z', { now: '2018-06-01T01:00:00.000Z' }))
      .refused('not-in-the-future');
  });

  test('not twice by the same person at the same site in the same minute, unless said on purpose', () => {
    const alike = { ...june, alike: ['p8', 'p9'] };
    const recording = (sameAsNot?: string[]) => command(RecordPatrol, { siteId: 's1', sameAsNot });
    given().when(recording(), alike).refused('visit-once');
    given()
      .when(recording(['p8']), alike)
      .refused('visit-once');
    given()
      .when(recording(['p8', 'p9']), alike)
      .then({ ...clean, data: { ...clean.data, sameAsNot: ['p8', 'p9'] } });
  });

  test('not of a site that was retired by then; what happened before is still taken', () => {
    const recording = command(RecordPatrol, { siteId: 's1' });
    const retired = (retiredAt?: string) => ({ site: { ...site, retired: true, retiredAt } });
    given().when(recording, at('2018-06-01T02:00:00.000Z', retired())).refused('patrol-a-site-in-service');
    given()
      .when(recording, at('2018-06-01T02:00:00.000Z', retired('2018-06-01T02:00:00.000Z')))
      .refused('patrol-a-site-in-service');
    given()
      .when(recording, at('2018-06-01T02:00:00.000Z', retired('2018-06-01T02:00:00.001Z')))
      .then(clean);
  });
});

describe('voiding a patrol', () => {
  test('only while no case of what it found holds, and once', () => {
    given(clean).when(voiding, june).then(voided);
    given(clean, voided).when(voiding, june).refused('void-without-findings');
    const cases = (...holds: boolean[]) => ({ ...june, cases: holds.map((one) => ({ isOpen: one, holds: one })) });
    given(withFinding).when(voiding, cases(true)).refused('void-without-findings');
    given(withFinding).when(voiding, cases(false, true)).refused('void-without-findings');
    given(withFinding).when(voiding, cases(false, false)).then(voided);
    given().when(voiding, june).refused('void-without-findings');
  });

  test('a refusal names the state and what is possible', () => {
    const holding = { ...june, cases: [{ isOpen: false, holds: true }] };
    expect(given(withFinding).when(voiding, holding).decision).toMatchObject({
      state: 'recorded, with findings',
      possible: ['VoidPatrol', 'CorrectPatrol'],
    });
    expect(patrol.rules.possible({ status: 'none' })).toEqual(['RecordPatrol']);
  });
});

describe('the view', () => {
  const stored = (event: PatrolEvent, revision: number): StoredEvent => ({
    ...event,
    id: `e${revision}`,
    schema: 1,
    stream: 'patrol-p1',
    revision,
    position: revision.toString(16).padStart(16, '0'),
    recordedAt: june.now,
    metadata: { actor: `actor-${revision}`, occurredAt: june.now, commandId: 'c', commandDigest: '' },
  });

  test('says who was where and when, and what was found', () => {
    expect(foldView(patrolView, [stored(withFinding, 0)]).get('p1')).toMatchObject({
      patrolId: 'p1',
      siteId: 's1',
      communityId: 'c1',
      patroller: 'actor-0',
      patrolledAt: june.now,
      findings: 1,
      found: [{ findingId: 'f0' }],
      voided: false,
      revision: 0,
    });
  });

  test('a voided patrol stays, with its patroller and the reason', () => {
    expect(foldView(patrolView, [stored(clean, 0), stored(voided, 1)]).get('p1')).toMatchObject({
      patroller: 'actor-0',
      findings: 0,
      voided: true,
      voidedBecause: '录错点位',
      revision: 1,
    });
    expect(foldView(patrolView, [stored(voided, 1)]).size).toBe(0);
  });
});
