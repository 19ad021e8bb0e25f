import { viewOf, type Instant, type View } from '#event-sourcing';
import { nameKey, type DeskRole, type WorkHandedOver } from '#platform';
import { Handover, handover } from './handover.rules.js';

export class HandoverDocument extends Handover {
  readonly handoverId: string;
  readonly revision: number;
  /** By which lists tell names apart, however they are spelled. */
  readonly fromKey: string;
  readonly toKey: string;
}

/** One record whose work went along. */
export class HandedOverRecord {
  readonly handoverId: string;
  readonly kind: string;
  readonly id: string;
  readonly role: DeskRole;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly eventId: string;
}

export const handoverView: View<HandoverDocument> = viewOf(handover, {
  name: 'handovers',
  version: 3,
  searched: ['*'],
  fields: ['at', 'fromKey', 'toKey', 'role'],
  indexes: [['at'], ['fromKey', 'at']],
  adds: (record) => {
    const [fromKey, toKey] = [nameKey(record.from), nameKey(record.to)];
    return { fromKey, toKey };
  },
});

/** Of whichever room: every record says by its own event that it went along. */
export const handedOverView: View<HandedOverRecord> = {
  name: 'handed-over-records',
  version: 2,
  searched: ['*'],
  once: true,
  fields: ['handoverId', 'at'],
  indexes: [['handoverId', 'at']],
  types: ['WorkHandedOver'],
  touches: ({ type, id }) => (type === 'WorkHandedOver' ? [id] : []),
  evolve: (_before, { id: eventId, data, metadata, stream }) => {
    const { handoverId, kind, role, from, to } = data as WorkHandedOver['data'];
    return { handoverId, kind, id: stream.slice(kind.length + 1), role, from, to, at: metadata.occurredAt, eventId };
  },
};
