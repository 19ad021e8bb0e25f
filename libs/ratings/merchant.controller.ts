import { deriveId } from '#event-sourcing';
import type { RecordRoutes } from '#platform';
import * as c from './merchant.commands.js';
import * as v from './merchant.views.js';

/** One stream a shop and month: of two ratings of one week at once, one is refused. */
export const ratingIdOf = ({ shopId, month }: { readonly shopId: string; readonly month: string }) =>
  deriveId('rating', shopId, month);

export const merchantRubricRecords: RecordRoutes = {
  at: 'merchant-rubrics',
  tag: 'merchants',
  kind: 'rubric',
  names: ['MerchantRubric', 'MerchantRubrics'],
  id: 'version',
  says: 'Rubrics, the latest first.',
  rows: 'rubrics',
  view: v.rubricView,
  filters: { status: 'state' },
  sort: { field: 'publishedAt', direction: 'desc' },
  document: v.MerchantRubricDocument,
  begins: [c.PublishMerchantRubric, 'Publish a version of the rubric 发布评分标准.'],
  steps: {
    retire: [c.RetireMerchantRubric, 'Retire it 停用.'],
  },
};

export const merchantRatingRecords: RecordRoutes<v.MerchantRatingDocument> = {
  at: 'merchant-ratings',
  tag: 'merchants',
  kind: 'rating',
  names: ['MerchantRating', 'MerchantRatings'],
  says: 'Ratings by months, the latest first.',
  rows: 'ratings',
  view: v.ratingView,
  filters: { communityId: 'id', shopId: 'id', month: 'text', status: 'state', flag: ['red', 'black'] },
  sort: { field: 'month', direction: 'desc' },
  document: v.MerchantRatingDocument,
  begins: [c.RateMerchant, 'Rate a shop in one week of a month 评分.'],
  steps: {
    veto: [c.VetoMerchant, 'Veto it 一票否决.'],
    disclose: [c.DiscloseMerchantStars, 'Disclose the stars of the month 公示.'],
    contest: [c.ContestMerchantRating, 'Contest the rating 异议.'],
    confirm: [c.ConfirmMerchantRating, 'Confirm it after a second look 复核维持.'],
    revise: [c.ReviseMerchantRating, 'Revise it after a second look 复核改分.'],
    publish: [c.PublishMerchantStars, 'Publish the stars 公布星级.'],
    flag: [c.FlagMerchant, 'Give the flag of the month 红黑旗.'],
  },
};

export const participationRecords: RecordRoutes = {
  at: 'participations',
  tag: 'merchants',
  kind: 'participation',
  rows: 'participations',
  view: v.participationView,
  filters: {
    communityId: 'id',
    shopId: 'id',
    who: ['merchant', 'resident'],
    voided: 'flag',
    from: { is: 'from', field: 'at' },
    to: { is: 'to', field: 'at' },
  },
  sort: { field: 'at', direction: 'desc' },
  document: v.ParticipationDocument,
  begins: [c.RecordParticipation, 'Record that merchants or residents took part 参与.'],
  steps: {
    void: [c.VoidParticipation, 'Void what was recorded by mistake 作废.'],
  },
};
