import { timeOrderedIds, type NewEvent } from '#event-sourcing';

const YEAR_START = Date.UTC(2018, 0, 1);
const YEAR = 365 * 86_400_000;
const DAY = 86_400_000;
const CATEGORIES = ['扬尘', '裸土未覆盖', '车辆未冲洗', '乱倒垃圾', '油烟', '污水外溢', '占道堆放'];
const DEPARTMENTS = ['城管科', '建设科', '环保科', '安监科', '市场所'];
const EVENTS_PER_SITE = 2_500;
export const COMMUNITIES = 18;

/** A small seeded generator (mulberry32): the same log every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Appended {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

interface OpenCase {
  readonly id: string;
  readonly site: number;
  readonly steps: readonly (readonly [type: string, data: object])[];
  next: number;
}

export const siteId = (site: number) => `site-${site}`;
export const communityId = (site: number) => `community-${site % COMMUNITIES}`;

/** A log as an office writes it: its places, then a year of patrols and of cases that run beside each other. */
export class YearOfAnOffice {
  private readonly random: () => number;
  private readonly ids;
  private readonly sites: number;
  private readonly running: OpenCase[] = [];
  private readonly atOnce: number;
  private made = 0;

  constructor(
    private readonly total: number,
    seed = 2018,
  ) {
    this.random = seeded(seed);
    this.ids = timeOrderedIds(
      () => this.now(),
      (bytes) => Uint8Array.from({ length: bytes }, () => this.random() * 256),
    );
    this.sites = Math.max(5, Math.ceil(total / EVENTS_PER_SITE));
    this.atOnce = Math.max(100, Math.ceil(total / 250));
  }

  *events(): Iterable<Appended> {
    yield* this.places();
    while (this.made < this.total) yield this.random() < 0.2 ? this.patrol() : this.step();
  }

  /** A case from its first step to its last, or to where every tenth stands still. */
  *shortCase(n: number): Iterable<Appended> {
    const { id, site, steps } = this.newCase();
    const [reported, filed, dispatched, noticed, , rectified, verified, closed] = steps;
    const ends =
      n % 10 === 1 ? [] : n % 10 === 2 ? [noticed!] : n % 50 === 3 ? [rectified!] : [rectified!, verified!, closed!];
    for (const [revision, [type, data]] of [reported!, filed!, dispatched!, ...ends].entries())
      yield this.event(`case-${id}`, revision, type, data, site);
  }

  *places(): Iterable<Appended> {
    for (let n = 0; n < COMMUNITIES; n += 1) {
      const id = `community-${n}`;
      yield this.event(`community-${id}`, 0, 'CommunityRegistered', { communityId: id, name: `第${n + 1}社区` }, -1, n);
    }
    for (let site = 0; site < this.sites; site += 1) {
      const data = { siteId: siteId(site), name: `${site + 1}号工地`, kind: 'construction-site' };
      const registered = { ...data, communityId: communityId(site), address: `明湖路${site + 1}号` };
      yield this.event(`site-${siteId(site)}`, 0, 'SiteRegistered', registered, site);
    }
  }

  private now(): number {
    return Math.floor(YEAR_START + (this.made / this.total) * YEAR);
  }

  private anySite(): number {
    return Math.floor(this.random() * this.sites);
  }

  private patrol(): Appended {
    const site = this.anySite();
    const data = { siteId: siteId(site), communityId: communityId(site), findings: [], companions: ['王强'] };
    return this.event(`patrol-${this.ids.next()}`, 0, 'PatrolRecorded', data, site);
  }

  private step(): Appended {
    if (this.running.length < this.atOnce) this.running.push(this.newCase());
    const index = Math.floor(this.random() * this.running.length);
    const running = this.running[index]!;
    const [type, data] = running.steps[running.next]!;
    const appended = this.event(`case-${running.id}`, running.next, type, data, running.site);
    running.next += 1;
    if (running.next === running.steps.length) {
      this.running[index] = this.running.at(-1)!;
      this.running.pop();
    }
    return appended;
  }

  private newCase(): OpenCase {
    const site = this.anySite();
    const number = this.made + 1;
    const [deadlineId, noticeId] = [this.ids.next(), this.ids.next()];
    const category = CATEGORIES[number % CATEGORIES.length]!;
    const due = { at: new Date(this.now() + 7 * DAY).toISOString(), precision: 'instant' };
    const photo = { sha256: number.toString(16).padStart(64, '0'), bytes: 482_113, mediaType: 'image/jpeg' };
    const place = { siteId: siteId(site), communityId: communityId(site), location: '东门北侧约五十米' };
    const handler = { department: DEPARTMENTS[number % DEPARTMENTS.length], assignee: `handler-${number % 8}` };
    const facts = `经查，你单位施工现场存在${category}问题，未采取有效防治措施。`;
    const notice = { noticeId, number: `明湖整改〔2018〕${number}号`, facts, recipient: `第${site + 1}建筑公司`, due };
    const law = { basis: '《大气污染防治法》第六十九条', requirements: '立即整改，七日内书面报告整改情况。' };
    const served = { noticeId, method: 'direct', servedBy: '李明', servedTo: '项目经理', servedAt: due.at };
    const description = `巡查发现${category}，现场负责人已到场，要求立即处理。`;
    const reported = { category, description, source: 'patrol', ...place, evidence: [photo] };
    return {
      id: this.ids.next(),
      site,
      next: 0,
      steps: [
        ['ProblemReported', reported],
        ['CaseFiled', { number: `明湖案〔2018〕${number}号` }],
        ['CaseDispatched', { deadlineId, ...handler, due }],
        ['NoticeIssued', { ...notice, ...law }],
        ['NoticeServed', served],
        ['RectificationReported', { measures: '已覆盖防尘网并安排专人冲洗。', after: [photo] }],
        ['RectificationVerified', { note: '现场核查合格' }],
        ['CaseClosed', { how: 'verified' }],
      ],
    };
  }

  private event(stream: string, revision: number, type: string, data: object, site: number, n = site): Appended {
    const occurredAt = new Date(this.now()).toISOString();
    const commandId = this.ids.next();
    const about = site < 0 ? {} : { siteId: siteId(site) };
    const metadata = {
      actor: `patroller-${this.made % 30}`,
      occurredAt,
      commandId,
      commandDigest: `${commandId.slice(24)}${commandId.replaceAll('-', '')}`.slice(0, 43),
      ...about,
      communityId: communityId(n),
    };
    this.made += 1;
    return {
      stream,
      revision,
      event: { id: this.ids.next(), type, schema: 1, data, metadata, recordedAt: occurredAt },
    };
  }
}

const SHORT = 6;

/** So many cases, and short histories: reported, filed and dispatched, most of them closed; every tenth has a notice. */
export function* casesOfAnOffice(cases: number): Iterable<Appended> {
  const year = new YearOfAnOffice(cases * SHORT);
  yield* year.places();
  for (let n = 0; n < cases; n += 1) yield* year.shortCase(n);
}
