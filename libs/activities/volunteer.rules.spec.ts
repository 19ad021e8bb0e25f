import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, nothing, type Recorded } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './volunteer.commands.js';
import type { VolunteerEvent } from './volunteer.events.js';
import { coveredIn, type Volunteer, type VolunteerRecord } from './volunteer.record.js';
import { starsFor, volunteer, type VolunteerContext } from './volunteer.rules.js';

const { given } = deciderSpec(volunteer);
const now = '2018-06-02T00:00:00.000Z';
const june = { now, occurredAt: now, actor: 'li.ming', id: 'v1', partId: 'x' } as VolunteerContext;
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const credit = (minutes: number, attendanceId = 't1') =>
  command(c.CreditService, { attendanceId, activityId: 'a1', minutes });
const credited = (minutes: number): VolunteerEvent => ({
  type: 'ServiceCredited',
  data: { attendanceId: 't1', activityId: 'a1', minutes },
});
const sha256 = 'a'.repeat(64);
const issue = (fields: Partial<c.IssueCertificate> = {}) =>
  command(c.IssueCertificate, { number: '1', minutes: 120, content: '服务两小时', sha256, ...fields });

describe('a volunteer', () => {
  test('is credited each attendance once, as it is now', () => {
    given().when(credit(120), june).then(credited(120));
    given(credited(120)).when(credit(120), june).then();
    given(credited(120)).when(credit(0), june).then(credited(0));
  });

  test('reaches a star with 100, 300, 600, 1,000 and 1,500 hours, and loses it with a correction', () => {
    expect([99, 100, 299, 300, 600, 1_000, 1_500].map((hours) => starsFor(hours * 60))).toEqual([0, 1, 1, 2, 3, 4, 5]);
    given().when(credit(6_000), june).thenTypes('ServiceCredited', 'StarReached');
    given(credited(6_000), { type: 'StarReached', data: { stars: 1, minutes: 6_000 } })
      .when(credit(5_999), june)
      .thenTypes('ServiceCredited', 'StarLost');
  });

  test('is certified what was confirmed, under one number, by somebody else', () => {
    given(credited(120)).when(issue(), june).thenTypes('CertificateIssued');
    given(credited(120))
      .when(issue({ minutes: 121 }), june)
      .refused('certificate-within-confirmed-minutes');
    given().when(issue(), june).refused('issue-certificate');
    given(credited(120))
      .when(issue(), { ...june, actor: 'v1' })
      .refused('certified-by-another');
    const issued: VolunteerEvent = {
      type: 'CertificateIssued',
      data: { certificateId: 'z1', number: '1', minutes: 60, content: '', sha256 },
    };
    given(credited(120), issued).when(issue(), june).refused('certificate-number-once');
    const revoke = command(c.RevokeCertificate, { certificateId: 'z1', reason: '有误' });
    given(credited(120), issued).when(revoke, june).thenTypes('CertificateRevoked');
    given(credited(120)).when(revoke, june).refused('certificate-unknown');
    const before = { ...june, occurredAt: '1970-01-01T00:00:00.000Z' };
    given(credited(120), issued).when(revoke, before).refused('not-before-the-last-step');
    // A training stands by itself: its sheet may come after a certificate of later.
    given(credited(120), issued)
      .when(command(c.RecordTraining, { subject: '急救', minutes: 90 }), before)
      .thenTypes('TrainingRecorded');
  });

  test('is certified no more minutes than are confirmed, all certificates together, under a number of its own', () => {
    const certificate = (certificateId: string, minutes: number): VolunteerEvent => ({
      type: 'CertificateIssued',
      data: { certificateId, number: certificateId, minutes, content: '', sha256 },
    });
    const [first, second] = [certificate('z1', 90), certificate('z2', 30)];
    given(credited(120), first)
      .when(issue({ minutes: 31 }), june)
      .refused('certificate-within-confirmed-minutes');
    given(credited(120), first)
      .when(issue({ minutes: 30 }), june)
      .thenTypes('CertificateIssued');
    const revoked: VolunteerEvent = { type: 'CertificateRevoked', data: { certificateId: 'z1', reason: '有误' } };
    given(credited(120), first, revoked).when(issue(), june).thenTypes('CertificateIssued');
    given(credited(120))
      .when(issue(), { ...june, holder: 'v2' })
      .refused('certificate-number-once');
    const covered = (...events: VolunteerEvent[]) => {
      const metadata = { actor: 'a', occurredAt: now, commandId: '', commandDigest: '' };
      const stored = events.map((event, n) => ({ ...event, id: `e${n}`, recordedAt: now, metadata }));
      const record = fold(volunteer.evolve, nothing as VolunteerRecord, stored as Recorded<VolunteerEvent>[]);
      return [...coveredIn(record as Volunteer).values()];
    };
    expect(covered(credited(120), first, second)).toEqual([true, true]);
    // Hours that were corrected away take the last certificates with them.
    expect(covered(credited(120), first, second, credited(100))).toEqual([true, false]);
    expect(covered(credited(120), first, second, credited(0))).toEqual([false, false]);
    expect(covered(credited(120), first, second, credited(100), revoked)).toEqual([true]);
  });

  test('is trained apart from service', () => {
    const train = command(c.RecordTraining, { subject: '急救', minutes: 90 });
    given().when(train, june).thenTypes('TrainingRecorded');
    given()
      .when(train, { ...june, actor: 'v1' })
      .refused('certified-by-another');
    const trained: VolunteerEvent = {
      type: 'TrainingRecorded',
      data: { trainingId: 'x', subject: '急救', minutes: 90 },
    };
    given(trained)
      .when(issue({ minutes: 1 }), june)
      .refused('certificate-within-confirmed-minutes');
    const right = { eventId: 'event-0', field: 'minutes', value: '60', reason: '录错' };
    given(trained).when(command(c.CorrectVolunteer, right), june).thenTypes('RecordCorrected');
  });

  test('has the sum of what is credited, and the stars of that sum, whatever came in which order', () => {
    const step = fc.record({ attendanceId: fc.constantFrom('t1', 't2', 't3'), minutes: fc.nat(50_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let record: VolunteerRecord = nothing;
        let n = 0;
        for (const { attendanceId, minutes } of steps)
          for (const event of volunteer.decide(record, credit(minutes, attendanceId), june) as VolunteerEvent[]) {
            const metadata = { actor: 'a', occurredAt: now, commandId: '', commandDigest: '' };
            const stored = { ...event, id: `e${n++}`, recordedAt: now, metadata } as Recorded<VolunteerEvent>;
            record = fold(volunteer.evolve, record, [stored]);
          }
        const last = Object.fromEntries(steps.map(({ attendanceId, minutes }) => [attendanceId, minutes]));
        const sum = Object.values(last).reduce((total, minutes) => total + minutes, 0);
        const { minutes, stars } = record.status === 'none' ? { minutes: 0, stars: 0 } : record;
        expect({ minutes, stars }).toEqual({ minutes: sum, stars: starsFor(sum) });
      }),
    );
  });
});
