import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { dutyView } from './duty.views.js';
import { labels } from './duty-list.glossary.js';
import { dutyListView, itemsDuePart } from './duty-list.views.js';

const isOver: FigureCondition = { field: 'due', lessThan: { asked: 'at' } };
const holds: FigureCondition = { field: 'holds', equals: true };
const stands: FigureCondition = { field: 'until', atLeast: { asked: 'at' } };

/** Items are of the half in which they are due: of those whose half is over. */
const ofItems = (name: keyof typeof labels, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: itemsDuePart,
  where: [holds, isOver, ...where],
  period: 'due',
});

/** Persons with a visit due of them: each quarter, each community that was assigned to them. */
const ofVisitors = (name: keyof typeof labels, ...status: readonly string[]): Figure => ({
  name,
  version: 1,
  of: dutyView,
  adds: { kind: 'distinct', field: 'personKey' },
  where: [
    { field: 'duty', equals: 'member-visit' },
    { field: 'status', in: status },
  ],
  period: 'from',
});

/** systems.md 7. */
export const dutyListFigures: readonly Figure[] = [
  {
    name: 'party.dutyLists.issued',
    version: 1,
    of: dutyListView,
    where: [{ field: 'issuedAt', lessThan: { asked: 'at' } }, stands],
    period: 'issuedAt',
  },
  {
    name: 'party.dutyLists.appraised',
    version: 1,
    of: dutyListView,
    where: [{ field: 'appraisedAt', lessThan: { asked: 'at' } }, stands],
    // Most are appraised when their year is over.
    period: 'appraisedAt',
  },
  ofItems('party.dutyItems.due'),
  ofItems('party.dutyItems.reported', { field: 'reportedAt', lessThan: { asked: 'at' } }),
  ofItems('party.dutyItems.inTime', { field: 'inTime', equals: true }),
  ofVisitors('party.visitors.due', 'open', 'done', 'missed'),
  ofVisitors('party.visitors.behind', 'open', 'missed'),
];

const rate = (name: keyof typeof labels, of: string, by: string, less?: string): Rate => ({
  name,
  ...labels[name],
  version: 1,
  of: [of],
  by,
  ...(less !== undefined && { less }),
});

export const dutyListRates: readonly Rate[] = [
  rate('party.dutyItems.reportedShare', 'party.dutyItems.reported', 'party.dutyItems.due'),
  // Of all visits that were due of a person in the period none is missing.
  rate('party.doubleDuty', 'party.visitors.due', 'party.visitors.due', 'party.visitors.behind'),
];
