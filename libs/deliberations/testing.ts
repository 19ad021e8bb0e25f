import { defaultCalendar } from '#calendar';
import { isRefusal } from '#event-sourcing';
import { deciderSpec, type Past } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import type { DeliberationContext } from './deliberation.checks.js';
import * as c from './deliberation.commands.js';
import type { DeliberationEvent } from './deliberation.events.js';
import { deliberation } from './deliberation.rules.js';

export const { given } = deciderSpec(deliberation);
export const config = readConfig({}, { dataFolder: '/nowhere' });
export const command = <C extends object>(Command: new () => C, fields: Partial<C>): C =>
  Object.assign(new Command(), fields);
export const on = (day: string, more: Partial<DeliberationContext> = {}): DeliberationContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt: `2018-${day}T02:00:00.000Z`,
  actor: 'li.ming',
  id: 'd1',
  partId: 'x',
  calendar: defaultCalendar,
  config,
  ...more,
});
export const late = on('09-01');

export const open = (fields: Partial<c.OpenDeliberation> = {}) =>
  command(c.OpenDeliberation, {
    method: 'one-solicitation',
    matter: '垃圾分类',
    communityId: 'c1',
    proposer: 'wang.fang',
    households: 100,
    ...fields,
  });
type Then = Past<DeliberationEvent>;

/** What the commands lead to, one after the other: each has to be allowed. */
export function history(...steps: readonly (readonly [day: string, command: object])[]): Then[] {
  const past: Then[] = [];
  for (const [day, one] of steps) {
    const { decision } = given(...past).when(one, on(day));
    if (isRefusal(decision)) throw new Error(`${one.constructor.name}: ${decision.message}`);
    for (const event of decision) past.push({ event, actor: 'li.ming', occurredAt: on(day).occurredAt });
  }
  return past;
}

export const solicit = command(c.SolicitOpinions, { how: '意见表', asked: 100, opinions: 40 });
export const propose = command(c.MakeProposal, { due: 9, present: 8, proposal: '设四分类亭' });
export const consult = command(c.ConsultUnits, { units: ['物业公司'] });
export const resolve = (fields: Partial<c.VoteResolution> = {}) =>
  command(c.VoteResolution, {
    assembly: 'representatives',
    due: 40,
    present: 30,
    inFavour: 25,
    against: 3,
    abstained: 2,
    ...fields,
  });
export const disclose = (from: string, to: string) => command(c.DiscloseResolution, { where: '公告栏', from, to });
export const start = command(c.StartImplementation, {});
export const register = (...ids: string[]) =>
  command(c.RegisterHouseholds, { households: ids.map((householdId) => ({ householdId })) });
export const discloseDone = command(c.DiscloseImplementation, {
  where: '公告栏',
  from: '2018-08-01',
  to: '2018-08-07',
});
export const close = (fields: Partial<c.CloseDeliberation> = {}) =>
  command(c.CloseDeliberation, { outcome: 'solved', why: '已建成', ...fields });

export const opening = ['05-01', open()] as const;
export const resolved = [
  opening,
  ['05-02', solicit],
  ['05-10', propose],
  ['05-12', consult],
  ['05-20', resolve()],
] as const;
export const disclosed = [...resolved, ['05-21', disclose('2018-05-21', '2018-05-27')]] as const;
export const started = [...disclosed, ['06-01', start]] as const;
export const done = [...started, ['08-01', discloseDone]] as const;
