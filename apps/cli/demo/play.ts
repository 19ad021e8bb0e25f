import { HOUR } from '#calendar';
import { setTimeout as delay } from 'node:timers/promises';
import * as cases from '#cases';
import { FindingsReactor } from '#cases';
import type { ManualClock, Outcome, StoredEvent } from '#event-sourcing';
import { RecordPatrol, type PatrolRecorded } from '#patrols';
import { AssignCommunityResponsibility, AssignSiteResponsibility, RegisterCommunity, RegisterSite } from '#places';
import { Kinds } from '#platform';
import { words } from '../cli.glossary.js';
import { tell } from '../language.js';
import type { Session } from '../session.js';
import { Agenda } from './agenda.js';
import { FollowUp } from './follow-up.js';
import { planYear, type Plan, type PlannedPatrol, type PlannedSite } from './plan.js';
import { seeded, seededFor, type Random } from './random.js';
import type { DemoSizes } from './sizes.js';
import { systems } from './systems/index.js';
import type { Action, Stage } from './systems/stage.js';

const CLERK = '立案员 周敏';
const DISPATCHER = '派遣员 何静';
const PROGRESS_EVERY = 50;

/** How the year's problems go, as shares of all problems. */
const COURSE = {
  extended: 0.06,
  late: 0.05,
  neverRectified: 0.012,
  rework: 0.05,
  lookBack: 0.08,
  relapse: 0.12,
  returned: 0.02,
};

/** Plays an office's year through its commands, in simulated time: the clock of the office is set to each step. */
export class YearPlay {
  private readonly agenda = new Agenda<Action>();
  private readonly random: Random;
  private readonly plan: Plan;
  private readonly followUp: FollowUp;
  private commands = 0;

  constructor(
    private readonly session: Session,
    private readonly clock: ManualClock,
    private readonly year: number,
    private readonly sizes: DemoSizes,
    private readonly seed: number,
  ) {
    this.followUp = new FollowUp(session);
    this.random = seeded(seed);
    this.plan = planYear(year, sizes, this.random, this.calendar);
  }

  private get calendar() {
    return this.session.office.backends.calendar;
  }

  async play(): Promise<{ commands: number }> {
    const opening = this.calendar.addWorkingTime(`${this.year}-01-01T00:00:00.000Z`, HOUR);
    this.agenda.add(opening, () => this.register());
    for (const patrol of this.plan.patrols) this.agenda.add(patrol.at, () => this.patrol(patrol));
    for (const [name, system] of Object.entries(systems)) system(this.stageOf(name, opening));
    const end = this.calendar.endOfDay(`${this.year}-12-31`);
    let day = this.calendar.dayOf(opening);
    for (let next = this.agenda.take(); next !== undefined; next = this.agenda.take()) {
      if (next.at > end) continue;
      const today = this.calendar.dayOf(next.at);
      if (today !== day) await this.closeDay(day);
      day = today;
      if (next.at > this.clock.now()) this.clock.set(next.at);
      await next.item();
    }
    await this.closeDay(this.calendar.dayOf(end));
    return { commands: this.commands };
  }

  /** What another system of the office plays on. */
  private stageOf(name: string, opening: string): Stage {
    const { year, sizes, plan, calendar, clock } = this;
    return {
      year,
      sizes,
      plan,
      calendar,
      opening,
      random: seededFor(this.seed, name),
      now: () => clock.now(),
      on: (at, action) => this.agenda.add(at, action),
      send: async (command, target, actor) => {
        const outcome = await this.send(command, target, actor);
        await this.followUp.on(outcome);
        return outcome;
      },
    };
  }

  /** At the end of each day the clocks of all rooms ask what has become due and what was missed. */
  private async closeDay(day: string): Promise<void> {
    const midnight = this.calendar.endOfDay(day);
    if (midnight > this.clock.now()) this.clock.set(midnight);
    await this.viewsCaughtUp();
    await this.session.office.tick();
  }

