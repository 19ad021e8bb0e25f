import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { correctionCatalogue, fold, foldView, isRefusal, type Recorded, type StoredEvent } from '#event-sourcing';
import { roles, type Role } from './labels.js';
import { covers, overlaps, responsibleAt } from './responsibility.js';
import * as c from './site.commands.js';
import { site as siteDecider } from './site.rules.js';
import { siteCatalogue, type SiteEvent } from './site.events.js';
import { noSite, type SiteRecord } from './site.record.js';
import { siteView } from './site.views.js';
import { at, command, past } from './testing.js';

const NOW = 1_000;
const day = (n: number) => new Date(Date.UTC(2018, 0, 1) + n * 86_400_000).toISOString();

/** Few people, roles and days, so that they meet often. */
const step = fc.record({
  kind: fc.constantFrom('assign', 'assign', 'assign', 'end', 'retire', 'restore'),
  role: fc.constantFrom<Role[]>(...roles.slice(0, 2)),
  person: fc.constantFrom('王', '李', '张'),
  from: fc.option(fc.nat(30), { nil: undefined }),
  until: fc.option(fc.nat(40), { nil: undefined }),
  which: fc.nat(10),
  on: fc.nat(30),
});
const steps = fc.array(step, { maxLength: 40, size: 'max' });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const dayOrNone = (n: number | undefined) => (n === undefined ? undefined : day(n));

function commandFor({ kind, role, person, from, until, which }: Step, { responsibilities }: SiteRecord): object {
  const responsibilityId = responsibilities[which % (responsibilities.length || 1)]?.responsibilityId ?? 'none';
  switch (kind) {
    case 'assign':
      return command(c.AssignSiteResponsibility, { role, person, from: dayOrNone(from), until: dayOrNone(until) });
    case 'end':
      return command(c.EndSiteResponsibility, { responsibilityId, until: dayOrNone(until) });
    case 'retire':
      return command(c.RetireSite, { reason: 'r' });
    default:
      return command(c.RestoreSite, { reason: 'r' });
  }
}

function play(list: readonly Step[]): { record: SiteRecord; events: StoredEvent[] } {
  let record: SiteRecord = noSite;
  const events: StoredEvent[] = [];
  const happened = (event: SiteEvent, occurredAt: string) => {
    const n = events.length;
    const stored: StoredEvent = {
      ...event,
      id: `e${n}`,
      schema: 1,
      stream: 'site-s1',
      revision: n,
      position: n.toString(16).padStart(16, '0'),
      recordedAt: day(NOW),
      metadata: { actor: 'a', occurredAt, commandId: `c${n}`, commandDigest: '' },
    };
    events.push(JSON.parse(JSON.stringify(stored)) as StoredEvent);
    record = siteDecider.evolve(record, stored as unknown as Recorded<SiteEvent>);
  };
  happened(past.site, day(0));
  list.forEach((s, n) => {
    const context = at(day(s.on), { now: day(NOW), partId: `part-${n}` });
    const decision = siteDecider.decide(record, commandFor(s, record), context);
    if (isRefusal(decision)) expect(decision.message).not.toBe('');
    else for (const event of decision) happened(event, context.occurredAt);
  });
  return { record, events };
}

const recorded = (events: readonly StoredEvent[]) => events as unknown as Recorded<SiteEvent>[];
const refold = (events: readonly StoredEvent[]) => fold(siteDecider.evolve, noSite as SiteRecord, recorded(events));

/** Day by day straight from the events: assigned by then, and not ended by then as the last word on its end has it. */
function naiveResponsibleOn(events: readonly StoredEvent[], at: string): string[] {
  const found: string[] = [];
  for (const event of recorded(events)) {
    if (event.type !== 'ResponsibilityAssigned') continue;
    const { responsibilityId, from } = event.data;
    let until = event.data.until;
    for (const later of recorded(events))
      if (later.type === 'ResponsibilityEnded' && later.data.responsibilityId === responsibilityId)
        until = later.data.until;
    if (!(at < from) && !(until !== undefined && at >= until)) found.push(responsibilityId);
  }
  return found.sort();
}

describe('responsibilities over time', () => {
  test('who was responsible agrees with a naive scan of the events, on every day', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record, events } = play(list);
        for (let n = 0; n <= 41; n += 1) {
          const ids = responsibleAt(record, day(n)).map((r) => r.responsibilityId);
          expect([...ids].sort()).toEqual(naiveResponsibleOn(events, day(n)));
        }
      }),
    );
  });

  test('nobody is in one role twice at any moment, and each ends after it begins', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { responsibilities } = play(list).record;
        for (const { from, until } of responsibilities) expect(until === undefined || until > from).toBe(true);
        for (let n = 0; n <= 41; n += 1) {
          const holders = responsibilities.filter((r) => covers(r, day(n))).map((r) => `${r.role} ${r.person}`);
          expect(new Set(holders).size).toBe(holders.length);
        }
      }),
    );
  });

  test('every kind of event is reached, or the properties would prove little', () => {
    const seen = new Set<string>();
    for (const list of fc.sample(steps, { numRuns: 200, seed: 7 }))
      for (const { type } of play(list).events) seen.add(type);
    expect([...seen].sort()).toEqual(
      Object.keys(siteCatalogue)
        .filter((type) => type !== 'SiteChanged' && !Object.hasOwn(correctionCatalogue, type))
        .sort(),
    );
  });

  test('a role is a part of all roles', () => {
    fc.assert(
      fc.property(steps, fc.nat(41), (list, n) => {
        const { record } = play(list);
        const byRole = roles.flatMap((role) => responsibleAt(record, day(n), role));
        expect(new Set(byRole)).toEqual(new Set(responsibleAt(record, day(n))));
      }),
    );
  });

  test('folding the history twice is folding it once; the view is the same fold', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { record, events } = play(list);
        const once = JSON.parse(JSON.stringify(refold(events))) as SiteRecord;
        expect(once).toEqual(JSON.parse(JSON.stringify(record)));
        const each = JSON.parse(JSON.stringify(refold(events.flatMap((e) => [e, e])))) as SiteRecord;
        expect(each).toEqual(once);
        const twice = fold(siteDecider.evolve, record, recorded(events));
        expect(JSON.parse(JSON.stringify(twice.responsibilities))).toEqual(once.responsibilities);
        expect(JSON.parse(JSON.stringify(foldView(siteView, events).get('s1')))).toMatchObject(once);
      }),
    );
  });

  test('any part of the history folds without an error', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (list, from, to) => {
        const { events } = play(list);
        const part = events.slice(from % (events.length + 1), to % (events.length + 1));
        expect(() => foldView(siteView, part)).not.toThrow();
      }),
    );
  });

  test('spans overlap exactly when a moment is in both', () => {
    const span = fc
      .tuple(fc.nat(8), fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }))
      .map(([from, length]) => ({ from: day(from), until: length === undefined ? undefined : day(from + length) }));
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = Array.from({ length: 20 }, (_, n) => day(n)).some((d) => covers(a, d) && covers(b, d));
        expect(overlaps(a, b)).toBe(shared);
        expect(overlaps(b, a)).toBe(shared);
      }),
    );
  });
});
