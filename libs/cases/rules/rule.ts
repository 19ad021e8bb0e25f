import {
  refuse,
  say,
  type CommandClass,
  type DecisionContext,
  type Instant,
  type Refusal,
  type Rule,
} from '#event-sourcing';
import type { PlaceNamed } from '#places';
import type { ZerenConfig } from '#platform';
import type { CaseEvent, Due } from '../case.events.js';
import { words } from '../case.glossary.js';
import type { CaseRecord } from '../case.record.js';
import type { DeadlineSpec } from '../case.commands.js';
import type { ToldBefore } from '../case.orders.js';
import type { PastEvent } from '../corrections.js';
import { dueOfOrder, orderOf } from '../ordered.js';

/** What a decision about a case may know; what the house gives always, a spec may leave out. */
export interface CaseContext extends Pick<
  PlaceNamed,
  keyof DecisionContext | 'calendar' | 'partId' | 'site' | 'community'
> {
  /** The case that the command is sent to. */
  readonly id?: string;
  readonly config?: Partial<
    Pick<
      ZerenConfig,
      'escalateAfterMisses' | 'appealWorkingDays' | 'callbackSources' | 'callbackWorkingDays' | 'callbackAttempts'
    >
  >;
  /** The number that the register gave for this command. */
  readonly number?: string;
  /** The number of this office that an imported record brings along, as the office writes it. */
  readonly ownNumber?: string;
  /** The visit that a person says has found it; what a visit says of its own findings needs no comparison. */
  readonly patrol?: { readonly siteId: string; readonly patrolledAt: Instant };
  /** The community of the site that the case is moved to. */
  readonly communityId?: string;
  /** What happened to the case so far, for a correction or an import to see what was said in earlier ones. */
  readonly history?: readonly PastEvent[];
  /** What the same caller, or the same order, told of the same matter before. */
  readonly told?: ToldBefore;
  /** The case that this one is to be merged into. */
  readonly into?: CaseRecord;
  /** Cases that were merged into this one, by their ids. */
  readonly duplicates?: readonly string[];
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
const isFiled = (record: CaseRecord) => isOpen(record) && record.status !== 'reported';
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
    return refuse('deadline-in-the-past', say(words.deadlinePast, { due: due.at, at: occurredAt }), { field });
  return due;
}

export function isDue(value: Due | Refusal): value is Due {
  return 'at' in value;
}
