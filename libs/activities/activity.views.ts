import { NO_END, viewOf, type CollectionSchema, type PartView, type View } from '#event-sourcing';
import { keyOfName, nameKey } from '#platform';
import {
  Activity,
  ActivityDecision,
  Attendance,
  awaitsMinutes,
  countedMinutes,
  isValidMeeting,
} from './activity.record.js';
import { activity } from './activity.rules.js';

/** An activity as lists and ledgers see it. */
export class ActivityDocument extends Activity {
  readonly activityId: string;
  readonly revision: number;
  /** By which lists tell people apart, however they are spelled. */
  readonly chairKey?: string;
  readonly ledByCommitteeMember: boolean;
  /** It is what its kind has to be, so that it counts for what is due. */
  readonly counts: boolean;
  readonly lateEntry: boolean;
  readonly quorumMissed: boolean;
  readonly setUpInPerson: boolean;
  readonly askedAfterInPerson: boolean;
  readonly dealtWithInPerson: boolean;
  readonly hasEvidence: boolean;
  /** Attendances that nobody has confirmed yet. */
  readonly toConfirm: number;
  /** By when minutes are due, as long as they are missing. */
  readonly openMinutesDue?: string;
  /** When it is said that minutes are missing. */
  readonly alarmAt?: string;
}

/** One volunteer at one activity. */
export class AttendanceDocument extends Attendance {
  readonly activityId: string;
  readonly communityId?: string;
  readonly heldAt: string;
  readonly title: string;
  /** Confirmed minutes of service. */
  readonly counted: number;
  readonly holds: boolean;
}

/** One decision of one activity. */
export class DecisionDocument extends ActivityDecision {
  readonly activityId: string;
  readonly communityId?: string;
  readonly personKey: string;
  readonly doneAt?: string;
  /** Between these it is due: from when it was done or its day was over, until it was dropped. */
  readonly countsFrom: string;
  readonly countsUntil: string;
  /** Its activity has not been voided. */
  readonly holds: boolean;
}

const attendances: PartView<ActivityDocument, AttendanceDocument> = {
  name: 'attendances',
  version: 3,
  searched: ['*'],
  fields: ['activityId', 'communityId', 'volunteerId', 'heldAt', 'counted', 'holds', 'paid', 'confirmedBy'],
  indexes: [['heldAt'], ['communityId', 'heldAt'], ['volunteerId', 'heldAt'], ['activityId', 'heldAt']],
  amounts: ['counted'],
  of: (document) =>
    document.attendances.map((attendance) => {
      const { activityId, communityId, heldAt, title, status } = document;
      const counted = countedMinutes(document, attendance);
      const holds = status === 'held';
      return [
        attendance.attendanceId,
        { ...attendance, activityId, communityId, heldAt: heldAt!, title, counted, holds },
      ];
    }),
};

const decisions: PartView<ActivityDocument, DecisionDocument> = {
  name: 'activity-decisions',
  version: 3,
  searched: ['*'],
  fields: ['activityId', 'communityId', 'personKey', 'due', 'state', 'holds', 'doneAt', 'countsFrom', 'countsUntil'],
  indexes: [['due'], ['communityId', 'due'], ['personKey', 'due'], ['state', 'due']],
  of: ({ activityId, communityId, status, decisions: all }) =>
    all.map((decision) => {
      const personKey = nameKey(decision.person);
      const { due, state, settledAt } = decision;
      const doneAt = state === 'done' ? settledAt : undefined;
      const times = {
        doneAt,
        countsFrom: doneAt !== undefined && doneAt < due ? doneAt : due,
        countsUntil: state === 'dropped' ? (settledAt ?? due) : NO_END,
      };
      const holds = status === 'held';
      return [decision.decisionId, { ...decision, ...times, activityId, communityId, personKey, holds }];
    }),
};

/** Who was there besides the organiser 合作单位. */
const partners: PartView<ActivityDocument> = {
  name: 'activity-partners',
  version: 1,
  fields: ['activityId', 'communityId', 'kind', 'partnerKey', 'heldAt', 'holds'],
  indexes: [['heldAt'], ['kind', 'heldAt']],
  *of({ activityId, communityId, kind, heldAt, status, partners: all }) {
    if (heldAt === undefined) return;
    for (const [n, partner] of all.entries()) {
      const body = { activityId, communityId, kind, partner, heldAt, holds: status === 'held' };
      yield [`${activityId}/p${n}`, { ...body, partnerKey: nameKey(partner) }];
    }
  },
};

/** Joint meetings of greater committees that count, once of each community concerned and quarter. */
const quarterly: PartView<ActivityDocument> = {
  name: 'quarterly-joint-meetings',
  version: 1,
  fields: ['activityId', 'communityId', 'communityQuarter', 'heldAt', 'counts'],
  indexes: [['heldAt'], ['communityId', 'heldAt']],
  *of({ activityId, tags, communityId, communityIds, heldAt, quarter, title, counts }) {
    if (!tags.includes('greater-committee-quarterly')) return;
    const concerned = new Set([communityId, ...communityIds].filter((one) => one !== undefined));
    for (const one of concerned) {
      const communityQuarter = `${one}/${quarter}`;
      yield [`${activityId}/q/${one}`, { activityId, communityId: one, communityQuarter, heldAt, title, counts }];
    }
  },
};

export const quarterlyPart: CollectionSchema = quarterly;
export const partnerPart: CollectionSchema = partners;
export const attendancePart: CollectionSchema = attendances;
export const decisionPart: CollectionSchema = decisions;

export const activityView: View<ActivityDocument> = viewOf(activity, {
  name: 'activities',
  version: 7,
  searched: ['*'],
  fields: [
    'communityId',
    'organiserId',
    'kind',
    'status',
    'chairKey',
    'heldAt',
    'plannedFor',
    'ledByCommitteeMember',
    'lateEntry',
    'quorumMissed',
    'setUpInPerson',
    'askedAfterInPerson',
    'dealtWithInPerson',
    'hasEvidence',
    'minutesMissed',
    'toConfirm',
    'alarmAt',
    'openMinutesDue',
    'beneficiaries',
  ],
  amounts: ['beneficiaries'],
  indexes: [['status', 'plannedFor'], ['alarmAt'], ['openMinutesDue'], ['toConfirm']],
  adds: (record) => {
    const { tags, inPerson, status, attendances: all } = record;
    return {
      chairKey: keyOfName(record.chair),
      ledByCommitteeMember: tags.includes('led-by-committee-member'),
      counts: isValidMeeting(record),
      lateEntry: tags.includes('late-entry'),
      quorumMissed: tags.includes('quorum-missed'),
      setUpInPerson: inPerson.includes('set-up'),
      askedAfterInPerson: inPerson.includes('asked-after'),
      dealtWithInPerson: inPerson.includes('dealt-with'),
      hasEvidence: record.evidence.length > 0 || record.minutes !== undefined,
      toConfirm: status === 'held' ? all.filter(({ confirmedBy }) => confirmedBy === undefined).length : 0,
      openMinutesDue: awaitsMinutes(record) ? record.minutesDue : undefined,
      alarmAt: awaitsMinutes(record) && !record.minutesMissed ? record.minutesDue : undefined,
    };
  },
  parts: [attendances, decisions, partners, quarterly],
});
