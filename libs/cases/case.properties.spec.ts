import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, foldView, isRefusal, type Recorded, type StoredEvent } from '#event-sourcing';
import { possibleCommands, caseDecider } from './case.decider.js';
import { caseCatalogue, type CaseEvent } from './case.events.js';
import { evolveCase, noCase, type CaseRecord } from './case.record.js';
import { caseView } from './case.views.js';
import { MissDeadline } from './internal.commands.js';
import { at, command, commands as c } from './testing.js';

const START = Date.parse('2018-03-01T01:00:00.000Z');
const HOUR = 3_600_000;
const deadline = { workingDays: 3 };

/** One step of a history: a command by name with fields that fit the record where there is something to fit. */
type Step = { readonly name: string; readonly actor: string; readonly hours: number };

function commandFor({ name }: Step, record: CaseRecord): object {
  const first = (of: object) => Object.keys(of)[0] ?? 'none';
  switch (name) {
    case 'ReportProblem':
      return command(c.ReportProblem, {
        category: '扬尘',
        description: '裸土',
        source: 'patrol',
        siteId: 's',
        communityId: 'c',
      });
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
      return command(c.RequestExtension, { until: { workingDays: 30 }, reason: 'r' });
    case 'GrantExtension':
      return command(c.GrantExtension, { extensionId: first(record.extensions) });
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
    default:
      return command((c as unknown as Record<string, new () => object>)[name]!, {
        reason: 'r',
        measures: 'm',
      } as object);
  }
}

const names = [
  'ReportProblem',
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
];
const endings = ['VoidCase', 'MergeCase'];
const step = fc.record({
  // Most steps do what the state allows, or histories would never get far; the others do anything.
  lawful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  pick: fc.nat(10_000),
  actor: fc.constantFrom('a', 'b', 'd'),
  hours: fc.integer({ min: 0, max: 60 }),
});
const steps = fc.array(step, { minLength: 5, maxLength: 60, size: 'max' });
type Steps = readonly {
  readonly lawful: boolean;
  readonly pick: number;
  readonly actor: string;
  readonly hours: number;
}[];

function choose({ lawful, pick }: Steps[number], record: CaseRecord): string {
  const looks = pick % 2 === 0 ? 'LookBackHeld' : 'LookBackRelapsed';
  const allowed = possibleCommands(record)
    .filter(
      (name) => name !== 'CorrectRecord' && name !== 'CorrectOnTheSpot' && (pick % 25 === 0 || !endings.includes(name)),
    )
    .map((name) => (name === 'RecordLookBack' ? looks : name));
  const choices = lawful && allowed.length > 0 ? [...allowed, 'MissDeadline'] : names;
  return choices[pick % choices.length]!;
}

interface Played {
  readonly record: CaseRecord;
  readonly events: readonly StoredEvent[];
  readonly refusals: number;
}

function play(list: Steps): Played {
  let record = noCase;
  let time = START;
  let refusals = 0;
  const events: StoredEvent[] = [];
  list.forEach((chosen, n) => {
    const s: Step = { ...chosen, name: choose(chosen, record) };
    time += s.hours * HOUR;
    const context = at(new Date(time).toISOString(), { actor: s.actor, partId: `part-${n}`, number: `no-${n}` });
    const decision = caseDecider.decide(record, commandFor(s, record), context);
    if (isRefusal(decision)) {
      refusals += 1;
      expect(decision.message).not.toBe('');
      return;
    }
    for (const event of decision) {
      const metadata = {
        actor: s.actor,
        occurredAt: context.occurredAt,
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
    }
  });
  return { record, events, refusals };
}

const recorded = (events: readonly StoredEvent[]) => events as unknown as Recorded<CaseEvent>[];

describe('any sequence of commands', () => {
  test('leaves a state that explains itself', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record } = play(list);
        if (record.status === 'closed') expect(record.closedAt).toBeDefined();
        if (['filed', 'dispatched', 'rectified', 'verified', 'closed'].includes(record.status))
          expect(record.number).toBeDefined();
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
    const reachable = Object.keys(caseCatalogue).filter((t) => t !== 'CorrectedOnTheSpot' && t !== 'RecordCorrected');
    expect(reachable.filter((type) => !seen.has(type))).toEqual([]);
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
});
