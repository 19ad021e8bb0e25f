import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { asOf } from './organisation.figures.js';
import { labels } from './programme.glossary.js';
import { programmeItems } from './programme.views.js';

const register = { version: 1, of: programmeItems } as const;
const by = (field: string): FigureCondition => ({ field, lessThan: { asked: 'at' } });

/** systems.md 12: items of programmes that are in force, as of any day. */
export const programmeFigures: readonly Figure[] = [
  { ...register, name: 'programmes.items', where: asOf },
  { ...register, name: 'programmes.itemsDone', where: [by('doneAt'), ...asOf] },
  { ...register, name: 'programmes.itemsChecked', where: [by('checkedAt'), ...asOf] },
];

export const programmeRates: readonly Rate[] = [
  {
    name: 'programmes.completion',
    ...labels['programmes.completion'],
    version: 1,
    of: ['programmes.itemsDone'],
    by: 'programmes.items',
  },
];
