import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar } from '#calendar';
import { foldView, isRefusal, sumFigures, type Recorded, type StoredEvent } from '#event-sourcing';
import * as c from './duty.commands.js';
import type { DutyEvent } from './duty.events.js';
import { dutyFigures } from './duty.figures.js';
import type { DutyPlan, DutyRecord } from './duty.record.js';
import { duty } from './duty.rules.js';
import { dutyView } from './duty.views.js';
import { periodOf } from './periods.js';

const units = ['o1', 'o2'];
const days = ['2018-01-10', '2018-02-10', '2018-03-10'];
const step = fc.record({
  unit: fc.constantFrom(...units),
  day: fc.constantFrom(...days),
  kind: fc.constantFrom('open', 'settle', 'settle', 'withdraw', 'miss', 'complete', 'release'),
  recordId: fc.constantFrom('a1', 'a2'),
  /** Days after the day at which it is done, or said. */
  after: fc.nat(60),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const plan = (unitId: string): DutyPlan => ({
  status: 'running',
  duty: 'committee-meeting',
  unitKind: 'organisation',
  unitId,
  communityId: unitId,
  spans: [{ period: 'month', from: '2018-01-01' }],
});
const later = (day: string, n: number) => new Date(Date.parse(`${day}T02:00:00Z`) + n * 86_400_000).toISOString();

function commandFor({ unit: planId, day, kind, recordId, after }: Step): object {
  const record = { recordKind: 'activity', recordId };
  const doneAt = later(day, after);
  switch (kind) {
    case 'open':
      return Object.assign(new c.OpenDuty(), { planId, day });
    case 'settle':
      return Object.assign(new c.SettleDuty(), { planId, day, ...record, doneAt });
    case 'withdraw':
      return Object.assign(new c.WithdrawSettlement(), record);
    case 'miss':
      return new c.MissDuty();
    case 'complete':
      return Object.assign(new c.CompleteDuty(), record);
    default:
      return Object.assign(new c.ReleaseDuty(), { reason: 'r' });
  }
}

function play(steps: readonly Step[]): StoredEvent[] {
  const records = new Map<string, DutyRecord>();
  const events: StoredEvent[] = [];
  for (const one of steps) {
    const id = `${one.unit}/${periodOf('month', one.day).key}`;
    const occurredAt = later(one.day, one.after);
    const context = { now: later(one.day, 90), occurredAt, actor: 'a', id, calendar: defaultCalendar };
    const record = records.get(id) ?? duty.initialState;
    const decision = duty.decide(record, commandFor(one), {
      ...context,
      plan: plan(one.unit),
      proof: { status: 'held' },
    });
    if (isRefusal(decision)) continue;
    for (const event of decision) {
      const n = events.length;
      const metadata = {
        actor: 'a',
        occurredAt: event.occurredAt ?? occurredAt,
        commandId: `c${n}`,
        commandDigest: '',
      };
      const stored = { ...event, id: `e${n}`, recordedAt: context.now, metadata };
      const at = { schema: 1, stream: `duty-${id}`, revision: n, position: String(n).padStart(16, '0') };
      events.push({ ...stored, ...at });
      records.set(id, duty.evolve(records.get(id) ?? duty.initialState, stored as Recorded<DutyEvent>));
    }
  }
  return events;
}

/** Straight from the events of one duty, without its record. */
function naively(events: readonly DutyEvent[]): 'none' | 'released' | 'done' | 'missed' | 'open' {
  const has = (type: string) => events.some((event) => event.type === type);
  if (!has('DutyOpened')) return 'none';
  if (has('DutyReleased')) return 'released';
  const doing = new Set<string>();
  for (const event of events) {
    if (event.type === 'DutyDone') doing.add(String(event.data.recordId));
    if (event.type === 'SettlementWithdrawn') doing.delete(event.data.recordId);
  }
  if (doing.size > 0) return 'done';
  return has('DutyMissed') ? 'missed' : 'open';
}

test('of every unit and period, done, missed and open are what is due, as the events say', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const events = play(steps);
      const documents = [...foldView(dutyView, events).values()];
      for (const communityId of units)
        for (const day of days) {
          const { key, first, last } = periodOf('month', day);
          const asked = {
            at: '2019-01-01T00:00:00.000Z',
            from: defaultCalendar.startOfDay(first),
            until: defaultCalendar.endOfDay(last),
          };
          const mine = documents.filter((document) => document.communityId === communityId);
          const values = sumFigures(dutyFigures, mine, asked)[0]!.values as Record<string, number>;
          const { 'duties.due': due, 'duties.done': done, 'duties.missed': missed, 'duties.open': open } = values;
          expect(done! + missed! + open!).toBe(due);
          const stream = `duty-${communityId}/${key}`;
          const state = naively(events.filter((event) => event.stream === stream) as unknown as DutyEvent[]);
          reached.add(state);
          const expected = { 'duties.done': 0, 'duties.missed': 0, 'duties.open': 0, 'duties.released': 0 };
          expect(values).toMatchObject(state === 'none' ? expected : { ...expected, [`duties.${state}`]: 1 });
        }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect([...reached].sort()).toEqual(['done', 'missed', 'none', 'open', 'released']);
});
