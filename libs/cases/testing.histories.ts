import fc from 'fast-check';
import { defaultCalendar, defaultSettings, makeCalendar } from '#calendar';
import {
  ConfirmCorrection,
  isRefusal,
  RejectCorrection,
  type CorrectionContext,
  type Instant,
  type Recorded,
  type StoredEvent,
} from '#event-sourcing';
import { caseDecider, possibleCommands } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { noCase, type CaseRecord } from './case.record.js';
import { correctableFields, isMoment } from './corrections.js';
import { AppealDeduction, DenyAppeal, GrantAppeal } from './appeal.commands.js';
import { isWaiting } from './case.appeals.js';
import { HandOverCaseWork } from './case.handover.js';
import { RecordCallback } from './hotline.commands.js';
import { MissDeadline, MoveDeadline } from './internal.commands.js';
import { at, command, commands as c, past } from './testing.js';

export const START = Date.parse('2018-03-01T01:00:00.000Z');
export const HOUR = 3_600_000;
const deadline = { workingDays: 3 };

/** With holidays that are announced when half of the steps are done. */
const calendarOfLater = makeCalendar({
  ...defaultSettings,
  years: {
    ...defaultSettings.years,
    2018: {
      ...defaultSettings.years[2018]!,
      holidays: [...defaultSettings.years[2018]!.holidays, '2018-03-07', '2018-03-15', '2018-03-21', '2018-04-03'],
    },
  },
});

/** One step of a history: a command by name with fields that fit the record where there is something to fit. */
type Step = { readonly name: string; readonly pick: number };

const intoAnother = evolveCase(noCase, {
  ...past.reported,
  id: 'another',
  recordedAt: new Date(START).toISOString(),
  metadata: { actor: 'a', occurredAt: new Date(START).toISOString(), commandId: 'c', commandDigest: '' },
});

const open = ({ appeals }: CaseRecord) => Object.keys(appeals).find((id) => isWaiting(appeals[id]!));

function commandFor({ name, pick }: Step, record: CaseRecord, target: StoredEvent | undefined): object {
  const first = (of: object) => Object.keys(of)[0] ?? 'none';
  const waiting = ({ extensions }: CaseRecord) =>
    Object.keys(extensions)
      .filter((id) => extensions[id]!.state === 'requested')
      .at(pick % 2 === 0 ? 0 : -1) ?? 'none';
  switch (name) {
    case 'ReportProblem':
      return command(c.ReportProblem, {
        category: '扬尘',
        description: '裸土',
        source: 'staff',
        siteId: 's',
        communityId: 'c',
      });
    case 'CorrectOnTheSpot':
      return command(c.CorrectOnTheSpot, { kind: 'persuasion', category: '占道', description: '劝离' });
    case 'CorrectRecord': {
      const fields = correctableFields(target?.type ?? '');
      const field = fields[pick % fields.length] ?? 'none';
      const value = isMoment(field) ? new Date(START + (pick % 100) * HOUR).toISOString() : `v${pick}`;
      return command(c.CorrectRecord, { eventId: target?.id ?? 'none', field, value, reason: 'r' });
    }
    case 'ConfirmCorrection':
    case 'RejectCorrection': {
      const { proposalId } = (record.proposals ?? []).at(pick % 2 === 0 ? 0 : -1) ?? { proposalId: 'none' };
      const Decision = name === 'ConfirmCorrection' ? ConfirmCorrection : RejectCorrection;
      return Object.assign(new Decision(), { proposalId, reason: 'r' });
    }
    case 'MergeCase':
      return command(c.MergeCase, { into: 'another' });
    case 'DispatchCase':
      return command(c.DispatchCase, { department: '城管', assignee: 'a', deadline });
    case 'IssueNotice':
      return command(c.IssueNotice, { facts: 'f', basis: 'b', requirements: 'r', recipient: 'x', deadline });
    case 'ServeNotice':
      return command(c.ServeNotice, {
        noticeId: first(record.notices),
        method: 'direct',
        servedBy: 'a',
        servedTo: 'b',
        servedAt: Object.values(record.notices)[0]?.issuedAt ?? '',
      });
    case 'RequestExtension':
      return command(c.RequestExtension, { until: { workingDays: 5 + (pick % 30) }, reason: 'r' });
    case 'GrantExtension':
      return command(c.GrantExtension, { extensionId: waiting(record) });
    case 'DenyExtension':
      return command(c.DenyExtension, { extensionId: first(record.extensions), reason: 'r' });
    case 'PlaceSupervision':
      return command(c.PlaceSupervision, { level: 'city', by: '市', deadline });
    case 'ReplyToSupervision':
      return command(c.ReplyToSupervision, { supervisionId: first(record.supervisions), reply: 'r' });
    case 'LiftSupervision':
      return command(c.LiftSupervision, { supervisionId: first(record.supervisions) });
    case 'LookBackHeld':
      return command(c.RecordLookBack, { result: 'held' });
    case 'LookBackRelapsed':
      return command(c.RecordLookBack, { result: 'relapsed' });
    case 'AppealDeduction':
      return command(AppealDeduction, {
        deduction: pick % 2 === 0 ? 'late' : 'rework',
        ground: 'other',
        unit: '城管',
        reason: 'r',
      });
    case 'GrantAppeal':
      return command(GrantAppeal, { appealId: open(record) ?? 'none', unit: '考核办' });
    case 'DenyAppeal':
      return command(DenyAppeal, { appealId: open(record) ?? 'none', unit: '考核办', reason: 'r' });
    case 'RecordCallback':
      return pick % 3 === 0
        ? command(RecordCallback, { reached: false })
        : command(RecordCallback, {
            reached: true,
            solved: pick % 3 === 1 ? 'yes' : 'no',
            satisfaction: 'neutral',
            note: 'r',
          });
    case 'MissDeadline':
      return command(MissDeadline, {
        deadlineId: Object.entries(record.deadlines).find(([, d]) => d.state === 'running')?.[0] ?? 'none',
        escalateAfterMisses: 2,
      });
    case 'HandOverCaseWork': {
      const work = { handoverId: 'h', kind: 'case', role: 'person', reason: 'r' } as const;
      return command(HandOverCaseWork, { ...work, from: record.assignee ?? 'none', to: pick % 2 === 0 ? 'a' : 'd' });
    }
    case 'MoveDeadline':
      return command(MoveDeadline, { deadlineId: first(record.deadlines), reason: 'r' });
    default:
      return command((c as unknown as Record<string, new () => object>)[name]!, {
        reason: 'r',
        measures: 'm',
      } as object);
  }
}

