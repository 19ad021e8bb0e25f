import type { WorkingCalendar } from '#calendar';
import { refuse, type CommandClass, type DecisionContext, type Refusal, type Rule } from '#event-sourcing';
import type { CaseEvent, Due } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import type { DeadlineSpec } from '../case.commands.js';
import type { PastEvent } from '../corrections.js';
import { dueOfOrder, orderOf } from '../ordered.js';

export interface CaseContext extends DecisionContext {
  readonly calendar: WorkingCalendar;
  /** The number that the register gave for this command. */
  readonly number?: string;
  /** Id of what the command makes inside the case (notice, extension …): the command's own, so the same when it is repeated. */
  readonly partId: string;
  /** The event that a correction names. */
  readonly target?: PastEvent;
  /** The community of the site that the case is moved to. */
  readonly communityId?: string;
  /** What happened to the case so far, for an import to see what was said in earlier ones. */
  readonly history?: readonly PastEvent[];
  /** The case that the command is sent to. */
  readonly caseId?: string;
  /** The case that this one is to be merged into. */
  readonly into?: CaseRecord;
  /** Cases that were merged into this one, by their ids. */
  readonly duplicates?: readonly string[];
  /** The case is escalated from this many missed deadlines on; 2 unless told. */
  readonly escalateAfterMisses?: number;
}

type CaseRule<C extends object> = Rule<CaseRecord, CaseEvent, CaseContext, C>;

/** Ties the command's class to its rule without losing its type. */
export function rule<C extends object>(
  command: CommandClass<C>,
  rest: CaseRule<C>,
): readonly [CommandClass, CaseRule<object>] {
  return [command, rest as unknown as CaseRule<object>];
}

export { refuse };

const OPEN = new Set(['reported', 'filed', 'dispatched', 'rectified', 'verified']);

export const exists = (record: CaseRecord) => record.status !== 'none';
export const isOpen = (record: CaseRecord) => OPEN.has(record.status);
export const isFiled = (record: CaseRecord) => isOpen(record) && record.status !== 'reported';
export const isSuspended = (record: CaseRecord) => record.suspendedAt !== undefined;
/** Open, filed and its clock running. */
export const isActive = (record: CaseRecord) => isFiled(record) && !isSuspended(record);

/** The moment that a command's deadline means; counted from when the command happened. */
export function resolveDeadline(
  field: string,
  spec: DeadlineSpec,
  { occurredAt, calendar }: CaseContext,
): Due | Refusal {
  const ordered = orderOf(spec, occurredAt);
  const due: Due = ordered ? dueOfOrder(ordered, calendar) : { at: spec.at ?? occurredAt, precision: 'instant' };
  if (due.at <= occurredAt)
    return refuse('deadline-in-the-past', `The deadline ${due.at} is not after ${occurredAt}, when it is given.`, {
      field,
    });
  return due;
}

export function isDue(value: Due | Refusal): value is Due {
  return 'at' in value;
}
