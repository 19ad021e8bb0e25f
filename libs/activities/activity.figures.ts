import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import type { ActivityKind } from './activity.kinds.js';
import { activityView, attendancePart, decisionPart, partnerPart, quarterlyPart } from './activity.views.js';
import { labels } from './activity.glossary.js';

const held: FigureCondition = { field: 'status', equals: 'held' };
const holds: FigureCondition = { field: 'holds', equals: true };
const dueThen: readonly FigureCondition[] = [
  { field: 'countsFrom', lessThan: { asked: 'at' } },
  { field: 'countsUntil', atLeast: { asked: 'at' } },
];

const unpaid: FigureCondition = { field: 'paid', equals: false };

/** Activities that were held in the period and have not been voided. */
const ofActivities = (name: keyof typeof labels, ...where: readonly FigureCondition[]): Figure => ({
  name,
  version: 1,
  of: activityView,
  where: [held, ...where],
  period: 'heldAt',
});

const ofKind = (name: keyof typeof labels, kind: ActivityKind, ...where: readonly FigureCondition[]) =>
  ofActivities(name, { field: 'kind', equals: kind }, ...where);

/** systems.md 7, 11 and 12: one activity is one record, and each figure is one filter over it. */
export const activityFigures: readonly Figure[] = [
  ofActivities('activities.held'),
  ofActivities('activities.withEvidence', { field: 'hasEvidence', equals: true }),
  ofActivities('activities.lateEntries', { field: 'lateEntry', equals: true }),
  ofActivities('activities.minutesMissed', { field: 'minutesMissed', equals: true }),
  ofKind('party.specialStudies', 'special-study'),
  ofKind('party.committeeStudies', 'committee-study'),
  ofKind('party.secretaryVisits', 'grassroots-visit'),
  ofKind('party.jointMeetings', 'joint-meeting', { field: 'ledByCommitteeMember', equals: true }),
  ofKind('party.theoryGroups', 'theory-group'),
  ofActivities('party.inPerson.setUp', { field: 'setUpInPerson', equals: true }),
  ofActivities('party.inPerson.askedAfter', { field: 'askedAfterInPerson', equals: true }),
  ofActivities('party.inPerson.dealtWith', { field: 'dealtWithInPerson', equals: true }),
  {
    // A second meeting in a quarter stands for no other quarter; one without minutes in time for none, as in its duty.
    name: 'party.quarterlyJointMeetings.held',
    version: 2,
    of: quarterlyPart,
    where: [{ field: 'counts', equals: true }],
    period: 'heldAt',
    adds: { kind: 'distinct', field: 'communityQuarter' },
  },
  ofKind('volunteers.activities', 'volunteer-service'),
  // Who was paid worked, and was no volunteer.
  { name: 'volunteers.attendances', version: 2, of: attendancePart, where: [holds, unpaid], period: 'heldAt' },
  {
    name: 'volunteers.persons',
    version: 2,
    of: attendancePart,
    adds: { kind: 'distinct', field: 'volunteerId' },
    where: [holds, unpaid],
    period: 'heldAt',
  },
  {
    name: 'volunteers.partners',
    version: 1,
    of: partnerPart,
    adds: { kind: 'distinct', field: 'partnerKey' },
    where: [holds, { field: 'kind', equals: 'volunteer-service' }],
    period: 'heldAt',
  },
  {
    name: 'volunteers.hours',
    version: 1,
    of: attendancePart,
    adds: { kind: 'sum', field: 'counted' },
    per: 60,
    where: [holds],
    period: 'heldAt',
  },
  { ...ofKind('volunteers.beneficiaries', 'volunteer-service'), adds: { kind: 'sum', field: 'beneficiaries' } },
  {
    name: 'decisions.due',
    // Its day is over, or it was done before; what was dropped is due no more from then on.
    version: 2,
    of: decisionPart,
    where: [holds, ...dueThen],
    period: 'due',
  },
  {
    name: 'decisions.done',
    version: 2,
    of: decisionPart,
    where: [holds, ...dueThen, { field: 'doneAt', lessThan: { asked: 'at' } }],
    period: 'due',
  },
];

export const activityRates: readonly Rate[] = [
  {
    name: 'decisions.completion',
    ...labels['decisions.completion'],
    version: 1,
    of: ['decisions.done'],
    by: 'decisions.due',
  },
];
