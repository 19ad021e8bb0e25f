import type { PartView, StoredEvent, View } from '#event-sourcing';
import { nameKey } from '#platform';
import { itemOf } from './catalogue.js';
import { catalogued } from './catalogue-in-use.js';
import { CASE, CASE_TYPES, evolveCase } from './street-case.js';
import { caseDerived, type StreetRecord, type StreetState } from './street-record.js';
import { tallyCatalogue, type CorrectionsTallied, type TallyEvent } from './tally.events.js';

const TALLY = 'tally-';

/** One entry of a tally is one document, under the id of its event: what was voided stays one when the same is entered anew. */
function entryOf(event: StoredEvent): string | undefined {
  const { type, data } = event as unknown as TallyEvent & { id: string };
  if (type === 'CorrectionsTallied') return event.id;
  if (type === 'RecordCorrected') return data.eventId;
  return 'entryId' in data ? data.entryId : undefined;
}

function tallied({ id, data, metadata }: StoredEvent): StreetState {
  const {
    communityId,
    roadSegmentId: siteId,
    category,
    kind,
    count,
    places,
    takenOff = [],
  } = data as CorrectionsTallied['data'];
  const { nodeId, code, tags, street } = category;
  const at = metadata.occurredAt;
  return {
    grain: 'tally',
    recordId: id,
    communityId,
    siteId,
    nodeId,
    code,
    item: itemOf(tags),
    street: street ? 1 : 0,
    kind,
    amount: Math.max(0, count - takenOff.length),
    count,
    takenOff,
    state: 'counts',
    heldAt: at,
    dueAt: at,
    handledAt: at,
    countsFrom: at,
    places: [...(places ?? [])],
  };
}

function evolveEntry(before: StreetState | undefined, event: StoredEvent): StreetState | undefined {
  if (event.type === 'CorrectionsTallied') return tallied(event);
  if (!before) return undefined;
  const counted = (next: StreetState): StreetState => ({
    ...next,
    amount: Math.max(0, next.count! - next.takenOff!.length),
  });
  const { type, data } = event as unknown as TallyEvent;
  switch (type) {
    case 'TallyVoided':
      return { ...before, state: 'voided' };
    case 'RecordCorrected':
      return data.field === 'count' ? counted({ ...before, count: Number(data.value) }) : before;
    case 'SingleTakenOff':
      return counted({ ...before, takenOff: [...new Set([...before.takenOff!, data.caseId])] });
    case 'SinglePutBack':
      return counted({ ...before, takenOff: before.takenOff!.filter((caseId) => caseId !== data.caseId) });
    default:
      return before;
  }
}

/** A place that a correction was at; the same place of an area is one 处 however often. */
export interface StreetPlace extends Pick<
  StreetRecord,
  'grain' | 'communityId' | 'item' | 'kind' | 'state' | 'heldAt' | 'recordId'
> {
  readonly place: string;
}

/**
 * Where corrections were, one document each. What lists no place counts as times and is no document here; a single
 * correction without a place is a place of its own.
 */
export const streetPlaces: PartView<StreetState, StreetPlace> = {
  name: 'street-places',
  version: catalogued(1),
  fields: ['communityId', 'grain', 'item', 'kind', 'state', 'heldAt', 'place'],
  indexes: [
    ['item', 'heldAt'],
    ['communityId', 'heldAt'],
  ],
  *of({ grain, recordId, communityId, siteId, item, kind, state, heldAt, places }, id) {
    if (grain === 'case') return;
    const area = siteId ?? communityId ?? '';
    for (const [n, place] of places.entries())
      yield [
        `${id}#${n}`,
        { grain, recordId, communityId, item, kind, state, heldAt, place: `${area} ${nameKey(place)}` },
      ];
  },
};

/** Tallies, single corrections and cases side by side, so that a figure adds all of them and says how many are which. */
export const streetRecords: View<StreetState> = {
  name: 'street-records',
  version: catalogued(2),
  fields: [
    'communityId',
    'siteId',
    'grain',
    'nodeId',
    'code',
    'item',
    'street',
    'kind',
    'amount',
    'state',
    'heldAt',
    'dueAt',
    'handledAt',
    'countsFrom',
  ],
  amounts: ['street', 'amount'],
  indexes: [
    ['item', 'heldAt'],
    ['communityId', 'heldAt'],
    ['siteId', 'heldAt'],
    ['street', 'dueAt'],
    ['grain', 'nodeId', 'communityId', 'heldAt'],
  ],
  parts: [streetPlaces as PartView],
  types: [...CASE_TYPES, ...Object.keys(tallyCatalogue)],
  touches(event) {
    if (event.stream.startsWith(CASE)) return [event.stream];
    if (!event.stream.startsWith(TALLY)) return [];
    const entry = entryOf(event);
    return entry === undefined ? [] : [entry];
  },
  evolve: (before, event) => (event.stream.startsWith(CASE) ? evolveCase(before, event) : evolveEntry(before, event)),
  // Most cases see several events before anybody reads them: their words are looked up once.
  complete: (state) => (state.grain === 'tally' ? state : caseDerived(state)),
};

/** The document of a case. */
export const caseDocument = (caseId: string) => `${CASE}${caseId}`;
