import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nothing, sumFigures, type Recorded } from '#event-sourcing';
import { organisationFigures } from './organisation.figures.js';
import type { OrganisationEvent } from './organisation.events.js';
import type { Organisation, OrganisationRecord } from './organisation.record.js';
import { organisation } from './organisation.rules.js';
import { stretchesOf } from './stretches.js';

const day = (n: number) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString();
const types = ['community', 'enterprise', 'building'] as const;

type Entry =
  | { readonly is: 'type'; readonly on: number; readonly type: (typeof types)[number] }
  | { readonly is: 'count'; readonly on: number; readonly full: number; readonly withdrawn: boolean };

const LAST = 60;
const FOUNDERS = 7;
const on = fc.integer({ min: 1, max: LAST });
const entries = fc.array(
  fc.oneof(
    fc.record({ is: fc.constant('type' as const), on, type: fc.constantFrom(...types) }),
    fc.record({ is: fc.constant('count' as const), on, full: fc.nat(60), withdrawn: fc.boolean() }),
  ),
  { maxLength: 12 },
);

function play(given: readonly Entry[], endsOn: number | undefined) {
  let record: OrganisationRecord = nothing;
  let n = 0;
  const tell = (event: OrganisationEvent, occurredAt: string) => {
    const metadata = { actor: 'li', occurredAt, commandId: '', commandDigest: '' };
    record = organisation.evolve(record, {
      ...event,
      id: `e${(n += 1)}`,
      recordedAt: day(0),
      metadata,
    } as Recorded<OrganisationEvent>);
  };
  const kind = { level: 'branch', type: 'community', form: 'alone' } as const;
  const data = { ...kind, name: '一支部', units: [], fullMembers: FOUNDERS };
  tell({ type: 'OrganisationFounded', data }, day(0));
  const known: Entry[] = [];
  for (const entry of [...given].sort((a, b) => (a.is === 'type' && b.is === 'type' ? a.on - b.on : 0))) {
    if (entry.is === 'type') {
      if (known.some((k) => k.is === 'type' && k.on > entry.on)) continue;
      tell({ type: 'OrganisationReclassified', data: { type: entry.type } }, day(entry.on));
    } else {
      const reportId = `r${n}`;
      if (known.some((k) => k.is === 'count' && k.on === entry.on && !k.withdrawn)) continue;
      const reported = { reportId, on: day(entry.on).slice(0, 10), full: entry.full, probationary: 1 };
      tell({ type: 'MemberCountReported', data: reported }, day(entry.on));
      if (entry.withdrawn) tell({ type: 'MemberCountWithdrawn', data: { reportId, reason: 'x' } }, day(entry.on));
    }
    known.push(entry);
  }
  if (endsOn !== undefined) tell({ type: 'OrganisationDissolved', data: { reason: 'x' } }, day(endsOn));
  return { record: record as OrganisationRecord as Organisation, known };
}

describe('stretches', () => {
  test('say of each day what the events say, and count it once', () => {
    fc.assert(
      fc.property(entries, fc.option(fc.integer({ min: LAST, max: LAST + 5 }), { nil: undefined }), (given, endsOn) => {
        const { record, known } = play(given, endsOn);
        const stretches = [...stretchesOf(record, 'o1')];
        expect(new Set(stretches.map(([id]) => id)).size).toBe(stretches.length);
        for (let n = 0; n < LAST + 8; n += 1) {
          // As of the end of day n.
          const asked = { at: day(n + 1) };
          const [row] = sumFigures(
            organisationFigures,
            stretches.map(([, body]) => body),
            asked,
          );
          const isThere = endsOn === undefined || n < endsOn;
          const reports = known.filter((k) => k.is === 'count' && !k.withdrawn && k.on <= n);
          const last = reports.sort((a, b) => a.on - b.on).at(-1);
          const counted = last?.is === 'count' ? last.full + 1 : FOUNDERS;
          const members = isThere ? counted : 0;
          const turned = known.filter((k) => k.is === 'type' && k.on <= n).at(-1);
          const type = turned?.is === 'type' ? turned.type : 'community';
          expect(row!.values).toMatchObject({
            'organisations.members': members,
            'organisations.branches.total': isThere ? 1 : 0,
            'organisations.branches.byFounding': isThere && !last ? 1 : 0,
            ...Object.fromEntries(types.map((t) => [`organisations.branches.${t}`, isThere && t === type ? 1 : 0])),
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
