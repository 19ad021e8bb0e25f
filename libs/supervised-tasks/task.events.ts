import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import {
  dayOf,
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
  type NumberedProblem,
  type WorkHandedOver,
} from '#platform';
import { authorityLevels, type AuthorityLevel, type TaskKind, type Truth } from './task.kinds.js';

export interface TaskAsHandedOver {
  readonly campaign: string;
  readonly kind: TaskKind;
  readonly externalNumber: string;
  readonly batch?: string;
  readonly level: AuthorityLevel;
  readonly authority: string;
  readonly documentNumber?: string;
  readonly text: string;
  readonly pollutionType?: string;
  readonly isKey: boolean;
  /** The end of its last day; a later one may be granted. */
  readonly due: Instant;
  /** Until then it should be claimed. */
  readonly receiptDue: Instant;
  readonly communityId?: string;
  readonly siteId?: string;
  readonly sharedAreas: string[];
}

interface Files {
  readonly evidence?: EvidenceFile[];
}

export class TaskMeasure {
  readonly measureId: string;
  readonly measure: string;
  readonly responsible: string;
  readonly dueDay: string;
}

export type TaskHandedOver = DomainEvent<'TaskHandedOver', TaskAsHandedOver>;
export type TaskClaimed = DomainEvent<
  'TaskClaimed',
  { readonly unit: string; readonly unitLevel: AuthorityLevel; readonly person: string }
>;
export type TaskReturned = DomainEvent<'TaskReturned', { readonly reason: string }>;
export type TaskReturnAccepted = DomainEvent<'TaskReturnAccepted', { readonly documentNumber?: string }>;
export type TaskReturnRejected = DomainEvent<'TaskReturnRejected', { readonly reason: string }>;
export type TaskInvestigated = DomainEvent<
  'TaskInvestigated',
  { readonly isTrue: Truth; readonly findings: string; readonly problems: NumberedProblem[] } & Files
>;
export type TaskPlanned = DomainEvent<'TaskPlanned', { readonly goal: string; readonly measures: TaskMeasure[] }>;
export type TaskMeasureCompleted = DomainEvent<'TaskMeasureCompleted', { readonly measureId: string } & Files>;
export type TaskExtensionGranted = DomainEvent<
  'TaskExtensionGranted',
  { readonly authority: string; readonly documentNumber?: string; readonly due: Instant }
>;
export type TaskPhaseClosed = DomainEvent<'TaskPhaseClosed', { readonly reason: string; readonly nextDue: Instant }>;
export type TaskRectified = DomainEvent<
  'TaskRectified',
  { readonly what: string; readonly before?: EvidenceFile[]; readonly after?: EvidenceFile[] }
>;
export type TaskAnswered = DomainEvent<'TaskAnswered', { readonly result: Truth; readonly reply: string } & Files>;
export type TaskAcceptanceApplied = DomainEvent<'TaskAcceptanceApplied', { readonly note?: string }>;
export type TaskAcceptancePassed = DomainEvent<
  'TaskAcceptancePassed',
  { readonly unit: string; readonly level: AuthorityLevel } & Files
>;
export type TaskAcceptanceFailed = DomainEvent<
  'TaskAcceptanceFailed',
  { readonly unit: string; readonly level: AuthorityLevel; readonly reason: string }
>;
export type TaskDisclosed = DomainEvent<
  'TaskDisclosed',
  { readonly where: string; readonly fromDay: string; readonly toDay: string; readonly ends: Instant }
>;
export type TaskObjectionRaised = DomainEvent<
  'TaskObjectionRaised',
  { readonly objectionId: string; readonly text: string }
>;
export type TaskObjectionSettled = DomainEvent<
  'TaskObjectionSettled',
  { readonly objectionId: string; readonly outcome: string }
