import { communityNamed, findCommunity, type Site } from '#places';
import { findIfAny, FindRecord, FindRecords, roomOf, THE_SYSTEM, type LookUpTools } from '#platform';
import { branchTable, GetBranchTableHandler } from './branch.queries.js';
import { periodLabels } from './periods.js';
import { commandWords, eventWords } from './events.glossary.js';
import { dutyLabels, planIdOf } from './duty.kinds.js';
import { DutyClock } from './duty-clock.js';
import type { CompleteDuty, DefineDuty, OpenDuty, SettleDuty } from './duty.commands.js';
import { DutyController, dutyPlanRecords, dutyRecords } from './duty.controller.js';
import { dutyDesk, dutyListDesk } from './duty.desk.js';
import { gradeLabels } from './duty-list.commands.js';
import { dutyListRecords } from './duty-list.controller.js';
import { dutyListFigures, dutyListRates } from './duty-list.figures.js';
import { eventWords as listEventWords, labels as listLabels } from './duty-list.glossary.js';
import { dutyListIdOf, dutyListKind } from './duty-list.rules.js';
import { dutyFigures, dutyRates } from './duty.figures.js';
import { labels, words } from './duty.glossary.js';
import { dutyTable, GetDutyTableHandler } from './duty.queries.js';
import { duty } from './duty.rules.js';
import { planView } from './duty.views.js';
import { dutyPlan, type PlanUnit } from './plan.rules.js';
import { ProofsReactor } from './proofs.reactor.js';
import { SettlementsReactor } from './settlements.reactor.js';
import { dutySheets } from './duty.sheets.js';

/** An organisation, as its room keeps it; reports in the order of their days. */
interface OrganisationFound extends PlanUnit {
  readonly memberCounts: readonly { readonly full: number; readonly isWithdrawn: boolean }[];
}

/** The unit's community, by the place or the register that has the unit. @throws ProblemError (404) */
async function findUnit({ unitKind, unitId, communityId }: DefineDuty, { queries }: LookUpTools): Promise<PlanUnit> {
  if (communityId !== undefined) await findCommunity(queries, communityId);
  if (unitKind === 'community') {
    const { communityId: id, responsibilities } = await findCommunity(queries, unitId);
    return { communityId: id, responsibilities };
  }
  if (unitKind === 'site') {
    const site = await queries.ask<Site>(new FindRecord('site', unitId), THE_SYSTEM);
    return { communityId: site.communityId, responsibilities: site.responsibilities };
  }
  if (unitKind === 'office') return {};
  // An office may begin without a register of organisations.
  const found = await findIfAny<OrganisationFound>(queries, 'organisation', unitId, 'kind');
  if (!found) return {};
  const under = [
    { field: 'parentId', equals: unitId },
    { field: 'level', equals: 'group' },
    { field: 'status', equals: 'active' },
  ];
  const groups = await queries.ask<readonly object[]>(new FindRecords('organisation', under), THE_SYSTEM);
  const { communityId: of, level, memberCounts } = found;
  const last = memberCounts.filter(({ isWithdrawn }) => !isWithdrawn).at(-1);
  return { communityId: of, level, fullMembers: last?.full ?? found.fullMembers, groups: groups.length };
}

const findPlan = ({ planId }: OpenDuty | SettleDuty, { queries }: LookUpTools) =>
  queries.ask(new FindRecord(dutyPlan.stream, planId), THE_SYSTEM);

/** What a completion names; whatever room has it. */
const findProof = ({ recordKind, recordId }: Partial<CompleteDuty>, { queries }: LookUpTools) =>
  recordKind === undefined || recordId === undefined
    ? undefined
    : findIfAny<{ readonly status: string }>(queries, recordKind, recordId);

/** What is due of whom in which period, and what was done of it (systems 5, 7, 12, 13, 14). */
export const dutiesRoom = roomOf({
  name: 'duties',
  commandWords,
  eventWords: { ...eventWords, ...listEventWords },
  codes: { ...dutyLabels, ...periodLabels, ...gradeLabels },
  personal: { grade: 'withheld' },
  sheets: dutySheets,
  tables: [dutyTable, branchTable],
  records: [dutyPlanRecords, dutyRecords, dutyListRecords],
  controllers: [DutyController],
  providers: [GetDutyTableHandler, GetBranchTableHandler],
  tags: { duties: '应办事项' },
  figures: [...dutyFigures, ...dutyListFigures],
  rates: [...dutyRates, ...dutyListRates],
  labels: { ...labels, ...listLabels },
  desk: [...dutyDesk, ...dutyListDesk],
  // What is due at a site that is gone would be missed for ever.
  openAtSite: [
    {
      kind: dutyPlan.stream,
      what: words.plan,
      of: planView,
      by: 'unitId',
      where: [
        { field: 'unitKind', equals: 'site' },
        { field: 'status', equals: 'running' },
      ],
    },
  ],
  reactors: [SettlementsReactor, ProofsReactor],
  clocks: [DutyClock],
  kinds: [
    { aggregate: dutyPlan, idOf: planIdOf, lookUps: { unit: findUnit } },
    {
      aggregate: duty,
      lookUps: { plan: findPlan, proof: async (command, tools) => findProof(command, tools) },
    },
    { aggregate: dutyListKind, idOf: dutyListIdOf, lookUps: { community: communityNamed } },
  ],
});
