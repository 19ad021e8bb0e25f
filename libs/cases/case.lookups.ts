import { DAY } from '#calendar';
import { SerialQueues, type Condition } from '#event-sourcing';
import { communityNamed, findCommunity, findSite, siteNamed } from '#places';
import {
  aroundEach,
  findIfAny,
  FindRecord,
  keyOfName,
  nameKey,
  THE_SYSTEM,
  ViewReader,
  type Around,
  type LookUpTools,
  type LookUps,
} from '#platform';
import { Numbers, takesNumber } from '#numbers';
import * as c from './case.commands.js';
import { caseDecider } from './case.decider.js';
import { caseOrders, type OrderCase, type ToldBefore } from './case.orders.js';
import type { CaseRecord } from './case.record.js';
import { caseView } from './case.views.js';
import { correctableFields } from './corrections.js';
import type { ImportRecord } from './import/index.js';
import { isOpen } from './rules/rule.js';

/** What a case is moved to must exist; a field that the event does not have, the rule refuses. */
async function findMovedTo({ eventId, field, value }: c.CorrectRecord, { executor, queries, sent }: LookUpTools) {
  if (field !== 'siteId' && field !== 'communityId') return undefined;
  const target = (await executor.history(sent.target)).find(({ id }) => id === eventId);
  if (!target || !correctableFields(target.type).includes(field)) return undefined;
  if (field === 'siteId') return (await findSite(queries, value)).communityId;
  await findCommunity(queries, value);
  return undefined;
}

/** Read when all is shown: nothing is merged into the case meanwhile. */
async function findDuplicates(_command: c.VoidCase, { service, sent }: LookUpTools): Promise<readonly string[]> {
  const views = service(ViewReader);
  await views.waitForAll(caseView);
  return views.of(caseView).ids([
    { field: 'mergedInto', equals: sent.target },
    { field: 'status', equals: 'merged' },
  ]);
}

/** An imported case may bear a number of this office: it is written as the office writes it, and nobody else gets it. */
async function adoptNumber({ filed }: ImportRecord, { executor, service, sent }: LookUpTools) {
  if (!filed) return undefined;
  const { number, status } = (await executor.runner.load(sent.target)).state as CaseRecord;
  // Whatever the source calls it: it has its number already, or needs none any more.
  return number !== undefined || status === 'merged' ? undefined : service(Numbers).adopt(filed.number, sent);
}

/** How many cases of one caller or one order are looked through. */
const MOST_TOLD = 200;

/** Whether two tell of the same matter: of one category, at one site, or else in one community at no two places. */
function isSameMatter(one: c.ReportProblem, other: OrderCase): boolean {
  if (other.voided || nameKey(one.category) !== other.categoryKey || one.siteId !== other.siteId) return false;
  if (one.siteId !== undefined) return true;
  const [here, there] = [keyOfName(one.location), keyOfName(other.location)];
  return one.communityId === other.communityId && (here === undefined || there === undefined || here === there);
}

/** What the same caller or the same order told of the matter before; read when all is shown. */
async function findToldBefore(
  command: c.ReportProblem,
  { service, sent, queries, config, now }: LookUpTools,
): Promise<ToldBefore | undefined> {
  const { callerKey, externalNumber, occurredAt = now } = command;
  if (callerKey === undefined && externalNumber === undefined) return undefined;
  const views = service(ViewReader);
  await views.waitForAll(caseView);
  const find = async (...where: Condition[]) => {
    const sort = { field: 'reportedAt', direction: 'desc' } as const;
    const { documents } = await views.of(caseOrders).query<OrderCase>({ where, sort, limit: MOST_TOLD });
    return documents.map(({ body }) => body).filter((one) => one.caseId !== sent.target && isSameMatter(command, one));
  };
  const inOrder = externalNumber && (await find({ field: 'orderKey', equals: nameKey(externalNumber) }))[0]?.caseId;
  if (callerKey === undefined) return { inOrder };
  const atLeast = new Date(Date.parse(occurredAt) - config.repeatDays * DAY).toISOString();
  const [last] = await find({ field: 'callerKey', equals: callerKey }, { field: 'reportedAt', atLeast });
  let caseId = last?.caseId;
  let record = caseId && (await findIfAny<CaseRecord>(queries, caseDecider.stream, caseId));
  // Of what was merged, what it was merged into.
  for (let n = 0; record && record.mergedInto !== undefined && n < MOST_TOLD; n += 1) {
    caseId = record.mergedInto;
    record = await findIfAny<CaseRecord>(queries, caseDecider.stream, caseId);
  }
  return { inOrder, byCaller: caseId && record ? { caseId, open: isOpen(record) } : undefined };
}

/** A finding that becomes a case by itself follows from the visit as it was entered, whatever was corrected since. */
async function findPatrol({ patrolId }: c.FoundProblem, { queries, sent }: LookUpTools) {
  if (patrolId === undefined) return undefined;
  const patrol = await queries.ask(new FindRecord('patrol', patrolId), THE_SYSTEM);
  return sent.causationId === undefined ? patrol : undefined;
}

/** The one that a case names, for a correction that would move the case away from it. */
async function findItsPatrol({ field }: c.CorrectRecord, { queries, executor, sent }: LookUpTools) {
  if (field !== 'siteId' && field !== 'occurredAt') return undefined;
  const { patrolId } = (await executor.find(sent.target)).record as CaseRecord;
  return patrolId === undefined ? undefined : findIfAny(queries, 'patrol', patrolId);
}

export const caseLookUps: LookUps = {
  site: siteNamed,
  community: async (command: c.FoundProblem, tools) =>
    command.siteId === undefined ? communityNamed(command, tools) : undefined,
  patrol: (command: c.FoundProblem | c.CorrectRecord, tools) =>
    command instanceof c.CorrectRecord ? findItsPatrol(command, tools) : findPatrol(command, tools),
  communityId: findMovedTo,
  told: findToldBefore,
  into: ({ into }: c.MergeCase, { queries }) => findIfAny<CaseRecord>(queries, caseDecider.stream, into),
  duplicates: findDuplicates,
  ownNumber: adoptNumber,
};

const merges = new SerialQueues();
/** One merge at a time: two cases are never merged into each other, and nothing into a case while it is voided. */
const oneAtATime: Around = (_command, _tools, run) => merges.run('merge', run);

/** Nor is what one caller tells twice at once two cases. */
const eachCallerOnce: Around = (command, tools, run) => {
  const { callerKey, externalNumber } = command as c.ReportProblem;
  return callerKey === undefined && externalNumber === undefined ? run() : oneAtATime(command, tools, run);
};

export const aroundCases = aroundEach(
  [c.ReportProblem, eachCallerOnce],
  [c.FileCase, takesNumber('case')],
  [c.IssueNotice, takesNumber('notice')],
  [c.MergeCase, oneAtATime],
  [c.VoidCase, oneAtATime],
);

export function bearsNumber({ number, notices }: CaseRecord, asked: string): boolean {
  return number === asked || Object.values(notices).some((notice) => notice.number === asked);
}
