import { deskLists } from '#platform';
import * as c from './merchant.commands.js';
import { deskLabels } from './merchant.glossary.js';
import { ratingView } from './merchant.views.js';
import { AssignModelPost } from './post.commands.js';
import { postView } from './post.views.js';

const waiting = {
  of: ratingView,
  unit: 'shopId',
  title: 'month',
  record: { kind: 'rating', id: 'ratingId', at: 'merchant-ratings' },
};

export const ratingDesk = deskLists(deskLabels, {
  'ratings.toDisclose': { ...waiting, where: [{ field: 'status', equals: 'rated' }], next: c.DiscloseMerchantStars },
  'ratings.toConfirm': {
    ...waiting,
    where: [{ field: 'status', equals: 'contested' }],
    next: c.ConfirmMerchantRating,
    instead: [c.ReviseMerchantRating],
  },
  'ratings.toPublish': {
    ...waiting,
    where: [{ field: 'status', equals: 'disclosed' }],
    due: { field: 'disclosureEnds', is: 'moment' },
    next: c.PublishMerchantStars,
  },
  'ratings.postsToAssign': {
    of: postView,
    where: [{ field: 'status', equals: 'established' }],
    title: 'duty',
    record: { kind: 'post', id: 'postId', at: 'posts' },
    next: AssignModelPost,
  },
});
