import { viewOf, type View } from '#event-sourcing';
import { MerchantRating, MerchantRubric, Participation } from './merchant.record.js';
import { merchantRating, merchantRubric } from './merchant.rules.js';
import { participation } from './participation.rules.js';

export class MerchantRubricDocument extends MerchantRubric {
  readonly version: string;
  readonly revision: number;
}

export class MerchantRatingDocument extends MerchantRating {
  readonly ratingId: string;
  readonly revision: number;
  /** Points of the weeks, summed; their number is that of the sheets. */
  readonly total: number;
  /** Points of a week on the average, rounded to one decimal: what stars are given for. */
  readonly mean: number;
}

export class ParticipationDocument extends Participation {
  readonly participationId: string;
  readonly revision: number;
  readonly voided: boolean;
}

export const rubricView: View<MerchantRubricDocument> = viewOf(merchantRubric, {
  name: 'merchant-rubrics',
  version: 2,
  searched: ['*'],
  fields: ['status', 'publishedAt'],
  id: 'version',
});

export const ratingView: View<MerchantRatingDocument> = viewOf(merchantRating, {
  name: 'merchant-ratings',
  version: 4,
  searched: ['*'],
  fields: [
    'communityId',
    'shopId',
    'month',
    'status',
    'stars',
    'flag',
    'ratedAt',
    'publishedAt',
    'flaggedAt',
    'disclosureEnds',
  ],
  indexes: [['status', 'disclosureEnds']],
  adds: (record) => {
    const total = record.sheets.reduce((sum, sheet) => sum + sheet.total, 0);
    return { total, mean: Math.round((total * 10) / record.sheets.length) / 10 };
  },
});

export const participationView: View<ParticipationDocument> = viewOf(participation, {
  name: 'participations',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'shopId', 'who', 'at', 'voided', 'persons'],
  adds: (record) => ({ voided: record.status === 'voided' }),
});
