import type { CollectionSchema, Instant, PartView, StoredEvent, View } from '#event-sourcing';
import { digestsIn, filesIn, keyOfName } from '#platform';

/** Where a file was first used as evidence of one record. */
interface Use {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly communityId?: string;
  readonly siteId?: string;
  readonly person: string;
  readonly at: Instant;
}

/** A photo or document by its content, and the records that it is evidence of. */
interface EvidenceUsed {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name?: string;
  readonly uses: readonly Use[];
}

/** One file as evidence of one record 佐证材料. */
export class EvidenceUseDocument {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name?: string;
  /** The record: its kind, a dash and its id. */
  readonly stream: string;
  /** The event that named it first. */
  readonly eventId: string;
  readonly type: string;
  readonly communityId?: string;
  readonly siteId?: string;
  /** Who entered it. */
  readonly person: string;
  readonly personKey?: string;
  readonly at: Instant;
  /** It is evidence of another record too. */
  readonly isShared: boolean;
  /** The first of those; by its digest the list has all of them. */
  readonly alsoOf: string[];
}

/** A picture that stands for none may be of thousands of records: told beside each of them, they would be millions. */
const MOST_TOLD = 20;

const uses: PartView<EvidenceUsed, EvidenceUseDocument> = {
  name: 'evidence-uses',
  version: 2,
  searched: ['name'],
  fields: ['sha256', 'stream', 'type', 'communityId', 'siteId', 'personKey', 'at', 'isShared'],
  indexes: [['at'], ['sha256'], ['stream'], ['isShared', 'at'], ['communityId', 'at'], ['siteId', 'at']],
  *of({ uses: all, ...file }, id) {
    const first = all.slice(0, MOST_TOLD + 1).map(({ stream }) => stream);
    for (const use of all) {
      const alsoOf = first.filter((stream) => stream !== use.stream).slice(0, MOST_TOLD);
      const person = { person: use.person, personKey: keyOfName(use.person) };
      yield [`${id}/${use.stream}`, { ...file, ...use, ...person, isShared: alsoOf.length > 0, alsoOf }];
    }
  },
};

export const evidenceUses: CollectionSchema = uses;

/** What a reactor writes repeats what the record that it follows from has: a case shows the photo of the finding that it is. */
const isEntered = ({ metadata }: StoredEvent) => metadata.causationId === undefined;

/** One a digest, of the events of all rooms. */
export const evidenceView: View<EvidenceUsed> = {
  name: 'evidence-files',
  version: 2,
  fields: [],
  indexes: [],
  parts: [uses as PartView],
  touches: (event) => (isEntered(event) ? digestsIn(event) : []),
  evolve: (before, event, id) => {
    const { stream, id: eventId, type, metadata } = event;
    if (before?.uses.some((use) => use.stream === stream)) return before;
    const { bytes, mediaType, name } = filesIn(event).find(({ file }) => file.sha256 === id)!.file;
    const { communityId, siteId, actor: person, occurredAt: at } = metadata;
    const use = { stream, eventId, type, communityId, siteId, person, at };
    return { ...(before ?? { sha256: id, bytes, mediaType, name }), uses: [...(before?.uses ?? []), use] };
  },
};
