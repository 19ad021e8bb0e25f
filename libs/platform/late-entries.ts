import { DAY } from '#calendar';
import {
  CORRECTION_PROPOSED,
  CORRECTION_REJECTED,
  RECORD_CORRECTED,
  type Instant,
  type StoredEvent,
} from '#event-sourcing';
import type { OfficeSettings } from './ledger-part.js';
import { SYSTEM } from './command-sender.js';

const DEFAULT_DAYS = 7;

/** When something happened, and when it was entered. */
export interface Entered {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** How long after it happened it was entered, in days. */
export const daysUntilEntered = ({ occurredAt, recordedAt }: Entered): number =>
  (Date.parse(recordedAt) - Date.parse(occurredAt)) / DAY;

/**
 * Whether an entry was made so long after it happened that it is late: inspectors look for ledgers that were filled in
 * afterwards (systems.md 0.2). By the days that the office's settings had when it was entered.
 */
export function isLateEntry(entered: Entered, { lateEntryDaysOf }: Pick<OfficeSettings, 'lateEntryDaysOf'>): boolean {
  return daysUntilEntered(entered) > (lateEntryDaysOf?.(entered.recordedAt) ?? DEFAULT_DAYS);
}

/** No setting calls an entry late that was made within a day. */
export const canBeLate = (entered: Entered): boolean =>
  entered.recordedAt.slice(0, 10) !== entered.occurredAt.slice(0, 10) && daysUntilEntered(entered) > 1;

/** Corrections are counted by themselves. */
const NO_ENTRIES: ReadonlySet<string> = new Set([RECORD_CORRECTED, CORRECTION_PROPOSED, CORRECTION_REJECTED]);

/** What a person entered; what the clock says and what follows from it by itself is no entry, nor what came with a file. */
export function isEntry({ type, data, metadata }: Pick<StoredEvent, 'type' | 'data' | 'metadata'>): boolean {
  if (NO_ENTRIES.has(type) || metadata.actor.startsWith(SYSTEM)) return false;
  return (data as { readonly source?: string }).source !== 'import';
}
