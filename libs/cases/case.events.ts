import type { NumberedCommandDeclined } from '#numbers';
import { appealCatalogue, type AppealEvent } from './appeal.events.js';
import type { TimeLimit } from '#calendar';
import {
  correctionCatalogue,
  type CorrectionConfirmed,
  type CorrectionLapsed,
  type CorrectionProposed,
  type CorrectionRejected,
  type DomainEvent,
  type EventCatalogue,
  type EventSchema,
  type Instant,
  type RecordCorrected as Corrected,
} from '#event-sourcing';
import {
  handoverCatalogue,
  withLegibleFiles,
  type EvidenceFile,
  type FindingSource,
  type FoundIn,
  type Illegible,
  type WorkHandedOver,
} from '#platform';

/** A deadline. Where the source knows only the day, `at` is the last millisecond of that day. */
export interface Due {
  readonly at: Instant;
  readonly precision: 'instant' | 'day';
  /** What was ordered, where that was no moment: by it a deadline follows holidays that become known later. */
  readonly ordered?: Ordered;
}

/** A limit as it was ordered: 3 working days, counted from then. */
export interface Ordered extends TimeLimit {
  readonly from: Instant;
  /** When its clock stood still since, in order. */
  readonly pauses?: readonly Pause[];
}

export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
}

export type ProblemSource = 'resident' | 'hotline' | 'authority' | 'staff' | 'import' | FindingSource;

/** How a notice reached its recipient: in person, post, fax or e-mail, entrusted, forwarded, left in place (留置). */
export type ServiceMethod = 'direct' | 'post' | 'fax-or-email' | 'entrusted' | 'forwarded' | 'left-in-place';

export interface Refusal {
  readonly reason: string;
  readonly witnesses: readonly string[];
}

/** What a proof of service (送达回证) says besides; since version 2. */
export interface ServiceProof {
  /** Where it was handed over or left. */
  readonly place?: string;
  /** What whoever received it is to the recipient: the recipient in person, a grown member of the household, the office. */
  readonly relation?: string;
  readonly secondServer?: string;
  /** Who saw that it was left in place, and what was recorded of it. */
  readonly witnesses?: string[];
  readonly recording?: readonly EvidenceFile[];
  readonly remarks?: string;
}

type Event<T extends string, D extends object> = DomainEvent<T, D>;

export type ProblemReported = Event<
  'ProblemReported',
  {
    readonly category: string;
    readonly description: string;
    readonly source: ProblemSource;
    readonly siteId?: string;
    readonly communityId?: string;
    readonly location?: string;
    readonly patrolId?: string;
    /** The record that found it, where that was no patrol; since version 3. */
    readonly foundIn?: FoundIn;
    readonly evidence?: readonly EvidenceFile[];
    /** The record's own number in the system that it came from. */
    readonly sourceNumber?: string;
    /** The site by the source's word, whether it was registered or not. */
    readonly sourceSiteId?: string;
    /** Of the hotline's order, which may tell of several problems: each case refers to it. Since version 4, as the next two. */
    readonly externalNumber?: string;
    /** Tells callers apart: a keyed digest, never the number itself. */
    readonly callerKey?: string;
    /** The case in which the same caller told of the same matter before. */
    readonly repeatOf?: string;
    /** Who told the source. */
    readonly reporter?: string;
    /** When the source had last touched the record, by its own word: what is older is no news. */
    readonly sourceTouched?: Instant;
    /** The source's name of the community, where the community is not a register entry. */
    readonly communityName?: string;
    /** Fields that the source did not tell, and what stands in for them. */
    readonly assumed?: readonly string[];
    /** What is odd about the record, though it was taken. */
    readonly anomalies?: readonly string[];
  } & Illegible
>;
/** Found and put right at once (劝导 persuaded, 规范 put in order): a closed case in one event. */
export type CorrectedOnTheSpot = Event<
  'CorrectedOnTheSpot',
  {
    readonly kind: 'persuasion' | 'correction';
    readonly category: string;
    readonly description: string;
    readonly siteId?: string;
    readonly communityId?: string;
    readonly location?: string;
    readonly patrolId?: string;
    /** The record that found it, where that was no patrol; since version 3. */
    readonly foundIn?: FoundIn;
    readonly evidence?: readonly EvidenceFile[];
  } & Illegible
>;
/** Marks what an import has told, in distinction from what the office did itself. */
interface Sourced {
  readonly source?: 'import';
}
export type CaseFiled = Event<'CaseFiled', { readonly number: string } & Sourced>;
export type CaseVoided = Event<'CaseVoided', { readonly reason: string } & Sourced>;
export type CaseMerged = Event<
  'CaseMerged',
  {
    readonly into: string;
    readonly reason?: string;
    /** 重复诉求: the same caller told of the same matter again; since version 2. */
    readonly repeat?: boolean;
  }
