import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import {
  entered,
  handoverCatalogue,
  momentOf,
  NAME,
  oneOf,
  prose,
  SHORT,
  textOf,
  wholeOf,
  type EvidenceFile,
  type WorkHandedOver,
} from '#platform';
import {
  activityKinds,
  inPersonTags,
  organiserKinds,
  type ActivityKind,
  type ActivityTag,
  type InPerson,
  type OrganiserKind,
} from './activity.kinds.js';

export type ActivityPlanned = DomainEvent<
  'ActivityPlanned',
  {
    readonly kind: ActivityKind;
    readonly title: string;
    readonly communityId?: string;
    readonly organiserKind: OrganiserKind;
    readonly organiserId?: string;
    readonly place?: string;
    readonly plannedFor: Instant;
    readonly needed?: number;
  }
>;
export type ActivityPostponed = DomainEvent<
  'ActivityPostponed',
  { readonly plannedFor: Instant; readonly postponedFrom: Instant; readonly reason: string }
>;
export type ActivityCancelled = DomainEvent<'ActivityCancelled', { readonly reason: string }>;
/** It happened when it began. */
export type ActivityHeld = DomainEvent<
  'ActivityHeld',
  {
    readonly kind: ActivityKind;
    readonly title: string;
    readonly communityId?: string;
    readonly communityIds: string[];
    readonly organiserKind: OrganiserKind;
    readonly organiserId?: string;
    readonly chair: string;
    readonly chairId?: string;
    readonly place: string;
    readonly siteId?: string;
    readonly to: Instant;
    readonly due?: number;
    readonly present?: number;
    /** 受益: how many people the service was for. */
    readonly beneficiaries?: number;
    readonly absences?: string;
    readonly topics: string[];
    readonly alsoKinds: ActivityKind[];
    readonly inPerson: InPerson[];
    readonly partners: string[];
    readonly minutes?: EvidenceFile;
    /** Until when minutes are expected, where the kind has them. */
    readonly minutesDue?: Instant;
    readonly evidence: EvidenceFile[];
    readonly sameAsNot: string[];
    readonly tags: ActivityTag[];
    /** The quarter of the office's calendar in which it was held, e.g. 2018-Q2. */
    readonly quarter: string;
  }
>;
/** After a correction: what now follows from the right words. */
export type ActivityTagsDerived = DomainEvent<
  'ActivityTagsDerived',
  { readonly tags: ActivityTag[]; readonly quarter: string; readonly minutesDue?: Instant }
>;
export type MinutesRecorded = DomainEvent<'MinutesRecorded', { readonly minutes: EvidenceFile }>;
export type MinutesMissed = DomainEvent<'MinutesMissed', { readonly due: Instant }>;
export type DecisionTaken = DomainEvent<
  'DecisionTaken',
  { readonly decisionId: string; readonly what: string; readonly person: string; readonly due: Instant }
>;
export type DecisionDone = DomainEvent<
  'DecisionDone',
  { readonly decisionId: string; readonly result?: string; readonly evidence: readonly EvidenceFile[] }
>;
export type DecisionDropped = DomainEvent<'DecisionDropped', { readonly decisionId: string; readonly reason: string }>;
export type AttendanceRecorded = DomainEvent<
  'AttendanceRecorded',
  {
    readonly attendanceId: string;
    readonly volunteerId: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly minutes: number;
    readonly role?: string;
    readonly paid: boolean;
    readonly minor: boolean;
  }
>;
export type AttendanceConfirmed = DomainEvent<'AttendanceConfirmed', { readonly attendanceIds: readonly string[] }>;
export type HoursCorrected = DomainEvent<
  'HoursCorrected',
  {
    readonly attendanceId: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly minutes: number;
    readonly reason: string;
    /** Proposed by somebody else before, as it changes a figure of a period that was over. */
    readonly proposalId?: string;
  }
>;
export type ActivityVoided = DomainEvent<'ActivityVoided', { readonly reason: string }>;

export type ActivityEvent =
  | WorkHandedOver
  | ActivityPlanned
  | ActivityPostponed
  | ActivityCancelled
  | ActivityHeld
  | ActivityTagsDerived
  | MinutesRecorded
  | MinutesMissed
  | DecisionTaken
  | DecisionDone
  | DecisionDropped
  | AttendanceRecorded
  | AttendanceConfirmed
  | HoursCorrected
  | ActivityVoided
  | RecordCorrected;

const COUNT = wholeOf(0, 100_000);
const KIND = oneOf(activityKinds);
const ORGANISER = oneOf(organiserKinds);

/** Minutes and decisions are entered in any order; that they are later than the meeting is looked at by itself. */
export const activityCatalogue = catalogueOf<ActivityEvent>({
  ...handoverCatalogue,
  ActivityPlanned: entered({
    title: textOf(NAME),
    communityId: textOf(SHORT),
    organiserKind: ORGANISER,
    organiserId: textOf(SHORT),
    place: textOf(NAME),
    plannedFor: momentOf,
    needed: wholeOf(1, 100_000),
  }),
  ActivityPostponed: entered({ plannedFor: momentOf, reason: prose }),
  ActivityCancelled: entered({ reason: prose }),
  // Version 2 says what the secretary did in person; before, nobody was asked. Version 3 may say how many benefited.
  ActivityHeld: {
    schema: 3,
    upcasts: {
      1: (data: Record<string, unknown>) => ({ ...data, inPerson: [] }),
      2: (data: Record<string, unknown>) => data,
    },
    correctable: {
      kind: KIND,
      title: textOf(NAME),
      communityId: textOf(SHORT),
      'communityIds.*': textOf(SHORT),
      organiserKind: ORGANISER,
      organiserId: textOf(SHORT),
      chair: textOf(SHORT),
      chairId: textOf(SHORT),
      place: textOf(NAME),
      siteId: textOf(SHORT),
      to: momentOf,
      due: COUNT,
      present: COUNT,
      beneficiaries: COUNT,
      absences: prose,
      'topics.*': textOf(NAME),
      'alsoKinds.*': KIND,
      'inPerson.*': oneOf(inPersonTags),
      'partners.*': textOf(NAME),
      occurredAt: momentOf,
    },
  },
  ActivityTagsDerived: { schema: 1, isStep: false },
  MinutesRecorded: entered({}, { isStep: false }),
  MinutesMissed: { schema: 1, isStep: false },
  DecisionTaken: {
    schema: 1,
    isStep: false,
    correctable: { what: prose, person: textOf(SHORT), due: momentOf, occurredAt: momentOf },
  },
  DecisionDone: entered({ result: prose }, { isStep: false }),
  DecisionDropped: entered({ reason: prose }, { isStep: false }),
  AttendanceRecorded: entered({ role: textOf(SHORT) }),
  AttendanceConfirmed: { schema: 1 },
  // Version 2 may have been proposed; before, nothing was.
  HoursCorrected: {
    schema: 2,
    upcasts: { 1: (data: Record<string, unknown>) => data },
    undoes: { type: 'AttendanceRecorded', same: 'attendanceId' },
    correctable: { reason: prose },
  },
  ActivityVoided: entered({ reason: prose }, { undoes: 'record' }),
});
