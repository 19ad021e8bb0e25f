import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar, defaultSettings, makeCalendar } from '#calendar';
import { fold, foldView, isRefusal, type Recorded, type StoredEvent } from '#event-sourcing';
import { possibleCommands, caseDecider } from './case.decider.js';
import { caseCatalogue, type CaseEvent, type RecordCorrected } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { noCase, type CaseRecord } from './case.record.js';
import { caseView, type CaseDocument, type CaseState } from './case.views.js';
import { MissDeadline, MoveDeadline } from './internal.commands.js';
import { at, command, commands as c, past } from './testing.js';
import { correctableFields, isMoment } from './corrections.js';

const START = Date.parse('2018-03-01T01:00:00.000Z');
const HOUR = 3_600_000;
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
        source: 'patrol',
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
    case 'MissDeadline':
      return command(MissDeadline, {
        deadlineId: Object.entries(record.deadlines).find(([, d]) => d.state === 'running')?.[0] ?? 'none',
        escalateAfterMisses: 2,
      });
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
  'MissDeadline',
  'MoveDeadline',
];
const endings = ['VoidCase', 'MergeCase'];
const step = fc.record({
  // Most steps do what the state allows, or histories would never get far; the others do anything.
  lawful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  pick: fc.nat(10_000),
  actor: fc.constantFrom('a', 'b', 'd'),
  hours: fc.integer({ min: 0, max: 60 }),
  // Entered so many hours after it happened.
  late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }) }),
});
const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' });
type Steps = readonly {
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
  const choices = lawful && allowed.length > 0 ? [...allowed, 'MissDeadline', 'MoveDeadline'] : names;
  return choices[pick % choices.length]!;
}

interface Played {
  readonly record: CaseRecord;
  /** The record after each event. */
  readonly records: readonly CaseRecord[];
  readonly events: readonly StoredEvent[];
  readonly refusals: number;
}

function play(list: Steps): Played {
  let record = noCase;
  let time = START;
  let refusals = 0;
  const events: StoredEvent[] = [];
  const records: CaseRecord[] = [];
  list.forEach((chosen, n) => {
    const s = { ...chosen, name: choose(chosen, record) };
    time += s.hours * HOUR;
    const target = events[s.pick % Math.max(1, events.length)];
    const context = at(new Date(time - s.late * HOUR).toISOString(), {
      now: new Date(time).toISOString(),
      actor: s.actor,
      partId: `part-${n}`,
      number: `no-${n}`,
      id: '1',
      into: intoAnother,
      history: target && [target],
      calendar: n * 2 < list.length ? defaultCalendar : calendarOfLater,
    });
    const decision = caseDecider.decide(record, commandFor(s, record, target), context);
    if (isRefusal(decision)) {
      refusals += 1;
      expect(decision.sentence?.zh).toMatch(/\p{Script=Han}/u);
      expect(decision.message).toBe(decision.sentence?.en);
      return;
    }
    for (const event of decision) {
      const metadata = {
        actor: s.actor,
        occurredAt: event.occurredAt ?? context.occurredAt,
        commandId: `c${n}`,
        commandDigest: '',
        ...caseDecider.subject(record),
      };
      const position = events.length.toString(16).padStart(16, '0');
      const stored: StoredEvent = {
        ...event,
        id: `e${events.length}`,
        schema: 1,
        stream: 'case-1',
        revision: events.length,
        position,
        recordedAt: context.now,
        metadata,
      };
      events.push(JSON.parse(JSON.stringify(stored)) as StoredEvent);
      record = evolveCase(record, stored as unknown as Recorded<CaseEvent>);
      records.push(record);
    }
  });
  return { record, records, events, refusals };
}

const recorded = (events: readonly StoredEvent[]) => events as unknown as Recorded<CaseEvent>[];

