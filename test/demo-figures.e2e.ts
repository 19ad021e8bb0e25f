import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { countFigures } from './count-figures.js';
import { describedBy } from './described.js';
import { everyAnswer } from './every-answer.js';
import { eventsOf, run, runJson, Service, temporaryFolder } from './service.js';
import { smallDemo } from './small-demo.js';

/** The whole year of 40,000 events instead of a small one: `WHOLE_YEAR=run npm test -- test/demo-figures`. */
const isWhole = process.env['WHOLE_YEAR'] === 'run';

interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly records: number;
  /** Of a rate. */
  readonly numerator?: number;
  readonly denominator?: number;
}

interface Report {
  readonly foundIn?: { readonly kind: string; readonly id: string };
  readonly patrolId?: string;
}

/** What a room contributes to a ledger. */
interface Part {
  readonly room: string;
  readonly figures: readonly { readonly name: string; readonly value: number; readonly additive: boolean }[];
  readonly communities?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The figures of the office's account of its year, by the names that all of Zeren has for them. */
const ACCOUNT = `
  sites.supervised sites.contractedByLeaders patrols.made problems.found notices.issued
  water.remediatedArea formalities.filedOnline formalities.eiaDone formalities.shopsDone
  tasks.handedOver tasks.rectified tasks.rate
  street.bicycles street.occupation street.deadCorners street.smallAds
  street.handlingRate street.handlingRate@cases street.handlingRate@all
  ratings.modelPosts ratings.starMerchants ratings.participants
  party.specialStudies party.secretaryVisits party.jointMeetings party.theoryGroups
  organisations.members organisations.branches.community organisations.branches.enterprise
  organisations.branches.building organisations.branches.social organisations.branches.market
  organisations.branches.total rounds.held
  deliberations.used deliberations.solved deliberations.closedSolved
  deliberations.householdsRegistered deliberations.householdsShare
  volunteers.activities volunteers.attendances volunteers.hours
  instructors.inPost instructors.bachelorOrMore
  communities.withFullTimeWorker greaterCommittees.established
  party.quarterlyJointMeetings.held party.quarterlyJointMeetings.due
  duties.completion venues.checked venues.inUse`
  .trim()
  .split(/\s+/);

/** What finds problems that become cases, and where its event names them. */
const FINDING = {
  PatrolRecorded: 'findings',
  ChiefPatrolRecorded: 'findings',
  VenueChecked: 'problems',
  TaskInvestigated: 'problems',
  RoundFindingRaised: undefined,
  RepairShopFindingRecorded: undefined,
  WaterRelapsed: undefined,
};

describe('each figure of the year, counted from an export', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const data = ['--data', join(folder.path, 'year')];
  const demo = ['demo', '--no-serve', ...(isWhole ? [] : smallDemo), ...data];
  let events: StoredEvent[];
  let figures: Map<string, Figure>;
  let counted: Record<string, number | null>;

  beforeAll(() => {
    expect(run(demo).status).toBe(0);
    const file = join(folder.path, 'year.ndjson');
    expect(run(['export', '--out', file, ...data]).status).toBe(0);
    events = eventsOf(readFileSync(file, 'utf8'));
    counted = countFigures(events, 2018);
    figures = new Map(runJson<Figure[]>(['figures', '--year', '2018', ...data]).map((one) => [one.name, one]));
  });

  test('is what the ledgers say', () => {
    const told = Object.keys(counted).map((name) => [name, figures.get(name)?.value]);
    expect(Object.fromEntries(told)).toEqual(counted);
    expect(Object.values(counted).filter((value) => value !== null && value > 0).length).toBeGreaterThan(40);
  });

  test('has the name that the account has, here and in the table at the end of the demo', () => {
    expect(ACCOUNT.filter((name) => !figures.has(name))).toEqual([]);
    expect(ACCOUNT.filter((name) => !(name in counted) && name !== 'street.handlingRate@all')).toEqual([]);
    const { systems } = runJson<{ systems: { name: string }[] }>(demo);
    expect(ACCOUNT.filter((name) => !systems.some((row) => row.name === name))).toEqual([]);
  });

  test('is no more than the whole, where it is a share: in each month and each community', async () => {
    const communities = events.flatMap(({ type, data: told }) =>
      type === 'CommunityRegistered' ? [(told as { communityId: string }).communityId] : [],
    );
    const months = [...Array(12).keys()].map((n) => new Date(Date.UTC(2018, n + 1, 0)).toISOString().slice(0, 10));
    const asked = [
      ...months.map((to) => `from=${to.slice(0, 7)}-01&to=${to}`),
      ...communities.map((id) => `year=2018&communityId=${id}`),
    ];
    const service = await Service.start(join(folder.path, 'year'));
    try {
      for (const question of asked) {
        const { body } = await service.get<Figure[]>(`/api/figures?${question}`);
        for (const { name, numerator, denominator } of body) {
          // Square metres a household are no share.
          if (numerator === undefined || name === 'venues.areaPerHousehold') continue;
          expect([question, name, numerator >= 0 && numerator <= denominator!]).toEqual([question, name, true]);
        }
      }
    } finally {
      await service.end('SIGTERM');
    }
  });

  test('of the street is from July what it is of the year', () => {
    const july = runJson<Figure[]>(['figures', '--from', '2018-07-01', '--to', '2018-12-31', ...data]);
    const street = july.filter(({ name }) => name.startsWith('street.'));
    expect(street.length).toBeGreaterThan(20);
    for (const { name, value, records } of street)
      expect([name, value, records]).toEqual([name, figures.get(name)!.value, figures.get(name)!.records]);
  });

  test('what a room finds is a case that names where it was found, and is named there', () => {
    const reported = new Map(
      events.filter(({ type }) => type === 'ProblemReported').map(({ stream, data: told }) => [stream, told as Report]),
    );
    for (const [type, list] of Object.entries(FINDING)) {
      const found = events
        .filter((event) => event.type === type)
        .flatMap(({ stream, data: own }) => {
          const all = list === undefined ? [own] : (own as Record<string, object[]>)[list]!;
          return all.map((one) => ({ stream, id: (one as { findingId: string }).findingId }));
        });
      expect([type, found.length > 0]).toEqual([type, true]);
      const unlinked = found.filter(({ stream, id }) => {
        const { foundIn, patrolId } = reported.get(`case-${id}`) ?? {};
        return stream !== (foundIn ? `${foundIn.kind}-${foundIn.id}` : `patrol-${patrolId}`);
      });
      expect([type, unlinked]).toEqual([type, []]);
    }
  });

  test('venues are taken stock of twice, and what was under repair is looked at again', () => {
    const checks = events.filter(({ type }) => type === 'VenueChecked');
    const repaired = checks.filter(({ data: check }) => (check as { state: string }).state === 'under-repair');
    expect(checks.length).toBe(2 * figures.get('venues.checked')!.value!);
    const [first] = repaired;
    expect(checks.filter(({ stream }) => stream === first!.stream).map(({ data: check }) => check)).toMatchObject([
      { state: 'under-repair' },
      { state: 'in-use' },
    ]);
    expect(figures.get('venues.inUse')!.value).toBe(figures.get('venues.checked')!.value! - 1);
  });

  test('communities and the office itself add up to the office in every additive figure of every part', () => {
    const office = runJson<{ parts: Part[]; communities: { id: string | null }[] }>(['ledger', 'office', ...data]);
    expect(office.parts.length).toBeGreaterThan(10);
    let compared = 0;
    for (const { room, figures: all, communities } of office.parts) {
      const groups = Object.values(communities!);
      for (const { name, value } of all.filter(({ additive }) => additive)) {
        if (!groups.some((group) => name in group)) continue;
        const sum = groups.reduce((total, group) => total + (group[name] ?? 0), 0);
        expect([room, name, sum]).toEqual([room, name, value]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(50);
    const { id } = office.communities[0]!;
    const { parts } = runJson<{ parts: Part[] }>(['ledger', 'community', id!, ...data]);
    for (const { room, figures: all } of parts) {
      const own = office.parts.find((part) => part.room === room)!.communities![id!] ?? {};
      for (const { name, value } of all.filter(({ additive }) => additive))
        expect([room, name, value]).toEqual([room, name, own[name] ?? 0]);
    }
  });

  test('has as many records behind it as it says, each of them told of by events of the export', async () => {
    const told = new Set(events.flatMap(({ id, stream, data }) => [id, ...endsOf(stream), ...textsIn(data)]));
    const service = await Service.start(join(folder.path, 'year'));
    try {
      for (const name of Object.keys(counted)) {
        const records = await drilled(service, name);
        expect([name, records.length]).toEqual([name, figures.get(name)!.records]);
        const unknown = records.filter((record) => !idsOf(record).some((id) => told.has(id)));
        expect([name, unknown]).toEqual([name, []]);
      }
    } finally {
      await service.end('SIGTERM');
    }
  });

  test('every route that asks answers what the document describes, and nothing else', async () => {
    const service = await Service.start(join(folder.path, 'year'));
    try {
      const faultsOf = describedBy((await service.get<object>('/api/docs/openapi.json')).body);
      const faults = new Set<string>();
      const answers = await everyAnswer(service, (route, answer) =>
        faultsOf(route, answer).forEach((fault) => faults.add(fault)),
      );
      expect([...faults]).toEqual([]);
      const failed = [...answers].filter(([, { status }]) => status >= 500).map(([path]) => path);
      expect(failed).toEqual([]);
      expect([...answers.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(600);
    } finally {
      await service.end('SIGTERM');
    }
  }, 120_000);
});

async function drilled(service: Service, figure: string): Promise<object[]> {
  const records: object[] = [];
  const asked = new URLSearchParams({ from: '2018-01-01', to: '2018-12-31', figure, limit: '500' });
  for (;;) {
    const { body } = await service.get<{ records: object[]; next?: string }>(`/api/figures/records?${asked}`);
    records.push(...body.records);
    if (body.next === undefined) return records;
    asked.set('cursor', body.next);
  }
}

/** The id of a stream's thing may have dashes of its own: `c-2`, `2` of `full-time-worker-c-2` too. */
const endsOf = (stream: string) => stream.split('-').map((_, n, words) => words.slice(n).join('-'));

/** All texts in an event's data, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What a record says it is of; a community only where it is of nothing else. */
function idsOf(record: object): string[] {
  const named = Object.entries(record).filter(([field, value]) => /Id$/.test(field) && typeof value === 'string');
  const own = named.filter(([field]) => field !== 'communityId');
  return (own.length > 0 ? own : named).map(([, value]) => value as string);
}
