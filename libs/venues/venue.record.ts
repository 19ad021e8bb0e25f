import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import { movedIn, type Moved, type NumberedProblem } from '#platform';
import type { Ownership, VenueState } from './venue.commands.js';
import type { VenueEvent, VenueInventoryEvent } from './venue.events.js';

/** What a check found; it holds until the next one. */
export class VenueCheck {
  readonly checkId: string;
  readonly inventoryId: string;
  readonly exists: boolean;
  readonly areaM2: number;
  readonly areaReason?: string;
  readonly state: VenueState;
  readonly signsUnified: boolean;
  readonly functions: string[];
  readonly hasLogBook: boolean;
  /** Each has become a case of this id. */
  readonly problems: NumberedProblem[];
  readonly by: string;
  readonly at: Instant;
}

export class VenueUse {
  readonly useId: string;
  readonly what: string;
  readonly uses: number;
  readonly persons: number;
  readonly at: Instant;
}

/** 阵地 */
export class Venue {
  readonly status: 'profiled';
  readonly siteId: string;
  readonly communityId: string;
  readonly areaM2: number;
  readonly ownership: Ownership;
  readonly functions: string[];
  readonly signsUnified: boolean;
  readonly openingHours?: string;
  readonly accessible: boolean;
  readonly keeper: string;
  /** When it was first described. */
  readonly profiledAt: Instant;
  readonly checks: VenueCheck[];
  readonly uses: VenueUse[];
  readonly lastUsedAt?: Instant;
  /** Not used since then, where the clock has said so. */
  readonly idleSince?: Instant;
}
export type VenueRecord = RecordOf<Venue>;

const later = (one: Instant | undefined, other: Instant) => (one !== undefined && one > other ? one : other);

/** Whoever keeps it keeps it no more. */
export const movedVenue = movedIn<VenueRecord & Partial<Venue>>({ person: 'keeper' }) as Moved<VenueRecord>;

export function evolveVenue(record: VenueRecord, event: Recorded<VenueEvent>): VenueRecord {
  const { occurredAt: at, actor: by } = event.metadata;
  if (event.type === 'VenueProfileSet') {
    const before = record.status === 'none' ? { profiledAt: at, checks: [], uses: [] } : record;
    return { ...before, status: 'profiled', ...event.data };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'VenueChecked': {
      const { evidence: _evidence, ...found } = event.data;
      return { ...record, areaM2: found.areaM2, checks: [...record.checks, { ...found, by, at }] };
    }
    case 'VenueUsed': {
      const uses = [...record.uses, { ...event.data, at }];
      const lastUsedAt = later(record.lastUsedAt, at);
      // A use that is entered late and lies before the last one does not end that nobody has used it since then.
      const isIdle = record.idleSince !== undefined && at <= record.idleSince;
      return { ...record, uses, lastUsedAt, idleSince: isIdle ? record.idleSince : undefined };
    }
    case 'WorkHandedOver':
      return movedVenue(record, event.data);
    case 'VenueIdle':
      return { ...record, idleSince: event.data.since };
    default:
      return record;
  }
}

/** 阵地清查 */
export class VenueInventory {
  readonly status: 'open' | 'closed';
  readonly name: string;
  readonly venueIds: string[];
  readonly due: Instant;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
}
export type VenueInventoryRecord = RecordOf<VenueInventory>;

export function evolveInventory(
  record: VenueInventoryRecord,
  event: Recorded<VenueInventoryEvent>,
): VenueInventoryRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'VenueInventoryOpened') return { status: 'open', ...event.data, openedAt: at };
  if (record.status === 'none' || event.type !== 'VenueInventoryClosed') return record;
  return { ...record, status: 'closed', closedAt: at };
}
