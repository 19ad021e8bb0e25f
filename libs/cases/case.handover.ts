import { HandOverWork, movedIn, type Moved } from '#platform';
import type { CaseRecord } from './case.record.js';

/** 交接: the desk that an open case is on changes hands; what was dispatched to whom, and so each person's figures, stays. */
export class HandOverCaseWork extends HandOverWork {}

const holders = movedIn<CaseRecord>({ person: 'assignee', department: 'department' });

/** What has ended is on nobody's desk. */
export const movedCase: Moved<CaseRecord> = (record, work) =>
  record.endedAt === undefined && record.status !== 'closed' ? holders(record, work) : record;