const names = [
  'ReportProblem',
  'CorrectOnTheSpot',
  'CorrectRecord',
  'ConfirmCorrection',
  'RejectCorrection',
  'FileCase',
  'VoidCase',
  'MergeCase',
  'DispatchCase',
  'ReturnCase',
  'IssueNotice',
  'ServeNotice',
  'RequestExtension',
  'GrantExtension',
  'DenyExtension',
  'SuspendCase',
  'ResumeCase',
  'ReportRectification',
  'VerifyRectification',
  'RejectRectification',
  'CloseCase',
  'PlaceSupervision',
  'ReplyToSupervision',
  'LiftSupervision',
  'LookBackHeld',
  'LookBackRelapsed',
  'ReopenCase',
  'RecordCallback',
  'AppealDeduction',
  'GrantAppeal',
  'DenyAppeal',
  'MissDeadline',
  'MoveDeadline',
  'HandOverCaseWork',
];
const endings = ['VoidCase', 'MergeCase'];
export const step = fc.record({
  // Most steps do what the state allows, or histories would never get far; the others do anything.
  lawful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  pick: fc.nat(10_000),
  actor: fc.constantFrom('a', 'b', 'd'),
  hours: fc.integer({ min: 0, max: 60 }),
  // Entered so many hours after it happened.
  late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }) }),
});
export const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' });
export type Steps = readonly {
  readonly lawful: boolean;
  readonly pick: number;
  readonly actor: string;
  readonly hours: number;
  readonly late: number;
}[];

function choose({ lawful, pick }: Steps[number], record: CaseRecord): string {
  const looks = pick % 2 === 0 ? 'LookBackHeld' : 'LookBackRelapsed';
  const allowed = possibleCommands(record)
    .filter((name) => pick % 25 === 0 || !endings.includes(name))
    .map((name) => (name === 'RecordLookBack' ? looks : name));
  const choices =
    lawful && allowed.length > 0 ? [...allowed, 'MissDeadline', 'MoveDeadline', 'HandOverCaseWork'] : names;
  return choices[pick % choices.length]!;
}

export interface Played {
  readonly record: CaseRecord;
  /** The record after each event. */
  readonly records: readonly CaseRecord[];
  readonly events: readonly StoredEvent[];
  readonly refusals: number;
  /** With ticks: how many events there were whenever the clock had said all it had to say. */
  readonly settledAt: readonly number[];
}

