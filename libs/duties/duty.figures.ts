import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { roadChiefRoles, type Role } from '#places';
import { chiefPatrols, labels } from './duty.glossary.js';
import { dutyView } from './duty.views.js';

const DUE = ['open', 'done', 'missed'];

/** A duty is of the period that it begins in: of every one that was due, it is done, missed or open. */
const ofDuties = (name: string, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: dutyView,
  where,
  period: 'from',
});

const isDue: FigureCondition = { field: 'status', in: DUE };
const inState = (status: string): FigureCondition => ({ field: 'status', equals: status });

const ofChiefs: FigureCondition = { field: 'duty', equals: 'chief-patrol' };
const ofClass = (role: Role): FigureCondition[] => [ofChiefs, { field: 'role', equals: role }];

/** systems.md 5, 7, 12, 13, 14. */
export const dutyFigures: readonly Figure[] = [
  ofDuties('duties.due', isDue),
  ofDuties('duties.done', inState('done')),
  ofDuties('duties.doneLate', inState('done'), { field: 'doneLate', equals: true }),
  ofDuties('duties.missed', inState('missed')),
  ofDuties('duties.open', inState('open')),
  ofDuties('duties.released', inState('released')),
  ofDuties('party.quarterlyJointMeetings.due', isDue, { field: 'duty', equals: 'quarterly-joint-meeting' }),
  ofDuties('duties.chiefPatrols.due', isDue, ofChiefs),
  ofDuties('duties.chiefPatrols.done', inState('done'), ofChiefs),
  ...roadChiefRoles.flatMap((role) => [
    ofDuties(`duties.${chiefPatrols(role)}.due`, isDue, ...ofClass(role)),
    ofDuties(`duties.${chiefPatrols(role)}.done`, inState('done'), ...ofClass(role)),
  ]),
];

export const dutyRates: readonly Rate[] = [
  {
    name: 'duties.completion',
    ...labels['duties.completion'],
    version: 1,
    of: ['duties.done'],
    by: 'duties.due',
  },
  ...roadChiefRoles.map((role): Rate => {
    const name = `duties.${chiefPatrols(role)}`;
    const share = `${name}.share` as keyof typeof labels;
    return { name: share, ...labels[share], version: 1, of: [`${name}.done`], by: `${name}.due` };
  }),
];
