import type { Instant } from '#event-sourcing';
import type { CaseDocument } from './case.views.js';

/** By what figures of cases, and of their pieces, are grouped and narrowed. */
export class CaseGroups {
  readonly siteId?: string;
  readonly communityId?: string;
  readonly department?: string;
  readonly assignee?: string;
  readonly category?: string;
  /** By which names are told apart, however they are spelled. */
  readonly departmentKey?: string;
  readonly assigneeKey?: string;
  readonly categoryKey?: string;
  readonly source?: string;
  /** When the case was reported. */
  readonly reportedAt?: Instant;
}

/** The columns of `CaseGroups`, but for the moment. */
export const GROUPS = [
  'siteId',
  'communityId',
  'department',
  'assignee',
  'category',
  'departmentKey',
  'assigneeKey',
  'categoryKey',
  'source',
] as const satisfies readonly (keyof CaseGroups)[];

export function groupsOf(c: CaseDocument): CaseGroups {
  const { siteId, communityId, department, assignee, category, reportedAt } = c;
  const { departmentKey, assigneeKey, categoryKey, source } = c;
  return {
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
  };
}

/** While a case is suspended the office's clock stands still, and nothing falls due but what had run out before. */
export const standsStill = ({ suspendedAt }: CaseDocument, due: Instant | undefined): boolean =>
  suspendedAt !== undefined && !(due !== undefined && due < suspendedAt);

/** Ids of a case's pieces, in their order, follow the case's: a space comes before all that ids have. */
export function* numberedPieces<P>(caseId: string, pieces: Iterable<P>): Generator<[string, P]> {
  let n = 0;
  for (const piece of pieces) {
    n += 1;
    yield [`${caseId} ${String(n).padStart(4, '0')}`, piece];
  }
}
