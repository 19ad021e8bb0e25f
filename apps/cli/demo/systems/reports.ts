import * as cases from '#cases';
import { ConfirmProposal, RejectProposal } from '#corrections';
import type { StoredEvent } from '#event-sourcing';
import type { PlannedSite } from '../plan.js';
import { at, daysAfter, numbered, of, spread, workingDays, type Stage } from './stage.js';

const [CLERK, DISPATCHER, CHECKER, REVIEWER] = ['立案员 周敏', '派遣员 何静', '核查员 马强', '审核员 郭莉'];
const DEPARTMENT = '环境保护办公室';
/** Of the year's problems, so many are told by residents besides. */
const SHARE = 0.02;
const QUARTER_ENDS = ['03-31', '06-30', '09-30'];

interface Report {
  readonly id: string;
  readonly site: PlannedSite;
  readonly day: string;
}

type Course = (stage: Stage, report: Report) => void;
type Event = Pick<StoredEvent, 'id' | 'type' | 'data'>;

const onDay = (stage: Stage, { day }: Report, days: number, hour: number, action: () => Promise<unknown>) =>
  stage.on(at(stage, daysAfter(day, days), hour), action);

function report(stage: Stage, { id, site }: Report, fields: Partial<cases.ReportProblem> = {}) {
  const told = {
    category: '扬尘',
    description: `居民反映${site.name}夜间扬尘`,
    source: 'resident',
    siteId: site.siteId,
  } as const;
  return stage.send(of(new cases.ReportProblem(), { ...told, ...fields }), id, CLERK);
}

async function dispatch(stage: Stage, { id, site }: Report, workingDays: number) {
  await stage.send(new cases.FileCase(), id, CLERK);
  const to = { department: DEPARTMENT, assignee: site.patroller, deadline: { workingDays } };
  return stage.send(of(new cases.DispatchCase(), to), id, DISPATCHER);
}

async function settle(stage: Stage, { id, site }: Report) {
  const measures = { measures: '已按要求整改到位', rectifiedBy: site.owner };
  await stage.send(of(new cases.ReportRectification(), measures), id, site.patroller);
  await stage.send(new cases.VerifyRectification(), id, CHECKER);
  return stage.send(new cases.CloseCase(), id, CLERK);
}

/** 挂账: nothing can be done while it is too cold for the works. */
const suspended: Course = (stage, one) => {
  onDay(stage, one, 0, 9, () => report(stage, one));
  onDay(stage, one, 0, 10, () => dispatch(stage, one, 5));
  const [reason, note] = ['低温停工', '复工'];
  onDay(stage, one, 1, 9, () => stage.send(of(new cases.SuspendCase(), { reason }), one.id, CHECKER));
  onDay(stage, one, 15, 9, () => stage.send(of(new cases.ResumeCase(), { note }), one.id, CHECKER));
  onDay(stage, one, 16, 10, () => settle(stage, one));
};

/** 督办 */
const supervised: Course = (stage, one) => {
  onDay(stage, one, 0, 9, () => report(stage, one, { source: 'authority' }));
  onDay(stage, one, 0, 10, () => dispatch(stage, one, 5));
  onDay(stage, one, 0, 11, async () => {
    const order = { level: 'city', by: '市攻坚办', deadline: { workingDays: 7 } } as const;
    const { events } = await stage.send(of(new cases.PlaceSupervision(), order), one.id, CLERK);
    const { supervisionId } = events.at(-1)!.data as { readonly supervisionId: string };
    const reply = { supervisionId, reply: '已整改到位' };
    onDay(stage, one, 3, 10, () => settle(stage, one));
    onDay(stage, one, 4, 9, () => stage.send(of(new cases.ReplyToSupervision(), reply), one.id, CLERK));
    onDay(stage, one, 6, 9, () => stage.send(of(new cases.LiftSupervision(), { supervisionId }), one.id, CLERK));
  });
};

/** 并案: the same matter was told twice. */
const merged: Course = (stage, one) => {
  const again = { ...one, id: `${one.id}-again` };
  onDay(stage, one, 0, 9, () => report(stage, one));
  onDay(stage, one, 0, 10, () => dispatch(stage, one, 5));
  onDay(stage, one, 1, 9, () => report(stage, again));
  const merge = { into: one.id, reason: '同一事项' };
  onDay(stage, one, 1, 10, () => stage.send(of(new cases.MergeCase(), merge), again.id, CLERK));
  onDay(stage, one, 3, 10, () => settle(stage, one));
};

/** 作废 */
const voided: Course = (stage, one) => {
  onDay(stage, one, 0, 9, () => report(stage, one));
  const reason = '不在本辖区';
  onDay(stage, one, 1, 9, () => stage.send(of(new cases.VoidCase(), { reason }), one.id, CLERK));
};

const correction = ({ id: eventId }: Event) => ({ eventId, field: 'category', value: '噪声', reason: '类别录错' });

/** 更正: at once where it is found at once, by a second person where the quarter was over, and now and then not. */
const corrected =
  (is: 'at once' | 'confirmed' | 'rejected'): Course =>
  (stage, one) => {
    onDay(stage, one, 0, 9, async () => {
      const { events } = await report(stage, one);
      const correct = of(new cases.CorrectRecord(), correction(events[0]!));
      onDay(stage, one, is === 'at once' ? 0 : 20, 14, async () => {
        const answer = await stage.send(correct, one.id, CLERK);
        const { proposalId } = answer.events[0]!.data as { readonly proposalId?: string };
        if (proposalId === undefined) return;
        const decision = is === 'rejected' ? of(new RejectProposal(), { reason: '证据不足' }) : new ConfirmProposal();
        onDay(stage, one, 21, 9, () => stage.send(decision, proposalId, REVIEWER));
      });
    });
    onDay(stage, one, 0, 10, () => dispatch(stage, one, 5));
    onDay(stage, one, 3, 10, () => settle(stage, one));
  };

/** 补录: told by telephone, and written down two weeks later. */
const late: Course = (stage, one) => {
  const occurredAt = at(stage, one.day, 9);
  onDay(stage, one, 14, 9, () => report(stage, one, { occurredAt }));
  onDay(stage, one, 14, 10, () => dispatch(stage, one, 5));
  onDay(stage, one, 17, 10, () => settle(stage, one));
};

const WITHIN: readonly Course[] = [suspended, supervised, merged, voided, corrected('at once')];
/** These begin shortly before the end of a quarter, and go on after it. */
const ACROSS: readonly Course[] = [late, corrected('confirmed'), corrected('rejected')];

/** What residents and authorities tell besides the patrols: the year's late entries, corrections, merges and voids. */
export function reports(stage: Stage): void {
  const { sizes, plan, year } = stage;
  if (sizes.problems === 0) return;
  const courses = [...WITHIN, ...ACROSS];
  const count = Math.max(courses.length, Math.round(sizes.problems * SHARE));
  const days = spread(count, workingDays(stage, '01-08', '11-20'));
  for (let n = 0; n < count; n += 1) {
    const course = courses[n % courses.length]!;
    const site = plan.sites[(n - WITHIN.length + plan.sites.length * WITHIN.length) % plan.sites.length]!;
    const end = QUARTER_ENDS[Math.floor(n / courses.length) % QUARTER_ENDS.length]!;
    const day = ACROSS.includes(course) ? daysAfter(`${year}-${end}`, -3) : days[n]!;
    course(stage, { id: numbered('report', n), site, day });
  }
}
