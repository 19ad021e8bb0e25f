import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords as merchantWords } from './merchant.glossary.js';
import { ratingView, type MerchantRatingDocument } from './merchant.views.js';
import { sheetWords as postWords } from './post.glossary.js';
import { postView, type ModelPostDocument } from './post.views.js';

/** systems.md 6. */
export const ratingSheets: RoomSheets = {
  label: { zh: '示范岗与星级商户', en: 'model posts and star merchants' },
  sheets: [
    sheetOf({
      name: 'merchant-ratings',
      label: { zh: '星级商户台账', en: 'ledger of star merchants' },
      of: ratingView,
      sort: { field: 'month', direction: 'desc' },
      record: ({ ratingId }: MerchantRatingDocument) => `merchant-ratings/${ratingId}`,
      words: merchantWords,
      cells: {
        shop: 'shopId',
        community: 'communityId',
        points: ({ sheets, total }) => (sheets.length === 0 ? undefined : Math.round(total / sheets.length)),
        state: 'status',
      },
    }),
    sheetOf({
      name: 'posts',
      label: { zh: '党员示范岗台账', en: 'ledger of model posts' },
      of: postView,
      sort: { field: 'establishedAt', direction: 'desc' },
      record: ({ postId }: ModelPostDocument) => `posts/${postId}`,
      words: postWords,
      cells: { community: 'communityId', state: 'status' },
    }),
  ],
};
