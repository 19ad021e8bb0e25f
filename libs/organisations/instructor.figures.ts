import type { Figure, Rate } from '#event-sourcing';
import { labels } from './instructor.glossary.js';
import { instructorStretches } from './instructor.views.js';
import { asOf } from './organisation.figures.js';

const register = { version: 1, of: instructorStretches } as const;

/** systems.md 12: as of any day. */
export const instructorFigures: readonly Figure[] = [
  { ...register, name: 'instructors.inPost', where: asOf },
  {
    ...register,
    name: 'instructors.bachelorOrMore',
    where: [{ field: 'education', in: ['doctor', 'master', 'bachelor'] }, ...asOf],
  },
];

export const instructorRates: readonly Rate[] = [
  {
    name: 'instructors.share.bachelorOrMore',
    ...labels['instructors.share.bachelorOrMore'],
    version: 1,
    of: ['instructors.bachelorOrMore'],
    by: 'instructors.inPost',
  },
];
