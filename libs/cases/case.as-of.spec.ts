import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allowedBy, atMoment, foldView, momentsBy, type AsOf, type StoredEvent } from '#event-sourcing';
import type { CaseEvent, RecordCorrected } from './case.events.js';
import { caseView, type CaseDocument } from './case.views.js';
import { past as p } from './testing.js';

const june = (day: number) => `2018-06-${String(day).padStart(2, '0')}T02:00:00.000Z`;
type Step = readonly [occurred: number, event: CaseEvent];

const life: Step[] = [
  [1, p.reported],
  [2, p.filed],
  [3, p.dispatched],
  [5, p.rectified],
  [6, p.verified],
  [6, p.closed],
];
const CLOSED = 5;

/** That a step happened on another day, recorded behind all that is there; stamped as a decider stamps it. */
function correction(steps: readonly Step[], index: number, day: number): Step {
  const [occurred, { type: eventType }] = steps[index]!;
  const before = steps.map(([, { data }]) => data as Partial<RecordCorrected['data']>);
  const last = before.findLast(({ eventId, field }) => eventId === `event-${index}` && field === 'occurredAt');
  const data: RecordCorrected['data'] = {
    ...{ eventId: `event-${index}`, eventType, field: 'occurredAt' },
    ...{ previous: last?.value ?? june(occurred), value: june(day), reason: 'r' },
  };
  return [occurred, { type: 'RecordCorrected', data }];
}

/** As a store has them: recorded a day each from the tenth on. */
function stored(steps: readonly Step[]): StoredEvent[] {
  return steps.map(([occurred, { type, data }], n) => ({
    ...{
      type,
      data,
      id: `event-${n}`,
      schema: 1,
      stream: 'case-k',
      revision: n,
      position: String(n).padStart(16, '0'),
    },
    recordedAt: june(10 + n),
    metadata: { actor: 'x', occurredAt: june(occurred), commandId: `c${n}`, commandDigest: '' },
  }));
}

const asOf = (steps: readonly Step[], bounds: AsOf): CaseDocument | undefined => {
  const events = stored(steps);
  const moments = momentsBy(events, bounds);
  return foldView(caseView, events.filter(allowedBy(moments, bounds)).map(atMoment(moments))).get('k');
};
const by = (day: number): AsOf => ({ occurredUntil: june(day) });

describe('what had happened by a day, when a moment was corrected since', () => {
  const later = [...life, correction(life, CLOSED, 8)];

  test('a closing that is known to be later had not happened', () => {
    // That it was taken out of the time before is told there.
    expect(asOf(later, by(5))!.counts.corrected).toBe(0);
    expect(asOf(later, by(7))).toMatchObject({
      ...{ status: 'verified', closedAt: undefined, lastAt: june(6) },
      counts: { corrected: 1 },
    });
    expect(asOf(later, by(8))).toMatchObject({ status: 'closed', closedAt: june(8), counts: { corrected: 1 } });
  });

  test('one that is known to be earlier had', () => {
    const earlier = [...life.slice(0, CLOSED), [9, p.closed] as Step];
    const corrected = [...earlier, correction(earlier, CLOSED, 6)];
    expect(asOf(earlier, by(6))!.status).toBe('verified');
    expect(asOf(corrected, by(6))).toMatchObject({ status: 'closed', closedAt: june(6) });
  });

  test('as far as the correction was known by then', () => {
    const known = (n: number): AsOf => ({ ...by(7), recordedUntil: june(10 + n) });
    expect(asOf(later, known(CLOSED))).toMatchObject({ status: 'closed', closedAt: june(6) });
    expect(asOf(later, known(CLOSED + 1))!.status).toBe('verified');
  });

  test('the last correction counts, and those of its words go with an event', () => {
    const words = correction(life, CLOSED, 8);
    const note = { ...words[1], data: { ...words[1].data, field: 'note', value: 'n' } } as CaseEvent;
    const twice: Step[] = [...later, correction(later, CLOSED, 4), [words[0], note]];
    expect(asOf(twice, by(5))).toMatchObject({ status: 'closed', closedAt: june(4), counts: { corrected: 3 } });
    const wordsOnly: Step[] = [...later, [words[0], note]];
    expect(asOf(wordsOnly, by(7))!.counts.corrected).toBe(1);
  });

  test('is what the record says now, for a day after all of them', () => {
    const turns: Step[] = [
      ...life.slice(0, 4),
      [6, p.rejected],
      [7, p.rectified],
      [7, p.verified],
      [8, p.closed],
      [9, p.reopened],
      [9, { ...p.dispatched, data: { ...p.dispatched.data, deadlineId: 'd2' } }],
      [9, p.returned],
    ];
    const correctable = [0, 1, 2, 3, 5, 6, 7, 9];
    const changes = fc.array(fc.tuple(fc.constantFrom(...correctable), fc.integer({ min: 1, max: 12 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(changes, (all) => {
        const corrected = all.reduce((steps, [index, to]) => [...steps, correction(steps, index, to)], turns);
        const { lastAt, status } = foldView(caseView, stored(corrected)).get('k')!;
        const then = asOf(corrected, { occurredUntil: '2018-07-01T00:00:00.000Z' })!;
        expect([then.lastAt, then.status]).toEqual([lastAt, status]);
        const days = turns.map(([day], n) => all.findLast(([index]) => index === n)?.[1] ?? day);
        // Never before a step that nobody can correct, and never after all of them.
        expect(lastAt! >= june(9) && lastAt! <= june(Math.max(...days))).toBe(true);
      }),
    );
  });

  test('is what it would be, had each step been entered with its right day', () => {
    const days = fc.integer({ min: 1, max: 9 });
    const corrections = fc.array(fc.tuple(fc.integer({ min: 0, max: life.length - 1 }), days), { maxLength: 6 });
    fc.assert(
      fc.property(corrections, days, (all, day) => {
        const corrected = all.reduce((steps, [index, to]) => [...steps, correction(steps, index, to)], life);
        const right = life.map(([occurred, event], n): Step => [
          all.findLast(([index]) => index === n)?.[1] ?? occurred,
          event,
        ]);
        const facts = (document: CaseDocument | undefined) => {
          if (!document) return undefined;
          const { corrected: _told, counts: _counts, revision: _revision, ...rest } = document;
          return rest;
        };
        expect(facts(asOf(corrected, by(day)))).toEqual(facts(asOf(right, by(day))));
      }),
    );
  });
});
