import { deskLists } from '#platform';
import * as c from './activity.commands.js';
import { deskLabels } from './activity.glossary.js';
import { activityView, decisionPart } from './activity.views.js';
import { RevokeCertificate } from './volunteer.commands.js';
import { volunteerView } from './volunteer.views.js';

const record = { kind: 'activity', id: 'activityId', at: 'activities' };
const person = { key: 'chairKey', shown: 'chair' };
const unit = 'organiserId';

/** Attendances are confirmed by the organiser, by somebody who was not there. */
export const activityDesk = deskLists(deskLabels, {
  'activities.toHold': {
    of: activityView,
    where: [{ field: 'status', equals: 'planned' }],
    due: { field: 'plannedFor', is: 'moment' },
    person,
    unit,
    title: 'title',
    record,
    next: c.HoldActivity,
  },
  'activities.minutesToRecord': {
    of: activityView,
    where: [{ field: 'openMinutesDue' }],
    due: { field: 'openMinutesDue', is: 'moment' },
    person,
    unit,
    title: 'title',
    record,
    next: c.RecordMinutes,
  },
  'activities.attendancesToConfirm': {
    of: activityView,
    where: [{ field: 'toConfirm', atLeast: 1 }],
    unit,
    title: 'title',
    record,
    next: c.ConfirmAttendance,
  },
  'volunteers.certificatesToRevoke': {
    of: volunteerView,
    where: [{ field: 'hasCertificatesBeyond', equals: true }],
    title: 'volunteerId',
    record: { kind: 'volunteer', id: 'volunteerId', at: 'volunteers' },
    next: RevokeCertificate,
  },
  'activities.decisionsToFinish': {
    of: decisionPart,
    where: [
      { field: 'state', equals: 'open' },
      { field: 'holds', equals: true },
    ],
    due: { field: 'due', is: 'moment' },
    person: { key: 'personKey', shown: 'person' },
    title: 'what',
    record,
    next: c.FinishDecision,
  },
});
