import type { CollectionSchema, Instant, PartView } from '#event-sourcing';
import type { CaseDocument } from './case.views.js';
import { own } from './parts.js';

/** A notice as figures and ledgers see it, with what they ask of its case. */
export interface NoticeDocument {
  readonly noticeId: string;
  readonly caseId: string;
  readonly siteId?: string;
  readonly communityId?: string;
  readonly department?: string;
  readonly assignee?: string;
  readonly category?: string;
  readonly departmentKey?: string;
  readonly assigneeKey?: string;
  readonly categoryKey?: string;
  readonly source?: string;
  /** When the case was reported. */
  readonly reportedAt?: Instant;
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
    'siteId',
    'communityId',
    'department',
    'assignee',
    'category',
    'departmentKey',
    'assigneeKey',
    'categoryKey',
    'source',
    'reportedAt',
    'number',
    'recipient',
    'issuedAt',
    'dueAt',
    'servedAt',
    'answeredAt',
    'overdueAfter',
  ],
  indexes: [['siteId', 'issuedAt'], ['communityId'], ['departmentKey'], ['assigneeKey']],
  flat: true,
};

/** One a notice. Their ids follow the cases' and in a case the order of issue: a space comes before all that ids have. */
export const caseNotices: PartView<CaseDocument, NoticeDocument> = {
  ...schema,
  *of(document, caseId) {
    let n = 0;
    for (const noticeId in document.notices) {
      n += 1;
      yield [`${caseId} ${String(n).padStart(4, '0')}`, noticeDocument(document, caseId, noticeId)];
    }
  },
};

function noticeDocument(c: CaseDocument, caseId: string, noticeId: string): NoticeDocument {
  const { number, recipient, issuedAt, service, answeredAt } = c.notices[noticeId]!;
  const dueAt = own(c.deadlines, noticeId)?.due.at;
  const { siteId, communityId, department, assignee, category, reportedAt } = c;
  const { departmentKey, assigneeKey, categoryKey, source } = c;
  return {
    noticeId,
    caseId,
    siteId,
    communityId,
    department,
    assignee,
    category,
    departmentKey,
    assigneeKey,
    categoryKey,
    source,
    reportedAt,
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
  if (answeredAt !== undefined) return answeredAt > dueAt ? '' : undefined;
  const standsStill = c.suspendedAt !== undefined && !(dueAt !== undefined && dueAt < c.suspendedAt);
  return c.open && !standsStill ? dueAt : undefined;
}
