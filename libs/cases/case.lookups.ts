import { SerialQueues } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import {
  aroundEach,
  findIfAny,
  FindRecord,
  THE_SYSTEM,
  ViewReader,
  type Around,
  type LookUpTools,
  type LookUps,
} from '#platform';
import { Numbers, takesNumber } from '#numbers';
import * as c from './case.commands.js';
import { caseDecider } from './case.decider.js';
import type { CaseRecord } from './case.record.js';
import { caseView } from './case.views.js';
import { correctableFields } from './corrections.js';
import type { ImportRecord } from './import/index.js';

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

export const caseLookUps: LookUps = {
  site: ({ siteId }: c.FoundProblem, { queries }) =>
    siteId === undefined ? Promise.resolve() : findSite(queries, siteId),
  community: ({ communityId, siteId }: c.FoundProblem, { queries }) =>
    communityId === undefined || siteId !== undefined ? Promise.resolve() : findCommunity(queries, communityId),
  patrol: ({ patrolId }: c.FoundProblem, { queries }) =>
    patrolId === undefined ? Promise.resolve() : queries.ask(new FindRecord('patrol', patrolId), THE_SYSTEM),
  communityId: findMovedTo,
  into: ({ into }: c.MergeCase, { queries }) => findIfAny<CaseRecord>(queries, caseDecider.stream, into),
  duplicates: findDuplicates,
  ownNumber: adoptNumber,
};

const merges = new SerialQueues();
/** One merge at a time: two cases are never merged into each other, and nothing into a case while it is voided. */
const oneAtATime: Around = (_command, _tools, run) => merges.run('merge', run);

export const aroundCases = aroundEach(
  [c.FileCase, takesNumber('case')],
  [c.IssueNotice, takesNumber('notice')],
  [c.MergeCase, oneAtATime],
  [c.VoidCase, oneAtATime],
);

export function bearsNumber({ number, notices }: CaseRecord, asked: string): boolean {
  return number === asked || Object.values(notices).some((notice) => notice.number === asked);
}
