import {
  NO_END,
  standing,
  viewOf,
  type CollectionSchema,
  type Figure,
  type PartView,
  type View,
} from '#event-sourcing';
import { coveredIn, Volunteer } from './volunteer.record.js';
import { volunteer } from './volunteer.rules.js';

/** A volunteer as lists see them. */
export class VolunteerDocument extends Volunteer {
  readonly volunteerId: string;
  readonly revision: number;
  /** Certificates that hold, though less is confirmed by now than they say: to be revoked. */
  readonly certificatesBeyond: string[];
  readonly hasCertificatesBeyond: boolean;
}

/** From when to when somebody had so many stars. */
const stars: PartView<VolunteerDocument> = {
  name: 'volunteer-stars',
  version: 1,
  fields: ['volunteerId', 'stars', 'from', 'until'],
  indexes: [['stars', 'from']],
  of: ({ volunteerId, starSpans }) =>
    starSpans.map((span, n) => [`${volunteerId}/${n}`, { volunteerId, ...span, until: span.until ?? NO_END }]),
};

const certificates: PartView<VolunteerDocument> = {
  name: 'volunteer-certificates',
  version: 2,
  fields: ['volunteerId', 'issuedAt', 'isValid', 'isCovered'],
  indexes: [['issuedAt']],
  of: (document) => {
    const covered = coveredIn(document);
    return document.certificates.map((one) => {
      const { certificateId: id } = one;
      const body = { ...one, volunteerId: document.volunteerId };
      return [id, { ...body, isValid: covered.has(id), isCovered: covered.get(id) ?? false }];
    });
  },
};

const trainings: PartView<VolunteerDocument> = {
  name: 'volunteer-trainings',
  version: 1,
  fields: ['volunteerId', 'on', 'minutes'],
  indexes: [['on']],
  amounts: ['minutes'],
  of: ({ volunteerId, trainings: all }) => all.map((one) => [one.trainingId, { ...one, volunteerId }]),
};

export const volunteerView: View<VolunteerDocument> = viewOf(volunteer, {
  name: 'volunteers',
  version: 4,
  searched: ['*'],
  fields: ['volunteerId', 'minutes', 'stars', 'hasCertificatesBeyond'],
  indexes: [['stars', 'minutes']],
  adds: (record) => {
    const certificatesBeyond = [...coveredIn(record)].filter(([, isCovered]) => !isCovered).map(([id]) => id);
    const hasCertificatesBeyond = certificatesBeyond.length > 0;
    return { certificatesBeyond, hasCertificatesBeyond };
  },
  parts: [stars, certificates, trainings],
});

const withStars = (level: 1 | 2 | 3 | 4 | 5): Figure => ({
  name: `volunteers.stars.${level}`,
  version: 1,
  of: stars as CollectionSchema,
  where: [{ field: 'stars', equals: level }, ...standing()],
});

/** systems.md 11: stars as of the asked moment, certificates and training of the period. */
export const volunteerFigures: readonly Figure[] = [
  ...([1, 2, 3, 4, 5] as const).map(withStars),
  {
    name: 'volunteers.certificates',
    version: 2,
    of: certificates,
    where: [{ field: 'isCovered', equals: true }],
    period: 'issuedAt',
  },
  {
    // Their hours were corrected away, or the activity was voided.
    name: 'volunteers.certificates.beyond',
    version: 1,
    of: certificates,
    where: [
      { field: 'isValid', equals: true },
      { field: 'isCovered', equals: false },
    ],
    period: 'issuedAt',
  },
  {
    name: 'volunteers.trainingHours',
    version: 1,
    of: trainings,
    adds: { kind: 'sum', field: 'minutes' },
    per: 60,
    where: [],
    period: 'on',
  },
];