  private async viewsCaughtUp(): Promise<void> {
    const head = await this.session.office.backends.store.head();
    while (this.session.office.status().some((view) => view.position < head)) await delay(1);
  }

  private async send(command: object, target: string, actor: string): Promise<Outcome> {
    this.commands += 1;
    if (this.commands % PROGRESS_EVERY === 0)
      this.session.output.progress(
        tell(words.playing, { day: this.calendar.dayOf(this.clock.now()), commands: this.commands }),
      );
    return this.session.sender.send(command, target, { actor, idempotencyKey: `demo-${this.commands}` });
  }

  private async register(): Promise<void> {
    const admin = '办公室 管理员';
    for (const { communityId, name, secretary } of this.plan.communities) {
      await this.send(Object.assign(new RegisterCommunity(), { communityId, name }), communityId, admin);
      await this.send(
        Object.assign(new AssignCommunityResponsibility(), { role: 'community-secretary', person: secretary }),
        communityId,
        admin,
      );
    }
    for (const site of this.plan.sites) {
      const { siteId, name, communityId } = site;
      await this.send(
        Object.assign(new RegisterSite(), { siteId, name, kind: 'construction-site', communityId }),
        siteId,
        admin,
      );
      for (const [role, person] of [
        ['contracting-leader', site.leader],
        ['patroller', site.patroller],
        ['responsible-person', site.owner],
      ])
        await this.send(Object.assign(new AssignSiteResponsibility(), { role, person }), siteId, admin);
    }
  }

  private async patrol({ site, findings }: PlannedPatrol): Promise<void> {
    const found = findings.map(({ category }) => ({ category, description: `${site.name}：${category}` }));
    const patrolId = `patrol-${this.commands + 1}`;
    const command = Object.assign(new RecordPatrol(), { siteId: site.siteId, findings: found });
    await this.send(command, patrolId, site.patroller);
    for await (const event of this.session.office.backends.store.readStream(`patrol-${patrolId}`))
      await this.follow(event, site, findings);
  }

  /** The office's own reactor turns findings into cases; from there each takes its course. */
  private async follow(event: StoredEvent, site: PlannedSite, planned: PlannedPatrol['findings']): Promise<void> {
    await this.session.context.get(FindingsReactor).react(event);
    const { findings } = event.data as PatrolRecorded['data'];
    findings.forEach(({ findingId, category }, n) =>
      this.later(1, 4, () => this.file(findingId, site, category, planned[n]!.withNotice)),
    );
  }

  /** After so many working hours, between the two. */
  private later(least: number, most: number, action: Action): void {
    const hours = least + this.random.next() * (most - least);
    this.agenda.add(
      this.calendar.addWorkingTime(this.clock.now(), Math.round((hours * HOUR) / 60_000) * 60_000 + 60_000),
      action,
    );
  }

  private async file(caseId: string, site: PlannedSite, category: string, withNotice: boolean): Promise<void> {
    await this.send(new cases.FileCase(), caseId, CLERK);
    this.later(0.2, 2, () => this.dispatch(caseId, site, category, withNotice));
  }

  private async dispatch(caseId: string, site: PlannedSite, category: string, withNotice: boolean): Promise<void> {
    const workingDays = this.random.whole(2, 7);
    const department = category.includes('车') ? '综合执法中队' : '环境保护办公室';
    const command = Object.assign(new cases.DispatchCase(), {
      department,
      assignee: site.patroller,
      deadline: { workingDays },
    });
    await this.send(command, caseId, DISPATCHER);
    if (this.random.chance(COURSE.returned)) {
      await this.send(Object.assign(new cases.ReturnCase(), { reason: '不属于本部门职责' }), caseId, site.patroller);
      await this.send(
        Object.assign(new cases.DispatchCase(), { ...command, department: '城市管理办公室' }),
        caseId,
        DISPATCHER,
      );
    }
    if (withNotice) this.later(0.1, 1, () => this.notice(caseId, site, category, workingDays));
    this.rectifyLater(caseId, site, workingDays);
  }

