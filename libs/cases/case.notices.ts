import type { CollectionSchema, Instant, PartView } from '#event-sourcing';
import { GROUPS, groupsOf, numberedPieces, standsStill, type CaseGroups } from './case.groups.js';
import { ALWAYS } from './case.judging.js';
import type { CaseDocument } from './case.views.js';
import { own } from './parts.js';

/** A notice as figures and ledgers see it, with what they ask of its case. */
export interface NoticeDocument extends CaseGroups {
  readonly noticeId: string;
  readonly caseId: string;
  readonly number: string;
  readonly recipient: string;
  readonly issuedAt: Instant;
  readonly dueAt?: Instant;
  readonly servedAt?: Instant;
  readonly answeredAt?: Instant;
  /** Not answered in time: the moment after which that holds, before every one where it was answered late. */
  readonly overdueAfter?: Instant;
}

const schema: CollectionSchema = {
  name: 'case-notices',
  version: 2,
  fields: [
    'noticeId',
    'caseId',
    ...GROUPS,
    'reportedAt',
    'number',
    'recipient',
    'issuedAt',
    'dueAt',
    'servedAt',
    'answeredAt',
    'overdueAfter',
  ],
  indexes: [['siteId', 'issuedAt'], ['siteId'], ['communityId'], ['departmentKey'], ['assigneeKey']],
  flat: true,
};

/** One a notice, in a case in the order of issue. */
export const caseNotices: PartView<CaseDocument, NoticeDocument> = {
  ...schema,
  *of(document, caseId) {
    const common = { caseId, ...groupsOf(document) };
    for (const [id, noticeId] of numberedPieces(caseId, Object.keys(document.notices)))
      yield [id, { noticeId, ...common, ...noticeOf(document, noticeId) }];
  },
};

function noticeOf(c: CaseDocument, noticeId: string): Omit<NoticeDocument, keyof CaseGroups | 'noticeId' | 'caseId'> {
  const { number, recipient, issuedAt, service, answeredAt } = c.notices[noticeId]!;
  const dueAt = own(c.deadlines, noticeId)?.due.at;
  return {
    number,
    recipient,
    issuedAt,
    dueAt,
    servedAt: service?.servedAt,
    answeredAt,
    overdueAfter: overdueAfter(c, dueAt, answeredAt),
  };
}

/** Answered late since ever; while nobody answers, after the due moment, unless the clock stands still. */
function overdueAfter(c: CaseDocument, dueAt: Instant | undefined, answeredAt: Instant | undefined) {
  if (dueAt === undefined) return undefined;
  if (answeredAt !== undefined) return answeredAt > dueAt ? ALWAYS : undefined;
  return c.open && !standsStill(c, dueAt) ? dueAt : undefined;
}
