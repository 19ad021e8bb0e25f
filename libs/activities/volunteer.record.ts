import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { VolunteerEvent } from './volunteer.events.js';

export class Training {
  readonly trainingId: string;
  readonly subject: string;
  readonly minutes: number;
  readonly on: Instant;
}

/** 志愿服务记录证明 */
export class Certificate {
  readonly certificateId: string;
  readonly number: string;
  readonly minutes: number;
  readonly content: string;
  readonly sha256: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly revokedAt?: Instant;
}

/** From when to when a volunteer had so many stars and no more. */
export class StarSpan {
  readonly stars: number;
  readonly from: Instant;
  readonly until?: Instant;
}

/** 志愿者, by a pseudonym: what counts of their service. */
export class Volunteer {
  readonly status: 'known';
  /** Minutes of confirmed service. */
  readonly minutes: number;
  readonly stars: number;
  readonly starSpans: StarSpan[];
  readonly trainings: Training[];
  readonly certificates: Certificate[];
  /** Minutes by attendance, those that count. */
  readonly credits: Readonly<Record<string, number>>;
}

export type VolunteerRecord = RecordOf<Volunteer>;

const fresh: Volunteer = {
  status: 'known',
  minutes: 0,
  stars: 0,
  starSpans: [],
  trainings: [],
  certificates: [],
  credits: {},
};

const credited = (before: Readonly<Record<string, number>>, id: string, minutes: number) =>
  minutes > 0
    ? { ...before, [id]: minutes }
    : Object.fromEntries(Object.entries(before).filter(([known]) => known !== id));

export const sumOf = (credits: Readonly<Record<string, number>>) =>
  Object.values(credits).reduce((sum, minutes) => sum + minutes, 0);

/** Certificates that hold, the first issued first, and whether what is confirmed covers them all up to this one. */
export function coveredIn({ minutes, certificates }: Volunteer): ReadonlyMap<string, boolean> {
  let certified = 0;
  const valid = certificates.filter(({ revokedAt }) => revokedAt === undefined);
  return new Map(valid.map((one) => [one.certificateId, (certified += one.minutes) <= minutes]));
}

/** Minutes that certificates say which hold. */
export const certifiedIn = ({ certificates }: Volunteer): number =>
  certificates.filter(({ revokedAt }) => revokedAt === undefined).reduce((sum, one) => sum + one.minutes, 0);

function starsChanged(record: Volunteer, stars: number, at: Instant): Volunteer {
  const ended = record.starSpans.map((span) => (span.until === undefined ? { ...span, until: at } : span));
  return { ...record, stars, starSpans: stars === 0 ? ended : [...ended, { stars, from: at }] };
}

/** Pure and total: a volunteer is known from the first service or training on. */
export function evolveVolunteer(before: VolunteerRecord, event: Recorded<VolunteerEvent>): VolunteerRecord {
  const record = before.status === 'none' ? fresh : before;
  const { occurredAt: at, actor } = event.metadata;
  switch (event.type) {
    case 'ServiceCredited': {
      const credits = credited(record.credits, event.data.attendanceId, event.data.minutes);
      return { ...record, credits, minutes: sumOf(credits) };
    }
    case 'StarReached':
    case 'StarLost':
      return starsChanged(record, event.data.stars, at);
    case 'TrainingRecorded':
      return { ...record, trainings: [...record.trainings, { ...event.data, on: at }] };
    case 'CertificateIssued':
      return { ...record, certificates: [...record.certificates, { ...event.data, issuedAt: at, issuedBy: actor }] };
    case 'CertificateRevoked': {
      const { certificateId } = event.data;
      const certificates = record.certificates.map((one) =>
        one.certificateId === certificateId ? { ...one, revokedAt: at } : one,
      );
      return { ...record, certificates };
    }
    default:
      return before;
  }
}
