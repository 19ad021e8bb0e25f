import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, momentOf, NAME, prose, textOf, wholeOf } from '#platform';

/** What of one attendance counts from now on; 0 takes it away again. */
export type ServiceCredited = DomainEvent<
  'ServiceCredited',
  { readonly attendanceId: string; readonly activityId: string; readonly minutes: number }
>;
/** Hours of confirmed service have come to a star. */
export type StarReached = DomainEvent<'StarReached', { readonly stars: number; readonly minutes: number }>;
/** A correction took hours away: the stars that are left. */
export type StarLost = DomainEvent<'StarLost', { readonly stars: number; readonly minutes: number }>;
export type TrainingRecorded = DomainEvent<
  'TrainingRecorded',
  { readonly trainingId: string; readonly subject: string; readonly minutes: number }
>;
export type CertificateIssued = DomainEvent<
  'CertificateIssued',
  {
    readonly certificateId: string;
    readonly number: string;
    readonly minutes: number;
    readonly content: string;
    readonly sha256: string;
  }
>;
export type CertificateRevoked = DomainEvent<
  'CertificateRevoked',
  { readonly certificateId: string; readonly reason: string }
>;

export type VolunteerEvent =
  | ServiceCredited
  | StarReached
  | StarLost
  | TrainingRecorded
  | CertificateIssued
  | CertificateRevoked
  | RecordCorrected;

/** What follows from attendances is corrected there; the minutes that a certificate says stand on paper. */
export const volunteerCatalogue = catalogueOf<VolunteerEvent>({
  ServiceCredited: { schema: 1, isStep: false },
  StarReached: { schema: 1, isStep: false },
  StarLost: { schema: 1, isStep: false },
  // A training is entered when somebody brings the sheet: nothing follows from it.
  TrainingRecorded: {
    schema: 1,
    isStep: false,
    correctable: { subject: textOf(NAME), minutes: wholeOf(1, 1_000_000), occurredAt: momentOf },
  },
  CertificateIssued: entered({ number: textOf(NAME), content: prose }),
  CertificateRevoked: entered({ reason: prose }),
});
