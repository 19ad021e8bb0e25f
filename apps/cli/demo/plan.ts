import type { WorkingCalendar } from '#calendar';
import type { Random } from './random.js';
import type { DemoSizes } from './sizes.js';

const COMMUNITIES = [
  '毛庄',
  '格林',
  '远大',
  '中烟',
  '中铁',
  '瑞祥',
  '东区',
  '锦绣',
  '凤凰',
  '新安',
  '滨湖',
  '龙翔',
  '紫荆',
  '福园',
  '康桥',
  '海棠',
  '金沙',
  '银杏',
];
const BUILDERS = ['中建', '中铁', '河南一建', '恒大', '碧桂园', '正商', '郑铁', '华南城', '永威', '亚星'];
const WORKS = ['住宅项目', '商业综合体', '安置区', '产业园', '地铁标段', '道路工程', '学校', '医院', '管廊', '公园'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [
  '伟',
  '芳',
  '敏',
  '静',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '霞',
  '平',
  '刚',
  '玲',
];
export const CATEGORIES = [
  '裸土未覆盖',
  '车辆冲洗不到位',
  '围挡破损',
  '道路积尘',
  '渣土车未密闭',
  '物料堆放杂乱',
  '雾炮未开启',
  '夜间违规施工',
] as const;

export interface PlannedSite {
  readonly siteId: string;
  readonly name: string;
  readonly communityId: string;
  readonly leader: string;
  readonly patroller: string;
  readonly owner: string;
}

export interface PlannedPatrol {
  readonly at: string;
  readonly site: PlannedSite;
  readonly findings: readonly { readonly category: string; readonly withNotice: boolean }[];
}

export interface PlannedCommunity {
  readonly communityId: string;
  readonly name: string;
  readonly secretary: string;
}

export interface Plan {
  readonly communities: readonly PlannedCommunity[];
  readonly sites: readonly PlannedSite[];
  readonly patrols: readonly PlannedPatrol[];
}

export const personBy = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.4) ? random.pick(GIVEN) : '');

/** Of another name than those who are known. */
function another(random: Random, known: ReadonlySet<string>): string {
  for (let name = personBy(random); ; name = personBy(random)) if (!known.has(name)) return name;
}

/** The year on paper: who and where, and which patrol finds what. What follows from a finding is decided while playing. */
export function planYear(year: number, sizes: DemoSizes, random: Random, calendar: WorkingCalendar): Plan {
  // Two of one name would be one person, who must not decide what they asked for.
  const known = new Set<string>();
  const person = () => another(random, known);
  const somebody = () => {
    const name = person();
    known.add(name);
    return name;
  };
  const communities = Array.from({ length: sizes.communities }, (_, n) => ({
    communityId: `community-${String(n + 1).padStart(2, '0')}`,
    name: `${COMMUNITIES[n % COMMUNITIES.length]}${n < COMMUNITIES.length ? '' : Math.floor(n / COMMUNITIES.length) + 1}社区`,
    secretary: somebody(),
  }));
  const leaders = Array.from({ length: 9 }, somebody);
  const patrollers = Array.from({ length: 24 }, somebody);
  const sites = Array.from({ length: sizes.sites }, (_, n): PlannedSite => {
    const name = `${random.pick(BUILDERS)}${random.pick(WORKS)}${String(n + 1).padStart(2, '0')}号工地`;
    const { communityId } = communities[n % communities.length]!;
    const siteId = `site-${String(n + 1).padStart(3, '0')}`;
    return {
      siteId,
      name,
      communityId,
      leader: random.pick(leaders),
      patroller: random.pick(patrollers),
      owner: person(),
    };
  });
  return { communities, sites, patrols: planPatrols(year, sizes, random, calendar, sites) };
}

function planPatrols(
  year: number,
  sizes: DemoSizes,
  random: Random,
  calendar: WorkingCalendar,
  sites: readonly PlannedSite[],
): PlannedPatrol[] {
  const days = daysOf(year).filter(
    (day) => calendar.isWorkingDay(day) && day >= `${year}-01-03` && day <= `${year}-12-20`,
  );
  const withNotice = random.shuffled(Array.from({ length: sizes.problems }, (_, n) => n < sizes.notices));
  const findings = withNotice.map((notice) => ({ category: random.pick(CATEGORIES), withNotice: notice }));
  const order = random.shuffled(Array.from({ length: sizes.patrols }, (_, n) => n));
  const found = new Map<number, (typeof findings)[number][]>();
  findings.forEach((finding, n) => {
    const patrol = order[n % order.length]!;
    found.set(patrol, [...(found.get(patrol) ?? []), finding]);
  });
  const patrols = Array.from({ length: sizes.patrols }, (_, n): PlannedPatrol => {
    const minutes = random.whole(0, 419);
    const at = calendar.addWorkingTime(calendar.startOfDay(random.pick(days)), minutes * 60_000 + 60_000);
    return { at, site: sites[n % sites.length]!, findings: found.get(n) ?? [] };
  });
  return patrols.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export function daysOf(year: number): string[] {
  const days: string[] = [];
  for (
    let day = new Date(Date.UTC(year, 0, 1));
    day.getUTCFullYear() === year;
    day = new Date(day.getTime() + 86_400_000)
  )
    days.push(day.toISOString().slice(0, 10));
  return days;
}
