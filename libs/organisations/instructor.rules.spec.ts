import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './instructor.commands.js';
import type { InstructorEvent } from './instructor.events.js';
import { instructor, type InstructorContext } from './instructor.rules.js';
import { at, command } from './testing/index.js';

const { given } = deciderSpec(instructor);
const config = { enterprisesPerInstructor: 2 } as never;
const june = at<InstructorContext>('2018-06-01T02:00:00.000Z', { config });
const start = '2018-01-01T00:00:00.000Z';
const august = '2018-08-01T00:00:00.000Z';
const data = { education: 'college', isFullTime: false, communityId: undefined } as const;
const appointed: InstructorEvent = { type: 'InstructorAppointed', data };
const ended: InstructorEvent = { type: 'InstructorEnded', data: { reason: '期满' } };
const assigned = (enterpriseId = 'e1', fields: object = {}): InstructorEvent => ({
  type: 'InstructorAssigned',
  data: { assignmentId: enterpriseId, enterpriseId, from: start, ...fields },
});
const assigning = (fields: Partial<c.AssignInstructor> = {}) =>
  command(c.AssignInstructor, { enterpriseId: 'e1', ...fields });
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };

describe('an instructor', () => {
  test('has one appointment at a time', () => {
    const appointing = command(c.AppointInstructor, data);
    given().when(appointing, june).then(appointed);
    given(appointed).when(appointing, june).refused('one-appointment-at-a-time');
    given(appointed, ended).when(appointing, june).thenTypes('InstructorAppointed');
    given(appointed, ended)
      .when(command(c.EndInstructor, { reason: 'x' }), june)
      .refused('end-in-post');
  });

  test('is in an enterprise once at a time', () => {
    given(appointed).when(assigning(), june).thenTypes('InstructorAssigned');
    given(appointed, assigned()).when(assigning(), june).refused('once-at-a-time');
    given(appointed, assigned('e1', { until: august }))
      .when(assigning(), june)
      .refused('once-at-a-time');
    given(appointed, assigned('e1', { until: august }))
      .when(assigning({ from: august }), june)
      .thenTypes('InstructorAssigned');
    given(appointed, assigned('e2')).when(assigning(), june).thenTypes('InstructorAssigned');
    given(appointed)
      .when(assigning({ until: start }), june)
      .refused('until-after-from');
    given(appointed)
      .when(assigning({ from: '2017-01-01T00:00:00.000Z' }), june)
      .refused('not-before-the-appointment');
    given(appointed)
      .when(assigning(), { ...june, enterprise: { status: 'closed' } as never })
      .refused('enterprise-in-business');
    given(appointed, ended).when(assigning(), june).refused('assign-in-post');
  });

  test('with more enterprises than the office meant to give is told of, not refused', () => {
    const { decision } = given(appointed, assigned('e2'), assigned('e3')).when(assigning(), june);
    expect(decision).toMatchObject([{ data: { enterpriseId: 'e1', beyond: 3 } }]);
    const { decision: within } = given(appointed, assigned('e2')).when(assigning(), june);
    expect(within).not.toHaveProperty('0.data.beyond');
  });

  test('assignments end once, or earlier than it was said', () => {
    const ending = (fields: Partial<c.EndInstructorAssignment> = {}) =>
      command(c.EndInstructorAssignment, { assignmentId: 'e1', ...fields });
    given(appointed, assigned()).when(ending(), june).thenTypes('InstructorAssignmentEnded');
    given(appointed).when(ending(), june).refused('assignment-unknown');
    given(appointed, assigned())
      .when(ending({ until: start }), june)
      .refused('until-after-from');
    given(appointed, assigned('e1', { until: '2018-03-01T00:00:00.000Z' }))
      .when(ending(), june)
      .refused('end-earlier-than-before');
    given(appointed, ended).when(ending(), june).refused('end-assignment-in-post');
  });

  test('has another education by its evidence only', () => {
    const changing = (evidence: (typeof file)[] | undefined) =>
      command(c.ChangeInstructorEducation, { education: 'bachelor', evidence });
    given(appointed).when(changing(undefined), june).refused('education-with-evidence');
    given(appointed).when(changing([]), june).refused('education-with-evidence');
    given(appointed)
      .when(changing([file]), june)
      .thenTypes('InstructorEducationChanged');
    given(appointed, ended)
      .when(changing([file]), june)
      .refused('change-education-in-post');
    given(appointed)
      .when(changing([file]), at('2017-01-01T00:00:00.000Z'))
      .refused('not-before-the-last-step');
    const correcting = { eventId: 'event-0', field: 'education', value: 'bachelor', reason: '录错' };
    given(appointed).when(command(c.CorrectInstructor, correcting), june).refused('field-not-correctable');
  });

  test('a report of before was about all enterprises together, and is read as it was', () => {
    const before = { visits: 4, work: '走访' };
    expect(instructor.catalogue.InstructorReported).toMatchObject({ schema: 2 });
    expect(instructor.catalogue.InstructorReported?.upcasts?.[1]?.(before)).toEqual(before);
  });

  test('reports while in post; a correction leads to nothing that could not have been entered', () => {
    const reporting = command(c.ReportInstructorWork, { visits: 3, work: '指导组建' });
    given(appointed).when(reporting, june).thenTypes('InstructorReported');
    given(appointed, ended).when(reporting, june).refused('report-in-post');
    const ofOne = command(c.ReportInstructorWork, { enterpriseId: 'e1', visits: 3, work: '指导组建' });
    given(appointed, assigned('e2')).when(ofOne, june).refused('report-where-sent');
    given(appointed, assigned('e1', { from: august }))
      .when(ofOne, june)
      .refused('report-where-sent');
    // A report looks back: the instructor may be elsewhere by now.
    const was = assigned('e1', { until: '2018-05-01T00:00:00.000Z' });
    const { decision } = given(appointed, was).when(ofOne, june);
    expect(decision).toMatchObject([{ type: 'InstructorReported', data: { enterpriseId: 'e1', visits: 3 } }]);
    const told: InstructorEvent = {
      type: 'InstructorReported',
      data: { enterpriseId: 'e1', visits: 3, work: '指导组建' },
    };
    const later = { eventId: 'event-1', field: 'from', value: august, reason: '录错' };
    given(appointed, assigned(), told).when(command(c.CorrectInstructor, later), june).refused('report-where-sent');
    given(appointed, assigned('e1', { until: august }), assigned('e1', { assignmentId: 'a2', from: august }))
      .when(
        command(c.CorrectInstructor, {
          eventId: 'event-2',
          field: 'from',
          value: '2018-07-01T00:00:00Z',
          reason: '录错',
        }),
        june,
      )
      .refused('once-at-a-time');
  });
});
