import { refuse, RuleBook, say, type Decision, type Instant, type Refusal } from '#event-sourcing';
import { covers, overlaps, type PlaceNamed } from '#places';
import { whenItHeld } from '#platform';
import type { Enterprise } from './enterprise.record.js';
import { checkedCorrection } from './held-at.js';
import * as c from './instructor.commands.js';
import { instructorCatalogue, type InstructorEvent } from './instructor.events.js';
import { instructorFields, instructorStates, words } from './instructor.glossary.js';
import { evolveInstructor, type Instructor, type InstructorRecord } from './instructor.record.js';

export interface InstructorContext extends Omit<PlaceNamed, 'site'> {
  /** The enterprise that the command names. */
  readonly enterprise?: Enterprise;
}

type X = InstructorContext;
type Decided = Decision<InstructorEvent>;

/** An instructor is in an enterprise once at a time, and not before the appointment. */
function whyNotAssigned({ assignments, phases, endedAt }: Instructor): Refusal | undefined {
  for (const [n, one] of assignments.entries()) {
    const { from, until, enterpriseId } = one;
    // What the end of the appointment cut off may be of no length.
    if (until !== undefined && until <= from && until !== endedAt)
      return refuse('until-after-from', say(words.untilAfterFrom, { until, from }), { field: 'until' });
    const began = phases[0]!.from;
    if (from < began)
      return refuse('not-before-the-appointment', say(words.beforeAppointment, { at: began }), { field: 'from' });
    const other = assignments.slice(0, n).find((past) => past.enterpriseId === enterpriseId && overlaps(past, one));
    if (other)
      return refuse(
        'once-at-a-time',
        say(words.onceAtATime, { enterpriseId, from: other.from, until: other.until ?? words.open }),
        { field: 'enterpriseId' },
      );
  }
  return undefined;
}

function assigned(record: Instructor, command: c.AssignInstructor, context: X): Decided {
  const { enterpriseId, from = context.occurredAt, until } = command;
  const { enterprise, config, partId } = context;
  if (enterprise?.status === 'closed')
    return refuse('enterprise-in-business', say(words.enterpriseClosed, { enterpriseId }), { field: 'enterpriseId' });
  const assignment = { assignmentId: partId, enterpriseId, from, until };
  const fault = whyNotAssigned({ ...record, assignments: [...record.assignments, assignment] });
  if (fault) return fault;
  const together =
    new Set(record.assignments.filter((one) => covers(one, from)).map((one) => one.enterpriseId)).size + 1;
  const beyond = together > config.enterprisesPerInstructor ? { beyond: together } : {};
  return [{ type: 'InstructorAssigned', data: { ...assignment, ...beyond }, ...whenItHeld(from, context) }];
}

/** An end can be moved forward, never back: a longer time is a new one, so that the history shows it. */
function assignmentEnded({ assignments }: Instructor, command: c.EndInstructorAssignment, context: X): Decided {
  const { assignmentId, until = context.occurredAt } = command;
  const known = assignments.find((one) => one.assignmentId === assignmentId);
  if (!known)
    return refuse('assignment-unknown', say(words.assignmentUnknown, { assignmentId }), { field: 'assignmentId' });
  if (known.until !== undefined && until >= known.until)
    return refuse('end-earlier-than-before', say(words.endEarlier, { until: known.until }), { field: 'until' });
  if (until <= known.from)
    return refuse('until-after-from', say(words.untilAfterFrom, { until, from: known.from }), { field: 'until' });
  return [{ type: 'InstructorAssignmentEnded', data: { assignmentId, until }, ...whenItHeld(until, context) }];
}

/** A report looks back: the instructor may have left the enterprise by then, and was sent there before. */
function whyNotReported({ assignments }: Instructor, enterpriseId: string, at: Instant): Refusal | undefined {
  return assignments.some((one) => one.enterpriseId === enterpriseId && one.from <= at)
    ? undefined
    : refuse('report-where-sent', say(words.reportWhereSent, { enterpriseId }), { field: 'enterpriseId' });
}

function reported(record: Instructor, command: c.ReportInstructorWork, { occurredAt }: X): Decided {
  const { enterpriseId, visits, work, problems } = command;
  const fault = enterpriseId === undefined ? undefined : whyNotReported(record, enterpriseId, occurredAt);
  return fault ?? [{ type: 'InstructorReported', data: { enterpriseId, visits, work, problems } }];
}

const isInPost = ({ status }: InstructorRecord) => status === 'in-post';
const inPost = { because: words.inPost, allowed: isInPost };

/** 党建指导员 */
export const instructor = new RuleBook<InstructorRecord, InstructorEvent, X>(words.instructor, {
  states: instructorStates,
  fields: instructorFields,
})
  .on(c.AppointInstructor, {
    rule: 'one-appointment-at-a-time',
    because: words.appointOnce,
    creates: true,
    allowed: (record) => !isInPost(record),
    looksUp: ['community'],
    decide: (_record, { education, isFullTime, communityId }) => [
      { type: 'InstructorAppointed', data: { education, isFullTime, communityId } },
    ],
  })
  .on(c.AssignInstructor, {
    ...inPost,
    rule: 'assign-in-post',
    anyTime: true,
    looksUp: ['enterprise'],
    decide: (record, command, context) => assigned(record as Instructor, command, context),
  })
  .on(c.EndInstructorAssignment, {
    ...inPost,
    rule: 'end-assignment-in-post',
    anyTime: true,
    decide: (record, command, context) => assignmentEnded(record as Instructor, command, context),
  })
  .on(c.ReportInstructorWork, {
    ...inPost,
    rule: 'report-in-post',
    anyTime: true,
    decide: (record, command, context) => reported(record as Instructor, command, context),
  })
  .on(c.ChangeInstructorEducation, {
    ...inPost,
    rule: 'change-education-in-post',
    decide: (record, { education, evidence = [] }) => {
      if (evidence.length === 0) return refuse('education-with-evidence', words.evidence, { field: 'evidence' });
      if (record.status !== 'none' && record.education === education) return [];
      return [{ type: 'InstructorEducationChanged', data: { education, evidence } }];
    },
  })
  .on(c.EndInstructor, {
    ...inPost,
    rule: 'end-in-post',
    decide: (_record, { reason }) => [{ type: 'InstructorEnded', data: { reason } }],
  })
  .on(
    c.CorrectInstructor,
    checkedCorrection<InstructorRecord, InstructorEvent, X>(instructorCatalogue, evolveInstructor, (record) => {
      if (record.status === 'none') return undefined;
      const reports = record.enterpriseWork.map((one) => whyNotReported(record, one.enterpriseId, one.reportedAt));
      return whyNotAssigned(record) ?? reports.find((fault) => fault !== undefined);
    }),
  )
  .aggregate({ stream: 'instructor', catalogue: instructorCatalogue, evolve: evolveInstructor });
