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
  begins: [c.EstablishModelPost, 'Establish a model post 设立.'],
  steps: {
    assign: [c.AssignModelPost, 'Name who holds the post 上岗.'],
    review: [c.ReviewModelPost, 'Review the post 评议.'],
    end: [c.EndModelPost, 'End the post 撤销.'],
  },
};
