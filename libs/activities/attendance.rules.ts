import { deriveId, refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { isSameName, ownHand } from '#platform';
import { whyNotAttended, type ActivityContext } from './activity.checks.js';
import { ConfirmAttendance, CorrectHours, RecordAttendance, type AttendanceEntry } from './activity.commands.js';
import { minutesOf } from './activity.entries.js';
import type { ActivityEvent, AttendanceRecorded } from './activity.events.js';
import { words } from './activity.glossary.js';
import { hasAttendances } from './activity.kinds.js';
import type { Activity, ActivityRecord, Attendance } from './activity.record.js';

const isService = (record: ActivityRecord): record is Activity =>
  record.status === 'held' && hasAttendances(record.kind);

/** The rows of a command as the event has them: the same ids when it is sent again. */
export function attendancesOf(entries: readonly AttendanceEntry[], partId: string): AttendanceRecorded['data'][] {
  return entries.map(({ volunteerId, from, to, minutes, role, paid = false, minor = false }, n) => ({
    attendanceId: deriveId('attendance', partId, n),
    volunteerId,
    from,
    to,
    minutes: minutes ?? minutesOf({ from, to }),
    role,
    paid,
    minor,
  }));
}

function recorded(
  record: ActivityRecord,
  { attendances: entries }: RecordAttendance,
  context: ActivityContext,
): Decision<ActivityEvent> {
  if (!isService(record)) return [];
  const unguarded = entries.find(({ minor, guardianConsent }) => minor && !guardianConsent);
  if (unguarded)
    return refuse('minor-with-consent', say(words.minor, { volunteerId: unguarded.volunteerId }), {
      field: 'attendances',
    });
  const rows = attendancesOf(entries, context.partId);
  const all = rows.map((row): Attendance => ({ ...row, recordedBy: context.actor }));
  const why = whyNotAttended(record, all, context);
  return why ?? rows.map((data) => ({ type: 'AttendanceRecorded', data }));
}

function confirmed(
  record: ActivityRecord,
  { attendanceIds }: ConfirmAttendance,
  { actor }: ActivityContext,
): Decision<ActivityEvent> {
  if (!isService(record)) return [];
  const { attendances } = record;
  const unknown = attendanceIds?.find((id) => !attendances.some(({ attendanceId }) => attendanceId === id));
  if (unknown !== undefined)
    return refuse('attendance-unknown', say(words.attendanceUnknown, { attendanceId: unknown }), {
      field: 'attendanceIds',
    });
  const meant = attendances.filter(
    ({ attendanceId, confirmedBy }) =>
      confirmedBy === undefined && (attendanceIds === undefined || attendanceIds.includes(attendanceId)),
  );
  const tookPart = attendances.some(({ volunteerId }) => isSameName(volunteerId, actor));
  if (tookPart || meant.some(({ recordedBy }) => isSameName(recordedBy, actor)))
    return refuse('confirmed-by-another', words.confirmedByAnother);
  if (meant.length === 0) return refuse('something-to-confirm', words.nothingToConfirm);
  return [{ type: 'AttendanceConfirmed', data: { attendanceIds: meant.map(({ attendanceId }) => attendanceId) } }];
}

/** The attendance as the correction makes it. */
export function withHours(attendance: Attendance, { from, to, minutes }: CorrectHours): Attendance {
  const span = { from: from ?? attendance.from, to: to ?? attendance.to };
  const changed = from !== undefined || to !== undefined;
  return { ...attendance, ...span, minutes: minutes ?? (changed ? minutesOf(span) : attendance.minutes) };
}

function hoursCorrected(
  record: ActivityRecord,
  command: CorrectHours,
  context: ActivityContext,
): Decision<ActivityEvent> {
  if (!isService(record)) return [];
  const { attendanceId, reason } = command;
  const attendance = record.attendances.find((one) => one.attendanceId === attendanceId);
  if (!attendance)
    return refuse('attendance-unknown', say(words.attendanceUnknown, { attendanceId }), { field: 'attendanceId' });
  const right = withHours(attendance, command);
  const { from, to, minutes } = right;
  if (from === attendance.from && to === attendance.to && minutes === attendance.minutes) return [];
  const why = whyNotAttended(record, [right], context);
  return why ?? [{ type: 'HoursCorrected', data: { attendanceId, from, to, minutes, reason } }];
}

/** 本人的时长本人不改: a volunteer neither corrects his own hours nor proposes it. */
function notOnesOwn(record: ActivityRecord, { attendanceId }: CorrectHours, { actor }: ActivityContext) {
  const meant = isService(record) && record.attendances.find((one) => one.attendanceId === attendanceId);
  return meant && ownHand([actor], [meant.volunteerId]) !== undefined
    ? refuse('hours-corrected-by-another', words.hoursByAnother)
    : undefined;
}

/** What is confirmed counts in figures; what is not, in none. */
function hoursOf(record: ActivityRecord, command: CorrectHours) {
  if (record.status === 'none') return undefined;
  const attendance = record.attendances.find(({ attendanceId }) => attendanceId === command.attendanceId);
  const entry = record.told?.find(
    ({ type, data }) =>
      type === 'AttendanceRecorded' && (data as AttendanceRecorded['data']).attendanceId === command.attendanceId,
  );
  if (!entry || attendance?.confirmedBy === undefined) return undefined;
  const inWords = ({ from, to, minutes }: Attendance) => `${from} – ${to}, ${minutes} min`;
  const [previous, value] = [attendance, withHours(attendance, command)].map(inWords) as [string, string];
  return { eventId: entry.id, eventType: entry.type, previous, value, at: attendance.from };
}

/** Who came to a volunteer activity, for how long, and who says so. */
export const attendanceRules = new RuleBook<ActivityRecord, ActivityEvent, ActivityContext>(words.activity)
  .on(RecordAttendance, {
    rule: 'attendance-of-volunteers',
    because: words.byCount,
    looksUp: ['facts'],
    allowed: isService,
    decide: recorded,
  })
  .on(ConfirmAttendance, {
    rule: 'confirm-attendance-of-volunteers',
    because: words.byCount,
    allowed: isService,
    decide: confirmed,
  })
  .on(CorrectHours, {
    rule: 'correct-hours-of-volunteers',
    because: words.byCount,
    looksUp: ['facts'],
    allowed: isService,
    others: notOnesOwn,
    proposedAs: { field: 'hours', corrected: hoursOf },
    decide: hoursCorrected,
  });