>;
/** The merge was a mistake: the case stands as it stood before. */
export type MergeUndone = Event<'MergeUndone', { readonly reason: string }>;
export type CaseDispatched = Event<
  'CaseDispatched',
  {
    readonly deadlineId: string;
    readonly department: string;
    readonly assignee?: string;
    readonly due?: Due;
    readonly note?: string;
    readonly anomalies?: readonly string[];
  } & Sourced
>;
export type CaseReturned = Event<'CaseReturned', { readonly reason: string } & Sourced>;
export type NoticeIssued = Event<
  'NoticeIssued',
  {
    readonly noticeId: string;
    readonly number: string;
    readonly facts: string;
    readonly basis: string;
    readonly requirements: string;
    readonly recipient: string;
    readonly due: Due;
  }
>;
export type NoticeServed = Event<
  'NoticeServed',
  {
    readonly noticeId: string;
    readonly method: ServiceMethod;
    readonly servedBy: string;
    readonly servedTo: string;
    /** To the minute. */
    readonly servedAt: Instant;
    readonly refusal?: Refusal;
  } & ServiceProof
>;
export type ExtensionRequested = Event<
  'ExtensionRequested',
  { readonly extensionId: string; readonly deadlineId: string; readonly until: Due; readonly reason: string }
>;
export type ExtensionGranted = Event<
  'ExtensionGranted',
  { readonly extensionId: string; readonly deadlineId: string; readonly due: Due }
>;
export type ExtensionDenied = Event<'ExtensionDenied', { readonly extensionId: string; readonly reason: string }>;
export type CaseSuspended = Event<'CaseSuspended', { readonly reason: string }>;
/** The clock stood still: each running deadline moves by the working time that passed. */
export type CaseResumed = Event<
  'CaseResumed',
  { readonly note?: string; readonly deadlines: readonly { readonly deadlineId: string; readonly due: Due }[] }
>;
export type RectificationReported = Event<
  'RectificationReported',
  {
    readonly measures: string;
    /** Who put it right; the assignee unless told. */
    readonly rectifiedBy?: string;
    readonly before?: readonly EvidenceFile[];
    readonly after?: readonly EvidenceFile[];
  } & Illegible &
    Sourced
>;
export type RectificationVerified = Event<'RectificationVerified', { readonly note?: string }>;
/** The working time that was left when it was reported is left again: the checker's time ran on no handler's clock. */
export type RectificationRejected = Event<
  'RectificationRejected',
  { readonly reason: string; readonly deadlines?: readonly { readonly deadlineId: string; readonly due: Due }[] }
>;
export type CaseClosed = Event<
  'CaseClosed',
  {
    readonly how: 'verified' | 'imported';
    readonly note?: string;
    readonly anomalies?: readonly string[];
    /** By when whoever reported it is to be called back, where the office does so; since version 2. */
    readonly callbackDue?: Instant;
  } & Sourced
>;
/** 回访: whoever reported it was asked, after the closing, by somebody who had not handled it. */
export type CallbackRecorded = Event<
  'CallbackRecorded',
  {
    readonly reached: boolean;
    readonly solved?: Solved;
    readonly satisfaction?: Satisfaction;
    readonly note?: string;
    /** They were reached, or were called as often as the office calls: no more is due for this closing. */
    readonly final: boolean;
  }
>;
export type Solved = 'yes' | 'partly' | 'no';
export type Satisfaction = 'very' | 'satisfied' | 'neutral' | 'unsatisfied';
export type SupervisionPlaced = Event<
  'SupervisionPlaced',
  {
    readonly supervisionId: string;
    readonly level: SupervisionLevel;
    readonly by: string;
    readonly documentNumber?: string;
    readonly due: Due;
  }
>;
export type SupervisionLevel = 'district' | 'city' | 'province' | 'ministry';
export type SupervisionReplied = Event<
  'SupervisionReplied',
  { readonly supervisionId: string; readonly reply: string }
>;
export type SupervisionLifted = Event<'SupervisionLifted', { readonly supervisionId: string; readonly note?: string }>;
export type LookBackRecorded = Event<
  'LookBackRecorded',
  {
    readonly result: 'held' | 'relapsed';
    readonly findings?: string;
    readonly evidence?: readonly EvidenceFile[];
  } & Illegible
>;
export type CaseReopened = Event<'CaseReopened', { readonly reason: string } & Sourced>;
/** The calendar has learned of holidays since, or of working weekends: what was ordered ends at another moment. */
export type DeadlineMoved = Event<
  'DeadlineMoved',
  { readonly deadlineId: string; readonly due: Due; readonly previous: Instant; readonly reason: string }
