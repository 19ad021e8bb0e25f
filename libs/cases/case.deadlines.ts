import type { Instant } from '#event-sourcing';
import type { CaseRecord, Deadline } from './case.record.js';
import { own, withPart } from './parts.js';

export type Deadlines = CaseRecord['deadlines'];

/** What sets or answers a deadline: an event and its moment. */
export interface Occasion {
  readonly id: string;
  readonly at: Instant;
}

export function withDeadline(deadlines: Deadlines, id: string, change: Partial<Deadline>): Deadlines {
  const before = own(deadlines, id);
  return before ? withPart(deadlines, id, { ...before, ...change }) : deadlines;
}

/**
 * A dispatch's and a notice's deadline are the office's own. A supervision's is the authority's: no rectification
 * answers it, no suspension by the office stops its clock, no extension by the office moves it.
 */
export const isOffices = (deadline: Deadline) => deadline.kind !== 'supervision';
export const isRunning = (deadline: Deadline | undefined) => deadline?.state === 'running';

/** Whether time goes by for it: only what had not run out stands still while the case is suspended. */
export function isTicking(deadline: Deadline, { suspendedAt }: Pick<CaseRecord, 'suspendedAt'>): boolean {
  return isRunning(deadline) && (suspendedAt === undefined || !isOffices(deadline) || deadline.due.at < suspendedAt);
}

export const end = (deadline: Deadline): Deadline => (isRunning(deadline) ? { ...deadline, state: 'ended' } : deadline);

export const endDispatch = (deadline: Deadline) => (deadline.kind === 'dispatch' ? end(deadline) : deadline);

export const answered = ({ id, at }: Occasion) =>
  ({ state: 'answered', answeredAt: at, answeredBy: id }) satisfies Partial<Deadline>;

/** A rectification answers what runs for the handler; a supervision is answered by its own reply. */
export const answer =
  (by: Occasion) =>
  (deadline: Deadline): Deadline =>
    isOffices(deadline) && isRunning(deadline) ? { ...deadline, ...answered(by) } : deadline;

/** Rejected, a rectification has answered nothing; what others answered before it stays answered. */
export const unanswer =
  (rectification: string | undefined) =>
  (deadline: Deadline): Deadline =>
    isOffices(deadline) && deadline.state === 'answered' && deadline.answeredBy === rectification
      ? { ...deadline, state: 'running', answeredAt: undefined, answeredBy: undefined }
      : deadline;

/** A notice that no verified rectification has answered yet. */
export function hasOpenNotice({ notices }: CaseRecord): boolean {
  return Object.values(notices).some((notice) => notice.answeredAt === undefined);
}