/** How a history is played, where that matters. */
export interface Playing {
  /** Of a moment: whether its period of reporting was over at `now`; no correction is proposed unless told. */
  readonly isOver?: (moment: string, now: Instant) => boolean;
  /** Called before each step, with the record and the moment: what the clock has to say then. */
  readonly ticks?: boolean;
  /** So many times the hours that the steps say, between them and between what happened and its entry. */
  readonly pace?: number;
}

/** Before all steps of a history whose clock speaks in time. */
function overdue({ deadlines, suspendedAt }: CaseRecord, now: Instant): string[] {
  return Object.entries(deadlines)
    .filter(
      ([, d]) =>
        d.state === 'running' &&
        !d.missed &&
        d.due.at < now &&
        (suspendedAt === undefined || d.due.at < suspendedAt || d.kind === 'supervision'),
    )
    .sort(([, a], [, b]) => (a.due.at < b.due.at ? -1 : 1))
    .map(([id]) => id);
}

export function play(list: Steps, { isOver, ticks = false, pace = 1 }: Playing = {}): Played {
  let record = noCase;
  let time = START;
  let refusals = 0;
  const events: StoredEvent[] = [];
  const records: CaseRecord[] = [];
  const settledAt: number[] = [];
  const decide = (asked: object, actor: string, partId: string, now: Instant, occurredAt: Instant, more: object) => {
    const isOverNow = isOver && ((moment: string) => isOver(moment, now));
    const corrections: CorrectionContext | undefined = isOverNow && {
      isOver: isOverNow,
      isSamePerson: (one, other) => one === other,
      proposalId: partId,
    };
    const context = at(occurredAt, { now, actor, partId, id: '1', into: intoAnother, corrections, ...more });
    const decision = caseDecider.decide(record, asked, context);
    if (isRefusal(decision)) return decision;
    for (const event of decision) {
      const metadata = {
        actor,
        occurredAt: event.occurredAt ?? occurredAt,
        commandId: partId,
        commandDigest: '',
        ...caseDecider.subject(record),
      };
      const stored: StoredEvent = {
        ...event,
        id: `e${events.length}`,
        schema: 1,
        stream: 'case-1',
        revision: events.length,
        position: events.length.toString(16).padStart(16, '0'),
        recordedAt: now,
        metadata,
      };
      events.push(JSON.parse(JSON.stringify(stored)) as StoredEvent);
      record = evolveCase(record, stored as unknown as Recorded<CaseEvent>);
      records.push(record);
    }
    return decision;
  };
  /** The clock speaks as soon as a deadline has run out, and of one that was set too late at once. */
  const tick = (now: Instant) => {
    for (let late = overdue(record, now); late.length > 0; late = overdue(record, now)) {
      const deadlineId = late[0]!;
      const runOut = new Date(Date.parse(record.deadlines[deadlineId]!.due.at) + 1).toISOString();
      const last = events.at(-1)!.recordedAt;
      const then = runOut > last ? runOut : last;
      const miss = command(MissDeadline, { deadlineId, escalateAfterMisses: 2 });
      decide(miss, 'system:clock', `tick-${events.length}`, then, then, {});
    }
  };
  list.forEach((chosen, n) => {
    time += chosen.hours * pace * HOUR;
    const now = new Date(time).toISOString();
    if (ticks) {
      tick(now);
      settledAt.push(events.length);
    }
    const s = { ...chosen, name: choose(chosen, record) };
    const asked = commandFor(s, record, events[s.pick % Math.max(1, events.length)]);
    const more = {
      number: `no-${n}`,
      history: events,
      calendar: n * 2 < list.length ? defaultCalendar : calendarOfLater,
    };
    const happened = new Date(time - s.late * pace * HOUR).toISOString();
    // Too early a moment is refused: mostly it is the earliest that fits.
    const occurredAt =
      pace > 1 && s.lawful && record.lastAt !== undefined && happened < record.lastAt ? record.lastAt : happened;
    const decision = decide(asked, s.actor, `part-${n}`, now, occurredAt, more);
    if (isRefusal(decision)) {
      refusals += 1;
      if (!/\p{Script=Han}/u.test(decision.sentence?.zh ?? '')) throw new Error('a refusal without a sentence');
      if (decision.message !== decision.sentence?.en) throw new Error('a refusal without its English');
    }
    if (ticks) {
      tick(now);
      settledAt.push(events.length);
    }
  });
  return { record, records, events, refusals, settledAt };
}