describe('any sequence of commands', () => {
  test('leaves a state that explains itself', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record } = play(list);
        if (record.status === 'closed') expect(record.closedAt).toBeDefined();
        if (['filed', 'dispatched', 'rectified', 'verified'].includes(record.status))
          expect(record.number).toBeDefined();
        if (record.status === 'closed' && record.source !== 'on-the-spot') expect(record.number).toBeDefined();
        if (record.status === 'dispatched') expect(record.department).toBeDefined();
        if (['closed', 'voided', 'merged'].includes(record.status)) {
          const running = Object.values(record.deadlines).filter(
            (d) => d.state === 'running' && d.kind !== 'supervision',
          );
          expect(running).toEqual([]);
        }
        if (record.status !== 'voided' && record.status !== 'merged')
          expect(possibleCommands(record).length).toBeGreaterThan(0);
        for (const { state, answeredAt } of Object.values(record.deadlines))
          expect(answeredAt !== undefined).toBe(state === 'answered');
      }),
      { numRuns: 300 },
    );
  });

  test('reaches every kind of event (or the properties above would prove little)', () => {
    const seen = new Set<string>();
    for (const list of fc.sample(steps, { numRuns: 2_000, seed: 7 }))
      for (const { type } of play(list).events) seen.add(type);
    // What refuses a command for good is no decision of a case: its executor writes it.
    const unseen = Object.keys(caseCatalogue).filter((type) => !seen.has(type));
    expect(unseen).toEqual(['NumberedCommandDeclined']);
  });

  test('no step happens before the one that it follows', () => {
    const aside = ['RecordCorrected', 'DeadlineMissed', 'DeadlineMoved', 'CaseEscalated'];
    fc.assert(
      fc.property(steps, (list) => {
        const { events, records } = play(list);
        // A step that was corrected to have come earlier lets the next one come earlier too.
        events.forEach(({ type, metadata }, n) => {
          const last = records[n - 1]?.lastAt;
          if (last !== undefined && !aside.includes(type)) expect(metadata.occurredAt >= last).toBe(true);
        });
      }),
    );
  });

  test('no deadline ever moves back, and what ended stays ended', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { records, events } = play(list);
        records.slice(1).forEach((after, n) => {
          const before = records[n]!;
          for (const [id, { due, state, answeredBy }] of Object.entries(before.deadlines)) {
            const now = after.deadlines[id]!;
            expect(now.due.at >= due.at).toBe(true);
            // Only a merge that is undone brings back what it ended.
            if (state === 'ended' && now.state !== 'ended') expect(events[n + 1]!.type).toBe('MergeUndone');
            if (state !== 'answered' || now.state !== 'running') continue;
            expect(events[n + 1]!.type).toBe('RectificationRejected');
            expect(answeredBy).toBe(before.setBy['rectifiedAt']);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test('whatever was answered late was called missed', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { records, events } = play(list);
        records.forEach((record, n) => {
          if (events[n]!.type === 'RecordCorrected') return;
          for (const { state, answeredAt, answeredBy, due, missed } of Object.values(record.deadlines))
            if (state === 'answered' && answeredBy === events[n]!.id && answeredAt! > due.at) expect(missed).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the last correction of a field is what the record knows of it', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record, events } = play(list);
        const known = new Map<string, string>();
        for (const event of events) {
          if (event.type !== 'RecordCorrected') continue;
          const { eventId, field, previous, value } = event.data as RecordCorrected['data'];
          const key = `${eventId}/${field}`;
          if (known.has(key)) expect(previous).toBe(known.get(key));
          known.set(key, value);
          expect(record.corrected[eventId]).toHaveProperty(field);
        }
        for (const [key, value] of known) {
          const [eventId, field] = key.split('/') as [string, string];
          expect(record.corrected[eventId]![field]).toBe(value);
          for (const [moment, id] of Object.entries(record.setBy))
            if (id === eventId && field === 'occurredAt') expect(record).toHaveProperty(moment, value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a deadline is missed at most once per due moment', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const missed = play(list)
          .events.filter((e) => e.type === 'DeadlineMissed')
          .map((e) => JSON.stringify(e.data));
        expect(new Set(missed).size).toBe(missed.length);
      }),
    );
  });

  test('the record, the view and a fold of what was stored are the same', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record, events } = play(list);
        const folded = fold(evolveCase, noCase, recorded(events));
        expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(record)));
        const document = foldView(caseView, events).get('1');
        if (events.length > 0) expect(document).toMatchObject(JSON.parse(JSON.stringify(record)) as object);
      }),
    );
  });

  test('any part of the history folds without an error', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (list, from, to) => {
        const { events } = play(list);
        expect(() =>
          foldView(caseView, events.slice(from % (events.length + 1), to % (events.length + 1))),
        ).not.toThrow();
        expect(() => fold(evolveCase, noCase, recorded(events.slice(from % (events.length + 1))))).not.toThrow();
      }),
    );
  });

  test('a document that was stored goes on as if it had stayed in memory, in the same shape', () => {
    const { evolve, complete, restore } = caseView;
    fc.assert(
      fc.property(steps, fc.nat(), (list, at) => {
        const { events } = play(list);
        const cut = at % (events.length + 1);
        const before = events.slice(0, cut).reduce<CaseState | undefined>((s, e) => evolve(s, e, '1'), undefined);
        fc.pre(before !== undefined);
        const stored = JSON.parse(JSON.stringify(complete!(before!, '1'))) as CaseDocument;
        const restored = restore!(stored);
        expect(Object.keys(restored)).toEqual(Object.keys(before!));
        const whole = events.slice(cut).reduce<CaseState>((s, e) => evolve(s, e, '1')!, restored);
        const expected = foldView(caseView, events).get('1');
        expect(JSON.parse(JSON.stringify(complete!(whole, '1')))).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
    );
  });
});
