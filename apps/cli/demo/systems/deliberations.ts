import * as d from '#deliberations';
import { RegisterSite } from '#places';
import { ADMIN, at, daysAfter, numbered, of, spread, workingDays, type Stage } from './stage.js';

const METHOD = 'one-solicitation';
const SORTING = '垃圾分类';
const CLOSER = '党建办 孙丽';
const MATTERS = [
  '加装路灯',
  '楼道清理',
  '停车位规划',
  '健身器材更新',
  '屋顶防水',
  '电动车充电桩',
  '绿化改造',
  '管网维修',
];
const ROWS = 150;
const DISCLOSED_DAYS = 7;

/** A day and what is done on it; the days count from the opening. */
type Walk = readonly (readonly [day: number, command: object, actor: string])[];

/** 一征三议两公开: each from the solicitation on; those that are solved to both disclosures, the others as far as they come. */
export function deliberations(stage: Stage): void {
  const { sizes, plan } = stage;
  const isSolved = sortingFirst(stage);
  spread(sizes.deliberations, workingDays(stage, '01-10', '10-12')).forEach((day, n) => {
    const { communityId, name, secretary } = plan.communities[n % plan.communities.length]!;
    const matter = n === 0 ? SORTING : `${name}${MATTERS[n % MATTERS.length]}（第${n}项）`;
    const opening = { method: METHOD, matter, communityId, proposer: secretary } as const;
    const deliberationId = numbered('deliberation', n);
    const compound = n === 0 ? { siteId: 'compound-001', households: sizes.householdsInAll } : {};
    stage.on(at(stage, day, 9), async () => {
      if (n === 0) {
        const site = { siteId: 'compound-001', name: `${name}一号院`, kind: 'compound', communityId } as const;
        await stage.send(of(new RegisterSite(), site), site.siteId, ADMIN);
      }
      await stage.send(of(new d.OpenDeliberation(), { ...opening, ...compound }), deliberationId, secretary);
    });
    for (const [after, command, actor] of walk(stage, day, secretary, n === 0, isSolved[n]!))
      stage.on(at(stage, daysAfter(day, after), 10), () => stage.send(command, deliberationId, actor));
  });
}

/** Whether each is solved; what households are registered for is solved before any other. */
function sortingFirst({ sizes, random }: Stage): boolean[] {
  const others = Array.from({ length: Math.max(0, sizes.deliberations - 1) }, (_, n) => n < sizes.solved - 1);
  return [sizes.solved > 0, ...random.shuffled(others)];
}

function walk(stage: Stage, day: string, secretary: string, isSorting: boolean, isSolved: boolean): Walk {
  const { random } = stage;
  const asked = random.whole(80, 400);
  const opinions = random.whole(20, asked);
  const due = random.whole(30, 60);
  const present = due - random.whole(0, Math.floor(due / 4));
  const against = random.whole(0, Math.floor(present / 5));
  const vote = { due, present, against, abstained: 1, inFavour: present - against - 1 };
  const shown = (after: number) => ({
    where: '社区公示栏',
    from: daysAfter(day, after),
    to: daysAfter(day, after + DISCLOSED_DAYS - 1),
  });
  const began: Walk = [
    [1, of(new d.SolicitOpinions(), { how: '入户走访', asked, opinions }), secretary],
    [6, of(new d.MakeProposal(), { due: 9, present: random.whole(6, 9), proposal: '按多数居民意见实施' }), secretary],
    [8, of(new d.ConsultUnits(), { units: ['物业公司', '业主委员会'] }), secretary],
    [13, of(new d.VoteResolution(), { assembly: 'representatives', ...vote }), secretary],
    [14, of(new d.DiscloseResolution(), shown(14)), secretary],
  ];
  const started: Walk = [[22, new d.StartImplementation(), secretary]];
  const disclosed: Walk = [
    [45, of(new d.DiscloseImplementation(), shown(45)), secretary],
    [53, of(new d.CloseDeliberation(), { outcome: 'solved', why: '居民满意，问题解决' }), CLOSER],
  ];
  const registered = isSorting ? registration(stage, secretary) : [];
  if (isSolved) return [...began, ...started, ...registered, ...disclosed];
  const steps = random.whole(2, 4);
  const dropped = [30, of(new d.DropDeliberation(), { reason: '意见不一，暂缓' }), CLOSER] as const;
  return isSorting
    ? [...began, ...started, ...registered]
    : [...began.slice(0, steps), ...(random.chance(0.5) ? [dropped] : [])];
}

/** Household by household, some more each week. */
function registration({ sizes }: Stage, secretary: string): Walk {
  const rows = Array.from({ length: sizes.households }, (_, n) => ({
    householdId: numbered('household', n),
    building: `${(n % 9) + 1}号楼`,
  }));
  const weeks = Math.ceil(rows.length / ROWS);
  const each = Math.ceil(rows.length / Math.max(1, weeks));
  return Array.from({ length: weeks }, (_, n) => {
    const households = rows.slice(n * each, (n + 1) * each);
    const day = 24 + Math.floor((n * 20) / weeks);
    return [day, of(new d.RegisterHouseholds(), { households }), secretary] as const;
  });
}
