import { createHash } from 'node:crypto';
import * as cases from '#cases';
import type { PlannedSite } from '../plan.js';
import { handle } from './handling.js';
import { at, daysAfter, numbered, of, shareOf, spread, workingDays, type Stage } from './stage.js';

const [CLERK, CALLER] = ['热线受理员 孟丽', '回访员 丁娜'];
const DEPARTMENT = '环境保护办公室';
/** None of the classes of the street: those are counted by what road chiefs find. */
const MATTERS = ['工地扬尘', '施工扰民', '施工废弃料'];
/** Of the orders: told twice while they are open, told again when they are over, handled late. */
const TWICE = 0.1;
const AGAIN = 0.06;
const LATE = 0.1;
/** Of the callbacks: nobody answers at first, solved in part, not solved. */
const UNREACHED = 0.12;
const PARTLY = 0.1;
const NOT_SOLVED = 0.06;
/** What a late one says for itself, and what becomes of that. */
const GROUNDS = [
  { ground: 'force-majeure', reason: '连续降雨，现场无法施工', is: 'granted' },
  { ground: 'deadline-wrong', reason: '期限未扣除节假日', is: 'denied by the pre-check' },
  { ground: 'not-ours', reason: '应由施工许可部门处理', is: 'denied by the leader' },
] as const;
const PRE_CHECK = { unit: '督查室', actor: '督查员 田勇' };
const LEADER = { unit: '办事处领导', actor: '主任 沈洁' };

interface Order {
  readonly id: string;
  readonly site: PlannedSite;
  readonly category: string;
  readonly day: string;
  readonly callerKey: string;
}

/** Whoever calls is told apart by a key; in an office it is made with a secret (HMAC), here of the caller's number in the play. */
const keyOf = (caller: string) => createHash('sha256').update(caller).digest('hex');

/** 12345 热线: orders handled and called back about, complaints that come again, and deductions that are appealed. */
export function hotline(stage: Stage): void {
  const { sizes, plan, random } = stage;
  const count = sizes.hotlineOrders;
  const draw = (share: number) => shareOf(random, count, share);
  const [isTwice, isAgain, isLate, isUnreached] = [draw(TWICE), draw(AGAIN), draw(LATE), draw(UNREACHED)];
  const [isPartly, isNotSolved] = [draw(PARTLY), draw(NOT_SOLVED)];
  let appeals = 0;
  spread(count, workingDays(stage, '01-15', '10-31')).forEach((day, n) => {
    const id = numbered('order', n);
    const [site, category] = [plan.sites[n % plan.sites.length]!, MATTERS[n % MATTERS.length]!];
    const order = { id, site, category, day, callerKey: keyOf(`caller-${n}`) };
    const solved = isNotSolved[n] ? 'no' : isPartly[n] ? 'partly' : 'yes';
    const called = () => callBack(stage, order, isUnreached[n]!, solved);
    const ground = isLate[n] ? GROUNDS[appeals++ % GROUNDS.length] : undefined;
    tell(stage, order, day, 9, () => take(stage, order, called, ground));
    if (isTwice[n]) tell(stage, { ...order, id: `${id}-twice` }, day, 11);
    if (!isAgain[n] || isTwice[n]) return;
    const again = { ...order, id: `${id}-again` };
    tell(stage, again, daysAfter(day, 21), 9, () => take(stage, again, () => callBack(stage, again, false, 'yes')));
  });
}

function tell(stage: Stage, order: Order, day: string, hour: number, then: () => void = () => undefined): void {
  const { id, site, category, callerKey } = order;
  const description = `来电反映${site.name}${category}`;
  const told = { category, description, source: 'hotline', siteId: site.siteId, callerKey } as const;
  const command = of(new cases.ReportProblem(), { ...told, externalNumber: `12345-${stage.year}-${id}` });
  stage.on(at(stage, day, hour), async () => {
    await stage.send(command, id, CLERK);
    then();
  });
}

function take(stage: Stage, { id, site }: Order, called: () => void, ground?: (typeof GROUNDS)[number]): void {
  const handling = { department: DEPARTMENT, assignee: site.patroller, measures: '已督促整改并答复来电人' };
  handle(stage, id, {
    ...handling,
    isLate: ground !== undefined,
    then: async () => {
      called();
      if (ground) appeal(stage, id, site.patroller, ground);
    },
  });
}

const nextDay = ({ calendar, now }: Stage, days: number) => calendar.addWorkingDays(now(), days);

/** 回访: on the next working days; who is not content is heard again. */
function callBack(stage: Stage, order: Order, isUnreached: boolean, solved: 'yes' | 'partly' | 'no'): void {
  const satisfaction = { yes: stage.random.chance(0.4) ? 'very' : 'satisfied', partly: 'neutral', no: 'unsatisfied' };
  const answered = of(new cases.RecordCallback(), {
    reached: true,
    solved,
    satisfaction: satisfaction[solved] as cases.RecordCallback['satisfaction'],
    note: solved === 'no' ? '来电人反映问题依旧' : undefined,
  });
  if (isUnreached)
    stage.on(nextDay(stage, 1), () => stage.send(of(new cases.RecordCallback(), { reached: false }), order.id, CALLER));
  stage.on(nextDay(stage, isUnreached ? 2 : 1), async () => {
    await stage.send(answered, order.id, CALLER);
    if (solved !== 'no') return;
    const { patroller: assignee } = order.site;
    const again = { department: DEPARTMENT, assignee, measures: '已重新整改到位', isFiled: true };
    handle(stage, order.id, { ...again, then: async () => callBack(stage, order, false, 'yes') });
  });
}

/** 申诉: by who was late, checked before, and decided by the leader, each of another unit. */
function appeal(stage: Stage, id: string, by: string, { is, ...grounds }: (typeof GROUNDS)[number]): void {
  const lodged = of(new cases.AppealDeduction(), { deduction: 'late', unit: DEPARTMENT, ...grounds });
  stage.on(nextDay(stage, 1), async () => {
    const { events } = await stage.send(lodged, id, by);
    const { appealId } = events[0]!.data as { readonly appealId: string };
    const grant = (unit: string) => of(new cases.GrantAppeal(), { appealId, unit });
    const deny = (unit: string) => of(new cases.DenyAppeal(), { appealId, unit, reason: '理由不成立' });
    const isPassed = is !== 'denied by the pre-check';
    const checked = isPassed ? grant(PRE_CHECK.unit) : deny(PRE_CHECK.unit);
    stage.on(nextDay(stage, 1), () => stage.send(checked, id, PRE_CHECK.actor));
    const decided = is === 'granted' ? grant(LEADER.unit) : deny(LEADER.unit);
    if (isPassed) stage.on(nextDay(stage, 3), () => stage.send(decided, id, LEADER.actor));
  });
}
