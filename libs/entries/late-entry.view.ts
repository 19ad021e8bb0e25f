import { versionWith, type Instant, type StoredEvent, type View } from '#event-sourcing';
import { canBeLate, daysUntilEntered, isEntry, isLateEntry, keyOfName, type OfficeSettings } from '#platform';

/** An entry that was made long after it happened, of whichever room. */
export class LateEntryDocument {
  /** The event that was entered. */
  readonly entryId: string;
  readonly type: string;
  /** Of the record that it is in: its kind, a dash and its id. */
  readonly stream: string;
  /** The kind of that record, as its route and its questions call it. */
  readonly kind: string;
  readonly communityId?: string;
  readonly siteId?: string;
  /** Who entered it. */
  readonly person: string;
  readonly personKey?: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Whole days between the two. */
  readonly days: number;
}

function lateEntry({ id, type, stream, recordedAt, metadata }: StoredEvent): LateEntryDocument {
  const { actor: person, occurredAt, communityId, siteId } = metadata;
  const entered = { occurredAt, recordedAt };
  return {
    ...{ entryId: id, type, stream, kind: stream.split('-')[0]!, communityId, siteId },
    ...{ person, personKey: keyOfName(person), ...entered, days: Math.floor(daysUntilEntered(entered)) },
  };
}

/** One a late entry, by the days that the office's settings had when it was entered. */
export function lateEntryViewBy(settings: OfficeSettings): View<LateEntryDocument> {
  return {
    ...lateEntryView,
    version: versionWith(lateEntryView.version, settings.edition ?? ''),
    touches: (event) => touchedBy(event, settings),
  };
}

function touchedBy(event: StoredEvent, settings: Pick<OfficeSettings, 'lateEntryDaysOf'>): readonly string[] {
  const entered = { occurredAt: event.metadata.occurredAt, recordedAt: event.recordedAt };
  return canBeLate(entered) && isEntry(event) && isLateEntry(entered, settings) ? [event.id] : [];
}

export const lateEntryView: View<LateEntryDocument> = {
  name: 'late-entries',
  version: 2,
  once: true,
  searched: ['*'],
  fields: ['kind', 'type', 'communityId', 'siteId', 'person', 'personKey', 'occurredAt', 'recordedAt', 'days'],
  indexes: [['occurredAt'], ['recordedAt']],
  touches: (event) => touchedBy(event, {}),
  evolve: (_before, event) => lateEntry(event),
};
