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
  begins: c.PublishMerchantRubric,
  steps: { retire: c.RetireMerchantRubric },
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
  begins: c.RateMerchant,
  steps: {
    veto: c.VetoMerchant,
    disclose: c.DiscloseMerchantStars,
    contest: c.ContestMerchantRating,
    confirm: c.ConfirmMerchantRating,
    revise: c.ReviseMerchantRating,
    publish: c.PublishMerchantStars,
    flag: c.FlagMerchant,
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
  begins: c.RecordParticipation,
  steps: { void: c.VoidParticipation },
};
