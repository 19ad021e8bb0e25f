import { say } from '#event-sourcing';
import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { modelPostRecords } from './post.controller.js';
import { merchantRatingRecords } from './merchant.controller.js';
import { deductionWords, sheetWords as merchantWords } from './merchant.glossary.js';
import type { MerchantRating, MerchantRubric } from './merchant.record.js';
import { rubricView } from './merchant.views.js';
import { sheetWords as postWords } from './post.glossary.js';

/** What an item lost in a week, of the most that its rubric gives. */
interface Deduction {
  readonly cycle: number;
  readonly item: string;
  readonly lost: number;
}

function deductionsBy([rubric]: readonly MerchantRubric[], { sheets }: MerchantRating): Deduction[] {
  return sheets.flatMap(({ cycle, points }) =>
    (rubric?.items ?? []).flatMap(({ item, most }) => {
      const lost = most - (points.find((one) => one.item === item)?.points ?? 0);
      return lost > 0 ? [{ cycle, item, lost }] : [];
    }),
  );
}

/** systems.md 6. */
export const ratingSheets: RoomSheets = {
  label: { zh: '示范岗与星级商户', en: 'model posts and star merchants' },
  sheets: [
    sheetOf({
      ...aRowEach(merchantRatingRecords),
      label: { zh: '星级商户台账', en: 'ledger of star merchants' },
      columns: [
        'shop',
        'segment',
        'community',
        'month',
        'points',
        'stars',
        'flag',
        'vetoes',
        'pledge',
        'deductions',
        'state',
        'publishedAt',
      ],
      words: merchantWords,
      cells: {
        shop: 'shopId',
        segment: {
          finds: 'street-segment-shops',
          by: 'shopId',
          is: ({ shopId }) => shopId,
          says: (along: readonly { readonly siteId: string }[]) => along.map(({ siteId }) => siteId),
        },
        pledge: { sums: 'street.pledges', by: 'shopId', is: ({ shopId }) => shopId },
        points: ({ sheets, total }) => (sheets.length === 0 ? undefined : Math.round(total / sheets.length)),
        deductions: { finds: rubricView, is: ({ rubricVersion }) => rubricVersion, says: deductionsBy },
      },
      reads: {
        shop: { of: ['site'] },
        segment: { of: ['site'] },
        deductions: { as: (one: Deduction) => say(deductionWords, { ...one }) },
        flag: 'codes',
      },
    }),
    sheetOf({
      ...aRowEach(modelPostRecords),
      label: { zh: '党员示范岗台账', en: 'ledger of model posts' },
      columns: ['place', 'community', 'duty', 'pledge', 'holder', 'establishedAt', 'reviews', 'state'],
      words: postWords,
      cells: { holder: 'holderId' },
      adds: ['reviews'],
    }),
  ],
};
