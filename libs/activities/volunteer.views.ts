import { NO_END, viewOf, type CollectionSchema, type Figure, type PartView, type View } from '#event-sourcing';
import type { ListOf } from '#platform';
import { Volunteer } from './volunteer.record.js';
import { volunteer } from './volunteer.rules.js';

/** A volunteer as lists see them. */
export class VolunteerDocument extends Volunteer {
  readonly volunteerId: string;
  readonly revision: number;
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
  version: 1,
  fields: ['volunteerId', 'issuedAt', 'isValid'],
  indexes: [['issuedAt']],
  of: ({ volunteerId, certificates: all }) =>
    all.map((one) => [one.certificateId, { ...one, volunteerId, isValid: one.revokedAt === undefined }]),
};

const trainings: PartView<VolunteerDocument> = {
  name: 'volunteer-trainings',
  version: 1,
  fields: ['volunteerId', 'on', 'minutes'],
  indexes: [['on']],
  amounts: ['minutes'],
  of: ({ volunteerId, trainings: all }) => all.map((one) => [one.trainingId, { ...one, volunteerId }]),
};

export const volunteerView: View<VolunteerDocument> = {
  ...viewOf(
    volunteer,
    {
      name: 'volunteers',
      version: 3,
      searched: ['*'],
      fields: ['volunteerId', 'minutes', 'stars'],
      indexes: [['minutes'], ['stars', 'minutes']],
    },
    (record, volunteerId, revision): VolunteerDocument => ({ ...record, volunteerId, revision }),
  ),
  parts: [stars, certificates, trainings],
};

/** Volunteers, who served longest first. */
export const volunteerList: ListOf = {
  name: 'volunteers',
  view: volunteerView,
  filters: {
    volunteerId: { is: 'id', field: 'volunteerId' },
  },
  sort: { field: 'minutes', direction: 'desc' },
};

const withStars = (level: 1 | 2 | 3 | 4 | 5): Figure => ({
  name: `volunteers.stars.${level}`,
  version: 1,
  of: stars as CollectionSchema,
  where: [
    { field: 'stars', equals: level },
    { field: 'from', lessThan: { asked: 'at' } },
    { field: 'until', atLeast: { asked: 'at' } },
  ],
});

/** systems.md 11: stars as of the asked moment, certificates and training of the period. */
export const volunteerFigures: readonly Figure[] = [
  ...([1, 2, 3, 4, 5] as const).map(withStars),
  {
    name: 'volunteers.certificates',
    version: 1,
    of: certificates,
    where: [{ field: 'isValid', equals: true }],
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
