import { NO_END, viewOf, type Instant, type View } from '#event-sourcing';
import { ModelPost } from './post.record.js';
import { modelPost } from './post.rules.js';

/** A model post as lists and ledgers see it. */
export class ModelPostDocument extends ModelPost {
  readonly postId: string;
  readonly revision: number;
  /** When it ended; far in the future while it has not. */
  readonly until: Instant;
}

export const postView: View<ModelPostDocument> = viewOf(modelPost, {
  name: 'posts',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'siteId', 'status', 'establishedAt', 'until'],
  indexes: [['siteId']],
  adds: (record) => ({ until: record.endedAt ?? NO_END }),
});