>;
export type TaskDelisted = DomainEvent<'TaskDelisted', { readonly authority: string; readonly documentNumber: string }>;
export type TaskLookedBack = DomainEvent<
  'TaskLookedBack',
  { readonly lookBackId: string; readonly outcome: 'held' | 'relapsed'; readonly findings?: string } & Files
>;
/** Follows a relapse; what was delisted before stays to be seen. */
export type TaskReopened = DomainEvent<'TaskReopened', { readonly lookBackId: string }>;
export type TaskAccountabilityRecorded = DomainEvent<
  'TaskAccountabilityRecorded',
  { readonly measure: string; readonly documentNumber?: string; readonly persons: number }
>;
export type TaskVoided = DomainEvent<'TaskVoided', { readonly reason: string }>;

export type TaskEvent =
  | WorkHandedOver
  | TaskHandedOver
  | TaskClaimed
  | TaskReturned
  | TaskReturnAccepted
  | TaskReturnRejected
  | TaskInvestigated
  | TaskPlanned
  | TaskMeasureCompleted
  | TaskExtensionGranted
  | TaskPhaseClosed
  | TaskRectified
  | TaskAnswered
  | TaskAcceptanceApplied
  | TaskAcceptancePassed
  | TaskAcceptanceFailed
  | TaskDisclosed
  | TaskObjectionRaised
  | TaskObjectionSettled
  | TaskDelisted
  | TaskLookedBack
  | TaskReopened
  | TaskAccountabilityRecorded
  | TaskVoided
  | RecordCorrected;

const level = oneOf(authorityLevels);
const occurredAt = momentOf;

/** Every event of a task and the version of its data; an older version gets its upcast here. */
export const taskCatalogue = catalogueOf<TaskEvent>({
  ...handoverCatalogue,
  TaskHandedOver: entered({
    campaign: textOf(NAME),
    batch: textOf(SHORT),
    level,
    authority: textOf(NAME),
    documentNumber: textOf(NAME),
    text: prose,
    pollutionType: textOf(SHORT),
    due: momentOf,
  }),
  TaskClaimed: entered({ unit: textOf(NAME), unitLevel: level, person: textOf(SHORT) }),
  TaskReturned: entered({ reason: prose }),
  TaskReturnAccepted: entered({ documentNumber: textOf(NAME) }),
  TaskReturnRejected: entered({ reason: prose }),
  // Whether it is true is found anew, never corrected: answers stand on it.
  TaskInvestigated: entered({ findings: prose }),
  TaskPlanned: entered({
    goal: prose,
    'measures.*.measure': prose,
    'measures.*.responsible': textOf(SHORT),
    'measures.*.dueDay': dayOf,
  }),
  TaskMeasureCompleted: entered(),
  TaskExtensionGranted: entered({ authority: textOf(NAME), documentNumber: textOf(NAME), due: momentOf }),
  TaskPhaseClosed: entered({ reason: prose, nextDue: momentOf }),
  TaskRectified: entered({ what: prose }),
  TaskAnswered: entered({ reply: prose }),
  TaskAcceptanceApplied: entered({ note: prose }),
  TaskAcceptancePassed: entered(),
  TaskAcceptanceFailed: entered({ reason: prose }),
  TaskDisclosed: entered({ where: textOf(NAME) }),
  TaskObjectionRaised: entered({ text: prose }),
  TaskObjectionSettled: entered({ outcome: prose }),
  TaskDelisted: entered({ authority: textOf(NAME), documentNumber: textOf(NAME) }),
  TaskLookedBack: entered({ findings: prose }),
  // A reopening goes with its look-back.
  TaskReopened: { schema: 1, isStep: false },
  TaskAccountabilityRecorded: entered({
    measure: textOf(SHORT),
    documentNumber: textOf(NAME),
    persons: wholeOf(1, 1_000),
  }),
  // A number that is free again begins anew, whenever that was found.
  TaskVoided: { schema: 1, undoes: 'record', isStep: false, correctable: { reason: prose, occurredAt } },
});