>;
export type DeadlineMissed = Event<'DeadlineMissed', { readonly deadlineId: string; readonly due: Due }>;
export type CaseEscalated = Event<
  'CaseEscalated',
  { readonly deadlineId: string; readonly reason: string; readonly department?: string; readonly assignee?: string }
>;
/** As in every room, with the notice that the corrected event concerns, where it concerns one. */
export type RecordCorrected = Event<'RecordCorrected', Corrected['data'] & { readonly noticeId?: string } & Sourced>;

export type CaseEvent =
  | WorkHandedOver
  | ProblemReported
  | CorrectedOnTheSpot
  | CaseFiled
  | CaseVoided
  | CaseMerged
  | MergeUndone
  | CaseDispatched
  | CaseReturned
  | NoticeIssued
  | NoticeServed
  | ExtensionRequested
  | ExtensionGranted
  | ExtensionDenied
  | CaseSuspended
  | CaseResumed
  | RectificationReported
  | RectificationVerified
  | RectificationRejected
  | CaseClosed
  | CallbackRecorded
  | SupervisionPlaced
  | SupervisionReplied
  | SupervisionLifted
  | LookBackRecorded
  | CaseReopened
  | DeadlineMissed
  | DeadlineMoved
  | CaseEscalated
  | AppealEvent
  | RecordCorrected
  | CorrectionProposed
  | CorrectionConfirmed
  | CorrectionLapsed
  | CorrectionRejected
  | NumberedCommandDeclined;

/** Version 2 of whatever bears a deadline: it may say what was ordered. Before, nobody kept that. */
const withOrdered = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

/** Version 2 of a service has what else a proof of service says; version 1 could not say it. */
const withProof = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

/** Version 2 of a rejection says which deadlines go on and until when; before, they went on as they were. */
const withDeadlines = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

const legibleEvidence = withLegibleFiles('evidence');

/** Of a finding in a list inside a list version 1 reported a problem without words. */
function withLegibleReport(data: Record<string, unknown>): Record<string, unknown> {
  const read: Record<string, unknown> & Illegible = legibleEvidence(data);
  const missing = ['category', 'description'].filter((field) => typeof data[field] !== 'string');
  return missing.length === 0 ? read : { ...read, illegible: [...missing, ...(read.illegible ?? [])] };
}

const asItWas = (data: Record<string, unknown>) => data;

/** Version 3 may say which record found it; some of version 2 said so already, and nobody kept it. */
const withFoundIn = { schema: 3, upcasts: { 1: withLegibleReport, 2: asItWas } };

/** Version 4 may come from the hotline, with its order and by a caller who is told apart. */
const withHotline = { schema: 4, upcasts: { 1: withLegibleReport, 2: asItWas, 3: asItWas } };

/** Version 2 may say that it was a repeated complaint; version 1 did not know. */
const withRepeat = { schema: 2, upcasts: { 1: asItWas } };

/** Version 2 may say by when to call back; before, nobody was to. */
const withCallback = { schema: 2, upcasts: { 1: asItWas } };

/** Version 2 may come from an import; before, nothing but the office returned a case. */
const withSource = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

/** Every event of a case and the version of its data; an older version gets its upcast here. */
export const caseCatalogue: EventCatalogue & Record<CaseEvent['type'], EventSchema> = {
  ...handoverCatalogue,
  ProblemReported: withHotline,
  CorrectedOnTheSpot: withFoundIn,
  CaseFiled: { schema: 1 },
  CaseVoided: { schema: 1 },
  CaseMerged: withRepeat,
  MergeUndone: { schema: 1 },
  CaseDispatched: withOrdered,
  CaseReturned: withSource,
  NoticeIssued: withOrdered,
  NoticeServed: withProof,
  ExtensionRequested: withOrdered,
  ExtensionGranted: withOrdered,
  ExtensionDenied: { schema: 1 },
  CaseSuspended: { schema: 1 },
  CaseResumed: withOrdered,
  RectificationReported: { schema: 2, upcasts: { 1: withLegibleFiles('before', 'after') } },
  RectificationVerified: { schema: 1 },
  RectificationRejected: withDeadlines,
  CaseClosed: withCallback,
  CallbackRecorded: { schema: 1 },
  SupervisionPlaced: withOrdered,
  SupervisionReplied: { schema: 1 },
  SupervisionLifted: { schema: 1 },
  LookBackRecorded: { schema: 2, upcasts: { 1: withLegibleFiles('evidence') } },
  CaseReopened: { schema: 1 },
  DeadlineMissed: withOrdered,
  DeadlineMoved: { schema: 1 },
  CaseEscalated: { schema: 1 },
  ...appealCatalogue,
  ...correctionCatalogue,
  NumberedCommandDeclined: { schema: 1 },
};

export const CASE_STREAM = 'case';

export function isCaseEvent(event: { readonly stream: string }): boolean {
  return event.stream.startsWith(`${CASE_STREAM}-`);
}
