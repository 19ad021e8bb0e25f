import type { Instant, StoredEvent } from '#event-sourcing';
import { itemOf, nodeOf, type Item } from './catalogue.js';
import { streetCatalogue } from './catalogue-in-use.js';

/** A correction or a case of the street as figures count it. */
export class StreetRecord {
  /** A count from a sheet, one correction by itself, or a case with its own life. */
  readonly grain: 'tally' | 'single' | 'case';
  readonly recordId: string;
  readonly communityId?: string;
  /** The road segment, where it is at one. */
  readonly siteId?: string;
  readonly nodeId?: string;
  readonly code?: string;
  /** What the catalogue's tags make it count as. */
  readonly item?: Item;
  /** 1: of the classes that the handling rate is of. */
  readonly street: number;
  readonly kind?: string;
  /** How many it stands for. */
  readonly amount: number;
  /** `counts`, or why it does not. */
  readonly state: 'counts' | 'voided' | 'merged' | 'suspended';
  /** When it happened, or was reported. */
  readonly heldAt: Instant;
  /** By when it is to be handled; a correction is handled when it happens. */
  readonly dueAt?: Instant;
  readonly handledAt?: Instant;
  /** From when on it is to be counted as due: handled, or its time is over. */
  readonly countsFrom?: Instant;
  /** Places that were listed; of a single correction, where it was. */
  readonly places: string[];
}

/** The record, and what it was folded from. */
export interface StreetState extends StreetRecord {
  readonly category?: string;
  readonly location?: string;
  readonly deadlines?: Readonly<Record<string, Instant>>;
  /** The first moment of each that was missed: it stays the measure. */
  readonly missed?: Readonly<Record<string, Instant>>;
  readonly deadlineId?: string;
  readonly lastNotice?: string;
  readonly rectifiedAt?: Instant;
  readonly closedAt?: Instant;
  readonly suspended?: boolean;
  readonly over?: 'voided' | 'merged';
  /** Which event set each moment: by it a correction finds what it corrects. */
  readonly setBy?: Readonly<Record<string, string>>;
  /** Of a tally: as counted, and the cases taken off. */
  readonly count?: number;
  readonly takenOff?: readonly string[];
}

export const idAfter = (prefix: string, { stream }: Pick<StoredEvent, 'stream'>) => stream.slice(prefix.length);

export const own = (moments: Readonly<Record<string, Instant>> | undefined, id: string | undefined) =>
  moments && id !== undefined && Object.hasOwn(moments, id) ? moments[id] : undefined;

/** The earlier of two moments of which any may be missing. */
const earlier = (a: Instant | undefined, b: Instant | undefined) =>
  a === undefined ? b : b === undefined || a < b ? a : b;

/** What follows from the words and moments of a case or a single correction. */
export function caseDerived(state: StreetState): StreetState {
  const node = nodeOf(streetCatalogue, state.category);
  const single = state.grain === 'single';
  const { heldAt } = state;
  const dueAt = single ? heldAt : (own(state.missed, state.deadlineId) ?? own(state.deadlines, state.deadlineId));
  const handledAt = single ? heldAt : (state.rectifiedAt ?? state.closedAt);
  return {
    ...state,
    nodeId: node?.id,
    code: node?.code,
    item: itemOf(node?.tags ?? []),
    street: node?.street ? 1 : 0,
    dueAt,
    handledAt,
    countsFrom: dueAt === undefined ? undefined : earlier(dueAt, handledAt),
    state: state.over ?? (state.suspended ? 'suspended' : 'counts'),
    places: single ? [state.location?.trim() ?? state.recordId] : [],
  };
}
