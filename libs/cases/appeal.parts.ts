import type { CollectionSchema, Instant, PartView } from '#event-sourcing';
import { keyOfName } from '#platform';
import type { AppealGround, Deduction } from './appeal.events.js';
import { isWaiting } from './case.appeals.js';
import { GROUPS, groupsOf, type CaseGroups } from './case.groups.js';
import type { Appeal } from './case.record.js';
import { flag } from './case.tally.js';
import type { CaseDocument } from './case.views.js';

/** An appeal as figures and desks see it; its department is the unit that appealed. */
export interface AppealDocument extends CaseGroups {
  readonly appealId: string;
  readonly caseId: string;
  readonly at: Instant;
  readonly deduction: Deduction;
  readonly ground: AppealGround;
  readonly reason: string;
  readonly state: Appeal['state'];
  readonly decidedAt?: Instant;
  /** Of a case that was voided or merged away nothing is decided any more. */
  readonly open: 0 | 1;
}

const schema: CollectionSchema = {
  name: 'case-appeals',
  version: 2,
  fields: [
    'appealId',
    'caseId',
    ...GROUPS,
    'reportedAt',
    'at',
    'deduction',
    'ground',
    'reason',
    'state',
    'decidedAt',
    'open',
  ],
  amounts: ['open'],
  indexes: [['at'], ['open', 'at'], ['communityId', 'at']],
  flat: true,
};

/** One an appeal. */
export const caseAppeals: PartView<CaseDocument, AppealDocument> = {
  ...schema,
  *of(document, caseId) {
    for (const appealId in document.appeals) {
      const appeal = document.appeals[appealId]!;
      const { unit, at, deduction, ground, reason, state, decidedAt } = appeal;
      const desk = { department: unit, departmentKey: keyOfName(unit), assignee: undefined, assigneeKey: undefined };
      const open = flag(isWaiting(appeal) && document.status !== 'voided' && document.status !== 'merged');
      const body = { appealId, caseId, ...groupsOf(document), ...desk };
      yield [`${caseId} ${appealId}`, { ...body, at, deduction, ground, reason, state, decidedAt, open }];
    }
  },
};
