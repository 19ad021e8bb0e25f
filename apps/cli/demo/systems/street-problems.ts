import { RecordChiefPatrol, type ChiefPatrolRecorded } from '#street';
import { handle } from './handling.js';
import { at, daysAfter, numbered, of, workingDays, type Stage } from './stage.js';

const CATEGORIES = ['暴露垃圾', '道路不洁', '占道经营', '突店经营', '非机动车乱停放', '小广告'];
const MISSED = 0.04;
/** What is found later is not due by the end of the year. */
const LAST_FOUND = '12-07';

export interface Segment {
  readonly siteId: string;
  readonly name: string;
  readonly communityId: string;
  readonly chief: string;
}

interface Found {
  readonly category: string;
  readonly isHandled: boolean;
}

/** Each chief walks the segment once a week, or forgets it; what was found becomes cases. */
export function patrolSegments(stage: Stage, segments: readonly Segment[]): void {
  const { year, sizes, random } = stage;
  const patrols: { readonly segment: Segment; readonly day: string }[] = [];
  // 2 July 2018 is a Monday; of another year, the first day of a week is what follows from it.
  const monday = daysAfter(`${year}-07-01`, (8 - new Date(`${year}-07-01`).getUTCDay()) % 7);
  for (let week = monday; week <= `${year}-12-24`; week = daysAfter(week, 7))
    for (const segment of segments)
      if (!random.chance(MISSED)) patrols.push({ segment, day: daysAfter(week, random.whole(0, 4)) });
  const finding = patrols.map((_, n) => n).filter((n) => patrols[n]!.day <= `${year}-${LAST_FOUND}`);
  const found = new Map<number, Found[]>();
  random
    .shuffled(Array.from({ length: sizes.streetProblems }, (_, n) => n < sizes.streetHandled))
    .forEach((isHandled) => {
      const patrol = random.pick(finding);
      found.set(patrol, [...(found.get(patrol) ?? []), { category: random.pick(CATEGORIES), isHandled }]);
    });
  patrols.forEach(({ segment, day }, n) =>
    stage.on(at(stage, day, 9 + random.next() * 8), () => patrol(stage, segment, found.get(n) ?? [], n)),
  );
}

/** The chief of the second class is there once a month. */
export function patrolBySecond(stage: Stage, { siteId }: Segment, chief: string): void {
  const { year, random } = stage;
  for (const month of ['07', '08', '09', '10', '11', '12']) {
    const day = random.pick(workingDays(stage, `${month}-02`, `${month}-28`));
    const command = of(new RecordChiefPatrol(), { siteId, chief, findings: [] });
    stage.on(at(stage, day, 10), () => stage.send(command, `second-${siteId}-${year}-${month}`, chief));
  }
}

async function patrol(stage: Stage, segment: Segment, found: readonly Found[], n: number): Promise<void> {
  const { siteId, name, chief } = segment;
  const findings = found.map(({ category }) => ({ category, description: `${name}：${category}` }));
  const command = of(new RecordChiefPatrol(), { siteId, chief, findings });
  const { events } = await stage.send(command, numbered('chief-patrol', n), chief);
  const recorded = events[0]!.data as ChiefPatrolRecorded['data'];
  recorded.findings.forEach(({ findingId }, one) => {
    const { isHandled } = found[one]!;
    handle(stage, findingId, { department: '综合执法中队', assignee: chief, measures: '已现场清理到位', isHandled });
  });
}
