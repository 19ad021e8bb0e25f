import { RECORD_CORRECTED, type RecordCorrected, type StoredEvent, type View } from '#event-sourcing';
import { placeKey, type PlaceKind, type RecordMove } from './ledger-places.js';

const PLACES: Readonly<Record<'siteId' | 'communityId', PlaceKind>> = { siteId: 'site', communityId: 'community' };

const isPlace = (field: string): field is keyof typeof PLACES => Object.hasOwn(PLACES, field);

/** A correction of where a record is; of an entry that another one has replaced since, it moves nothing. */
function moves(event: StoredEvent): RecordMove[] {
  if (event.type !== RECORD_CORRECTED) return [];
  const { field, previous, value } = event.data as RecordCorrected['data'];
  if (!isPlace(field) || previous === value || event.metadata[field] !== value) return [];
  const { stream, revision: last, recordedAt, position } = event;
  const move = (id: string, first: number) => ({
    place: placeKey(PLACES[field], id),
    ...{ stream, first, last, recordedAt, position },
  });
  return [...(previous === null ? [] : [move(previous, last)]), move(value, 0)];
}

/** Where records of any room were moved from one place to another: two documents a move at most, so mostly none at all. */
export const moveView: View<RecordMove> = {
  name: 'moves',
  version: 4,
  once: true,
  flat: true,
  fields: ['place', 'stream', 'first', 'last', 'recordedAt', 'position'],
  indexes: [['place']],
  types: [RECORD_CORRECTED],
  touches: (event) => moves(event).map((_move, n) => `${event.position}-${n}`),
  evolve: (_before, event, id) => moves(event)[Number(id.at(-1))],
};
