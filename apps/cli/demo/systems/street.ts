import { AssignSiteResponsibility, RegisterSite } from '#places';
import { ProfileRoadSegment, TallyCorrections, tallyIdOf } from '#street';
import { personBy, type PlannedCommunity } from '../plan.js';
import { split } from '../random.js';
import { defineDuty } from './duties.js';
import { ADMIN, at, numbered, of, sheet, type Stage } from './stage.js';
import { merchantId } from './merchants.js';
import { patrolBySecond, patrolSegments, type Segment } from './street-problems.js';
import { correctOnTheSpot, singlesOf } from './street-singles.js';

const SEGMENTS_OF_A_COMMUNITY = 2;
/** The road chiefs have been there since then. */
const SINCE = '07-01';
const MONTHS = ['07', '08', '09', '10', '11', '12'];
const ROADS = [
  '文兴路',
  '郑新路',
  '紫荆路',
  '绿博大道',
  '航海东路',
  '商都路',
  '中州大道',
  '福元路',
  '东风路',
  '康平路',
];

const DEPUTY = '副主任 江涛';
const secondOf = ({ name }: PlannedCommunity) => `片长（${name}）`;

/** What is tallied, by the words that clerks use; places are listed, times are counted. */
const TALLIED = [
  { size: 'bicycles', category: '非机动车乱停放', kind: 'correction', unit: 'times' },
  { size: 'persuasions', category: '突店经营', kind: 'persuasion', unit: 'times' },
  { size: 'deadCorners', category: '积存垃圾渣土', kind: 'cleaning', unit: 'places' },
  { size: 'smallAds', category: '小广告', kind: 'cleaning', unit: 'places' },
] as const;

/** 路长制: segments with their chiefs since July, sheets of corrections by the week, patrols and what they find. */
export function street(stage: Stage): void {
  const segments = segmentsOf(stage);
  stage.on(at(stage, `${stage.year}-${SINCE}`, 8), () => register(stage, segments));
  for (const tallied of TALLIED) tally(stage, segments, tallied);
  patrolSegments(stage, segments);
  for (const segment of segments) {
    const community = stage.plan.communities.find(({ communityId }) => communityId === segment.communityId)!;
    patrolBySecond(stage, segment, secondOf(community));
  }
}

function segmentsOf({ plan, random }: Stage): Segment[] {
  return plan.communities.flatMap(({ communityId, name }, c) =>
    Array.from({ length: SEGMENTS_OF_A_COMMUNITY }, (_, n): Segment => {
      const number = c * SEGMENTS_OF_A_COMMUNITY + n;
      const road = `${name}${ROADS[number % ROADS.length]}${n + 1}段`;
      // Two chiefs of one name would be one person.
      const chief = `${personBy(random)}（${name}${n + 1}段）`;
      return { siteId: numbered('segment', number), name: road, communityId, chief };
    }),
  );
}

async function register(stage: Stage, segments: readonly Segment[]): Promise<void> {
  const { plan } = stage;
  for (const { siteId, name, communityId, chief } of segments) {
    const community = plan.communities.find((one) => one.communityId === communityId)!;
    const kind = 'road-segment';
    await stage.send(of(new RegisterSite(), { siteId, name, kind, communityId }), siteId, ADMIN);
    for (const [role, person] of [
      ['road-chief-general', plan.sites[0]!.leader],
      ['road-chief-deputy-general', DEPUTY],
      ['road-chief-second', secondOf(community)],
      ['road-chief-first', community.secretary],
      ['road-chief-third', chief],
    ] as const)
      await stage.send(of(new AssignSiteResponsibility(), { role, person }), siteId, ADMIN);
    const ends = { startsAt: '东口', endsAt: '西口', leadingOrganisation: `${community.name}党支部` };
    const profile = { ...ends, merchants: stage.random.whole(8, 60) };
    await stage.send(of(new ProfileRoadSegment(), profile), siteId, ADMIN);
    const shopIds = shopsAlong(stage, siteId, segments);
    const along = of(new ProfileRoadSegment(), { ...profile, shopIds });
    if (shopIds.length > 0) stage.on(at(stage, `${stage.year}-08-03`, 9), () => stage.send(along, siteId, ADMIN));
    const duty = { duty: 'chief-patrol', unitKind: 'site', unitId: siteId, personId: chief, period: 'week' } as const;
    await defineDuty(stage, { ...duty, from: `${stage.year}-${SINCE}` });
  }
}

/** Merchants are rated where stars are given: those of a community along its segments, one after the other. */
function shopsAlong({ plan, sizes }: Stage, siteId: string, segments: readonly Segment[]): string[] {
  const number = segments.findIndex((one) => one.siteId === siteId);
  const [c, n] = [Math.floor(number / SEGMENTS_OF_A_COMMUNITY), number % SEGMENTS_OF_A_COMMUNITY];
  const inCommunity = Array.from({ length: sizes.merchants }, (_, m) => m).filter(
    (m) => m % plan.communities.length === c,
  );
  return inCommunity.filter((_, m) => m % SEGMENTS_OF_A_COMMUNITY === n).map(merchantId);
}

const nameOf = ({ plan }: Stage, segment: Segment) =>
  plan.communities.find(({ communityId }) => communityId === segment.communityId)!.name;

/** Sheets are of four weeks a month: a sheet lies within its month. */
function tally(stage: Stage, segments: readonly Segment[], tallied: (typeof TALLIED)[number]): void {
  const { year, sizes, random } = stage;
  const { size, ...key } = tallied;
  const weeks = MONTHS.flatMap((month) => [1, 8, 15, 22].map((day) => [month, day] as const));
  const sheets = random.shuffled(segments.flatMap((segment) => weeks.map((week) => ({ segment, week }))));
  const used = sheets.slice(0, Math.min(sheets.length, sizes[size]));
  const counts = split(sizes[size], used.length, random);
  const singles = singlesOf(sizes, size, counts, random);
  used.forEach(({ segment, week: [month, first] }, n) => {
    const count = counts[n]!;
    if (count === 0) return;
    const dayOf = (day: number) => `${year}-${month}-${String(day).padStart(2, '0')}`;
    const [from, to] = [dayOf(first), dayOf(first + 6)];
    for (let left = singles[n]!; left > 0; left -= 1) correctOnTheSpot(stage, segment, key, from, left);
    // Each community's sheets are entered by its own clerk: one person's day has a ceiling.
    const clerk = `内勤（${nameOf(stage, segment)}）`;
    const places = Array.from({ length: count }, (_, place) => `${segment.name}${from}第${place + 1}处`);
    const command = of(new TallyCorrections(), {
      ...key,
      roadSegmentId: segment.siteId,
      from,
      to,
      by: segment.chief,
      count,
      places: key.unit === 'places' ? places : undefined,
      basis: 'paper-sheet',
      evidence: [sheet(`${segment.siteId}-${size}-${from}`, 'image/jpeg')],
    });
    stage.on(at(stage, to, 18), () => stage.send(command, tallyIdOf(command), clerk));
  });
}
