import { isCorrection, type Instant, type PartView, type RecordCorrected, type View } from '#event-sourcing';
import { timesOf } from './proposal.view.js';

/** A correction of a period that was over, which a later file of another system said, so that nobody confirmed it. */
export class SourceCorrectionDocument {
  /** The event that corrects. */
  readonly correctionId: string;
  /** Of the record that it corrects; its kind, a dash and its id. */
  readonly stream: string;
  readonly communityId?: string;
  readonly siteId?: string;
  readonly eventType: string;
  readonly field: string;
  readonly previous: string | null;
  readonly value: string;
  /** When what it corrects happened, by what was entered first. */
  readonly heldAt: Instant;
  /** Who took the file in. */
  readonly importedBy: string;
  readonly recordedAt: Instant;
}

/** A time whose figures it has changed. */
interface SourceCorrectedTime extends Pick<SourceCorrectionDocument, 'correctionId' | 'communityId' | 'siteId'> {
  /** A moment or a day. */
  readonly at: string;
}

export const sourceCorrectedTimes: PartView<SourceCorrectionDocument, SourceCorrectedTime> = {
  name: 'source-corrected-times',
  version: 1,
  fields: ['correctionId', 'communityId', 'siteId', 'at'],
  indexes: [['at']],
  of: ({ correctionId, communityId, siteId, ...correction }) =>
    timesOf(correction).map((at, n) => [`${correctionId}/${n}`, { correctionId, communityId, siteId, at }] as const),
};

/** One a correction of whichever room's list. */
export const sourceCorrectionView: View<SourceCorrectionDocument> = {
  name: 'source-corrections',
  version: 1,
  once: true,
  types: ['RecordCorrected'],
  parts: [sourceCorrectedTimes],
  fields: ['communityId', 'siteId', 'heldAt'],
  indexes: [['heldAt']],
  touches: (event) => (isCorrection(event) && event.data.ofSource ? [event.id] : []),
  evolve: (_before, { id: correctionId, stream, data, metadata, recordedAt }) => {
    const { eventType, field, previous, value } = data as RecordCorrected['data'];
    const { actor: importedBy, occurredAt: heldAt, communityId, siteId } = metadata;
    const corrected = { eventType, field, previous, value, heldAt };
    return { correctionId, stream, communityId, siteId, ...corrected, importedBy, recordedAt };
  },
};
