import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { modelPostRecords } from './post.controller.js';
import { merchantRatingRecords } from './merchant.controller.js';
import { ratingStates, sheetWords as merchantWords } from './merchant.glossary.js';
import { postStates, sheetWords as postWords } from './post.glossary.js';

/** systems.md 6. */
export const ratingSheets: RoomSheets = {
  label: { zh: '示范岗与星级商户', en: 'model posts and star merchants' },
  sheets: [
    sheetOf({
      ...aRowEach(merchantRatingRecords),
      label: { zh: '星级商户台账', en: 'ledger of star merchants' },
      words: merchantWords,
      cells: {
        shop: 'shopId',
        pledge: { sums: 'street.pledges', by: 'shopId', is: ({ shopId }) => shopId },
        points: ({ sheets, total }) => (sheets.length === 0 ? undefined : Math.round(total / sheets.length)),
        state: 'status',
      },
      reads: { shop: { of: ['site'] }, flag: 'codes', state: { words: ratingStates } },
    }),
    sheetOf({
      ...aRowEach(modelPostRecords),
      label: { zh: '党员示范岗台账', en: 'ledger of model posts' },
      words: postWords,
      cells: { holder: 'holderId', state: 'status' },
      reads: { state: { words: postStates } },
      adds: ['reviews'],
    }),
  ],
};