  private async notice(caseId: string, site: PlannedSite, category: string, workingDays: number): Promise<void> {
    const issue = Object.assign(new cases.IssueNotice(), {
      facts: `${site.name}存在“${category}”问题。`,
      basis: '《郑州市大气污染防治条例》',
      requirements: `立即整改“${category}”，并书面反馈整改情况。`,
      recipient: `${site.name}项目部`,
      deadline: { workingDays },
    });
    const { events } = await this.send(issue, caseId, site.patroller);
    const { noticeId } = events[0]!.data as cases.NoticeIssued['data'];
    const servedAt = this.clock.now();
    const method = this.random.pick(['direct', 'direct', 'direct', 'left-in-place', 'post'] as const);
    const serve = Object.assign(new cases.ServeNotice(), {
      noticeId,
      method,
      servedBy: site.patroller,
      servedTo: site.owner,
      servedAt,
      ...(method === 'left-in-place' && { witnesses: ['社区网格员'] }),
    });
    await this.send(serve, caseId, site.patroller);
  }

  private rectifyLater(caseId: string, site: PlannedSite, workingDays: number): void {
    const dayHours = 7;
    if (this.random.chance(COURSE.neverRectified)) return;
    if (this.random.chance(COURSE.late))
      this.later((workingDays + 1) * dayHours, (workingDays + 6) * dayHours, () => this.rectify(caseId, site));
    else if (this.random.chance(COURSE.extended))
      this.later(2, workingDays * dayHours * 0.6, () => this.extend(caseId, site, workingDays));
    else this.later(3, Math.max(4, workingDays * dayHours - 2), () => this.rectify(caseId, site));
  }

  private async extend(caseId: string, site: PlannedSite, workingDays: number): Promise<void> {
    const request = Object.assign(new cases.RequestExtension(), {
      until: { workingDays: workingDays + 5 },
      reason: '材料未到场，需延期整改',
    });
    const { events } = await this.send(request, caseId, site.patroller);
    const { extensionId } = events[0]!.data as cases.ExtensionRequested['data'];
    await this.send(Object.assign(new cases.GrantExtension(), { extensionId }), caseId, site.leader);
    this.later(5, workingDays * 7, () => this.rectify(caseId, site));
  }

  private async rectify(caseId: string, site: PlannedSite): Promise<void> {
    const command = Object.assign(new cases.ReportRectification(), {
      measures: '已按要求整改到位',
      rectifiedBy: site.owner,
    });
    await this.send(command, caseId, site.patroller);
    this.later(1, 10, () => this.verify(caseId, site));
  }

  private async verify(caseId: string, site: PlannedSite): Promise<void> {
    const verifier = '核查员 马强';
    if (this.random.chance(COURSE.rework)) {
      await this.send(Object.assign(new cases.RejectRectification(), { reason: '整改不彻底' }), caseId, verifier);
      this.later(4, 14, () => this.rectify(caseId, site));
      return;
    }
    await this.send(new cases.VerifyRectification(), caseId, verifier);
    await this.send(new cases.CloseCase(), caseId, CLERK);
    if (this.random.chance(COURSE.lookBack)) this.later(70, 210, () => this.lookBack(caseId, site));
  }

  private async lookBack(caseId: string, site: PlannedSite): Promise<void> {
    const result = this.random.chance(COURSE.relapse) ? 'relapsed' : 'held';
    const { executor } = this.session.context.get(Kinds).of(cases.CASE_STREAM);
    if ((await executor.find(caseId)).record.status !== 'closed') return;
    await this.send(Object.assign(new cases.RecordLookBack(), { result }), caseId, site.leader);
    if (result === 'relapsed') {
      const redispatch = Object.assign(new cases.DispatchCase(), {
        department: '环境保护办公室',
        assignee: site.patroller,
        deadline: { workingDays: 3 },
      });
      await this.send(redispatch, caseId, DISPATCHER);
      this.later(3, 18, () => this.rectify(caseId, site));
    }
  }
}
