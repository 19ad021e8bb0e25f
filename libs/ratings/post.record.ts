import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { ModelPostEvent } from './post.events.js';

/** 党员示范岗 */
export class ModelPost {
  readonly status: 'established' | 'held' | 'ended';
  readonly communityId: string;
  readonly siteId?: string;
  readonly place: string;
  readonly duty: string;
  readonly pledge: string;
  readonly establishedAt: Instant;
  readonly holderId?: string;
  /** How often it was reviewed, and when last. */
  readonly reviews: number;
  readonly reviewedAt?: Instant;
  readonly endedAt?: Instant;
}

export type ModelPostRecord = RecordOf<ModelPost>;

/** Pure and total: what comes before the post is established has nothing to stand on and changes nothing. */
export function evolveModelPost(record: ModelPostRecord, event: Recorded<ModelPostEvent>): ModelPostRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'ModelPostEstablished')
    return { status: 'established', ...event.data, establishedAt: at, reviews: 0 };
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'ModelPostAssigned':
      return { ...record, status: 'held', holderId: event.data.holderId };
    case 'ModelPostReviewed':
      return { ...record, reviews: record.reviews + 1, reviewedAt: at };
    case 'ModelPostEnded':
      return { ...record, status: 'ended', endedAt: at };
    default:
      return record;
  }
}
