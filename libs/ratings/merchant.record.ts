import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { MerchantPoints, MerchantRubricItem, StarThreshold } from './merchant.commands.js';
import type { MerchantRatingEvent, MerchantRubricEvent, ParticipationEvent } from './merchant.events.js';

/** 星级评分标准 */
export class MerchantRubric {
  readonly status: 'in-use' | 'retired';
  readonly items: MerchantRubricItem[];
  readonly thresholds: StarThreshold[];
  readonly vetoes: string[];
  readonly publishedAt: Instant;
  readonly retiredAt?: Instant;
}
export type MerchantRubricRecord = RecordOf<MerchantRubric>;

export function evolveRubric(record: MerchantRubricRecord, event: Recorded<MerchantRubricEvent>): MerchantRubricRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'MerchantRubricPublished') return { status: 'in-use', ...event.data, publishedAt: at };
  if (record.status === 'none' || event.type !== 'MerchantRubricRetired') return record;
  return { ...record, status: 'retired', retiredAt: at };
}

/** The points of one week. */
export class MerchantSheet {
  readonly cycle: number;
  readonly points: MerchantPoints[];
  readonly total: number;
  readonly raters: string[];
  /** Who entered it. */
  readonly by: string;
}

/** One shop in one month 星级商户. */
export class MerchantRating {
  readonly status: 'rated' | 'disclosed' | 'contested' | 'published';
  readonly shopId: string;
  readonly communityId: string;
  readonly month: string;
  readonly rubricVersion: string;
  readonly sheets: MerchantSheet[];
  readonly vetoes: string[];
  readonly disclosureEnds?: Instant;
  readonly contestedBecause?: string;
  readonly ratedAt: Instant;
  /** 0: none. */
  readonly stars?: number;
  readonly publishedAt?: Instant;
  readonly flag?: 'red' | 'black';
  readonly flaggedAt?: Instant;
}
export type MerchantRatingRecord = RecordOf<MerchantRating>;

const totalOf = (points: readonly MerchantPoints[]) => points.reduce((sum, item) => sum + item.points, 0);

/** By the mean of the weeks, compared without rounding; a veto leaves none. */
export function starsOf(
  { sheets, vetoes }: Pick<MerchantRating, 'sheets' | 'vetoes'>,
  thresholds: readonly StarThreshold[],
): number {
  if (vetoes.length > 0) return 0;
  const sum = sheets.reduce((all, { total }) => all + total, 0);
  return Math.max(0, ...thresholds.filter(({ least }) => sum >= least * sheets.length).map(({ stars }) => stars));
}

export function evolveRating(record: MerchantRatingRecord, event: Recorded<MerchantRatingEvent>): MerchantRatingRecord {
  const { occurredAt: at, actor: by } = event.metadata;
  if (event.type === 'MerchantRated') {
    const { shopId, communityId, month, rubricVersion, cycle, points, raters } = event.data;
    const sheet = { cycle, points, total: totalOf(points), raters, by };
    if (record.status !== 'none') return { ...record, sheets: [...record.sheets, sheet] };
    return { status: 'rated', shopId, communityId, month, rubricVersion, sheets: [sheet], vetoes: [], ratedAt: at };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'MerchantVetoed':
      return { ...record, vetoes: [...record.vetoes, event.data.veto] };
    case 'MerchantStarsDisclosed':
      return { ...record, status: 'disclosed', disclosureEnds: event.data.ends, stars: event.data.stars };
    case 'MerchantRatingContested':
      return { ...record, status: 'contested', contestedBecause: event.data.reason };
    case 'MerchantRatingConfirmed':
      return { ...record, status: 'disclosed' };
    case 'MerchantRatingRevised': {
      const { cycle, points } = event.data;
      const sheets = record.sheets.map((s) => (s.cycle === cycle ? { ...s, points, total: totalOf(points) } : s));
      return { ...record, status: 'disclosed', sheets };
    }
    case 'MerchantStarsPublished':
      return { ...record, status: 'published', stars: event.data.stars, publishedAt: at };
    case 'MerchantFlagGiven':
      return { ...record, flag: event.data.flag, flaggedAt: at };
    default:
      return record;
  }
}

/** 商户、居民参与 */
export class Participation {
  readonly status: 'recorded' | 'voided';
  readonly activity: string;
  readonly who: 'merchant' | 'resident';
  readonly shopId?: string;
  readonly communityId?: string;
  readonly persons: number;
  readonly at: Instant;
}
export type ParticipationRecord = RecordOf<Participation>;

export function evolveParticipation(
  record: ParticipationRecord,
  event: Recorded<ParticipationEvent>,
): ParticipationRecord {
  if (event.type === 'MerchantTookPart') return { status: 'recorded', ...event.data, at: event.metadata.occurredAt };
  if (record.status === 'none' || event.type !== 'ParticipationVoided') return record;
  return { ...record, status: 'voided' };
}
