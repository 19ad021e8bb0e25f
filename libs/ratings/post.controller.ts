import type { RecordRoutes } from '#platform';
import * as c from './post.commands.js';
import { ModelPostDocument, postView } from './post.views.js';

export const modelPostRecords: RecordRoutes<ModelPostDocument> = {
  at: 'posts',
  kind: 'post',
  names: ['ModelPost', 'ModelPosts'],
  says: 'Model posts, the latest first.',
  view: postView,
  filters: { communityId: 'id', siteId: 'id', status: 'state' },
  sort: { field: 'establishedAt', direction: 'desc' },
  document: ModelPostDocument,
  begins: c.EstablishModelPost,
  steps: {
    assign: c.AssignModelPost,
    review: c.ReviewModelPost,
    end: c.EndModelPost,
  },
};
