import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import { entered, NAME, prose, textOf, wholeOf, type EvidenceFile } from '#platform';
import type { MerchantPoints, MerchantRubricItem, StarThreshold } from './merchant.commands.js';

export type MerchantRubricPublished = DomainEvent<
  'MerchantRubricPublished',
  {
    readonly items: MerchantRubricItem[];
    readonly thresholds: StarThreshold[];
    readonly vetoes: string[];
  }
>;
export type MerchantRubricRetired = DomainEvent<'MerchantRubricRetired', { readonly reason: string }>;
export type MerchantRubricEvent = MerchantRubricPublished | MerchantRubricRetired | RecordCorrected;

export type MerchantRated = DomainEvent<
  'MerchantRated',
  {
    readonly shopId: string;
    readonly communityId: string;
    readonly month: string;
    readonly cycle: number;
    readonly rubricVersion: string;
    readonly points: MerchantPoints[];
    readonly raters: string[];
    readonly evidence?: EvidenceFile[];
  }
>;
export type MerchantVetoed = DomainEvent<
  'MerchantVetoed',
  { readonly veto: string; readonly evidence: EvidenceFile[] }
>;
export type MerchantStarsDisclosed = DomainEvent<
  'MerchantStarsDisclosed',
  { readonly stars: number; readonly ends: Instant }
>;
export type MerchantRatingContested = DomainEvent<'MerchantRatingContested', { readonly reason: string }>;
export type MerchantRatingConfirmed = DomainEvent<'MerchantRatingConfirmed', { readonly findings: string }>;
export type MerchantRatingRevised = DomainEvent<
  'MerchantRatingRevised',
  { readonly cycle: number; readonly points: MerchantPoints[]; readonly findings: string }
>;
export type MerchantStarsPublished = DomainEvent<'MerchantStarsPublished', { readonly stars: number }>;
export type MerchantFlagGiven = DomainEvent<
  'MerchantFlagGiven',
  { readonly flag: 'red' | 'black'; readonly reason?: string }
>;
export type MerchantRatingEvent =
  | MerchantRated
  | MerchantVetoed
  | MerchantStarsDisclosed
  | MerchantRatingContested
  | MerchantRatingConfirmed
  | MerchantRatingRevised
  | MerchantStarsPublished
  | MerchantFlagGiven
  | RecordCorrected;

export type MerchantTookPart = DomainEvent<
  'MerchantTookPart',
  {
    readonly activity: string;
    readonly who: 'merchant' | 'resident';
    readonly shopId?: string;
    readonly communityId?: string;
    readonly persons: number;
  }
>;
export type ParticipationVoided = DomainEvent<'ParticipationVoided', { readonly reason: string }>;
export type ParticipationEvent = MerchantTookPart | ParticipationVoided | RecordCorrected;

/** What ratings were made by is never corrected: another version is published. */
export const rubricCatalogue = catalogueOf<MerchantRubricEvent>({
  MerchantRubricPublished: entered(),
  MerchantRubricRetired: entered({ reason: prose }),
});

/** Points are revised after an objection, by others; the first of a cycle is never overwritten. */
export const ratingCatalogue = catalogueOf<MerchantRatingEvent>({
  MerchantRated: entered(),
  MerchantVetoed: entered(),
  MerchantStarsDisclosed: { schema: 1 },
  MerchantRatingContested: { schema: 1, correctable: { reason: prose } },
  MerchantRatingConfirmed: { schema: 1, correctable: { findings: prose } },
  MerchantRatingRevised: { schema: 1, correctable: { findings: prose } },
  MerchantStarsPublished: { schema: 1 },
  MerchantFlagGiven: { schema: 1, correctable: { reason: prose } },
});

export const participationCatalogue = catalogueOf<ParticipationEvent>({
  MerchantTookPart: entered({ activity: textOf(NAME), persons: wholeOf(1, 100_000) }),
  ParticipationVoided: entered({ reason: prose }, { undoes: 'record' }),
});
