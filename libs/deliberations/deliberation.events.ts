import { catalogueOf, type DomainEvent, type EventCatalogue, type RecordCorrected } from '#event-sourcing';
import { dayOf, entered, momentOf, NAME, prose, SHORT, textOf, wholeOf, type EvidenceFile } from '#platform';
import type { Ballot, DeliberationStep, Method, Setting } from './methods.js';

interface Told {
  readonly note?: string;
  readonly minutes?: EvidenceFile;
  readonly evidence?: EvidenceFile[];
}

interface Attended {
  readonly due: number;
  readonly present: number;
}

interface Shown {
  readonly where: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

export type DeliberationOpened = DomainEvent<
  'DeliberationOpened',
  {
    readonly method: Method;
    readonly matter: string;
    readonly communityId: string;
    readonly siteId?: string;
    readonly proposer: string;
    readonly problems: string[];
    readonly households?: number;
    readonly setting: Setting;
    readonly combinedPosts: boolean;
    /** The law by which owners would have to decide it together. */
    readonly ownersJointBy?: string;
  }
>;
export type OpinionsSolicited = DomainEvent<
  'OpinionsSolicited',
  Told & { readonly how: string; readonly asked: number; readonly opinions: number }
>;
export type ProposalMade = DomainEvent<'ProposalMade', Told & Attended & { readonly proposal: string }>;
export type UnitsConsulted = DomainEvent<'UnitsConsulted', Told & { readonly units: string[] }>;
export type CommitteesDeliberated = DomainEvent<'CommitteesDeliberated', Told & Attended>;
export type MembersReviewed = DomainEvent<'MembersReviewed', Told & Ballot>;
export type ResolutionVoted = DomainEvent<'ResolutionVoted', Told & Ballot>;
/** A vote without quorum or majority; it may be held again. */
export type VoteFailed = DomainEvent<
  'VoteFailed',
  Told & Ballot & { readonly step: DeliberationStep; readonly lacks: 'quorum' | 'majority' }
>;
export type ResolutionDisclosed = DomainEvent<'ResolutionDisclosed', Told & Shown>;
export type ImplementationDisclosed = DomainEvent<'ImplementationDisclosed', Told & Shown>;
export type ObjectionRaised = DomainEvent<
  'ObjectionRaised',
  { readonly objectionId: string; readonly text: string; readonly raisedBy?: string }
>;
export type ObjectionAnswered = DomainEvent<
  'ObjectionAnswered',
  { readonly objectionId: string; readonly reply: string }
>;
export type ImplementationStarted = DomainEvent<'ImplementationStarted', Told>;
export type ImplementationReported = DomainEvent<'ImplementationReported', Told & { readonly report: string }>;
export type HouseholdRegistered = DomainEvent<
  'HouseholdRegistered',
  { readonly householdId: string; readonly building?: string }
>;
export type HouseholdWithdrawn = DomainEvent<'HouseholdWithdrawn', { readonly householdId: string }>;
export type HouseholdsTallied = DomainEvent<'HouseholdsTallied', { readonly count: number }>;
export type HouseholdsChanged = DomainEvent<
  'HouseholdsChanged',
  { readonly households: number; readonly reason?: string }
>;
export type DeliberationClosed = DomainEvent<
  'DeliberationClosed',
  Told & {
    readonly outcome: 'solved' | 'partly' | 'not-solved';
    readonly why: string;
    /** Of its problems, from 0 on. */
    readonly solvedProblems: number[];
  }
>;
export type DeliberationDropped = DomainEvent<
  'DeliberationDropped',
  { readonly step: DeliberationStep; readonly reason: string }
>;
export type DeliberationVoided = DomainEvent<'DeliberationVoided', { readonly reason: string }>;

/** That a matter of a place is under deliberation: who is first on its stream has it. */
export type MatterTaken = DomainEvent<'MatterTaken', { readonly deliberationId: string }>;

export type HouseholdEvent = HouseholdRegistered | HouseholdWithdrawn;
export type StepEvent =
  | OpinionsSolicited
  | ProposalMade
  | UnitsConsulted
  | CommitteesDeliberated
  | MembersReviewed
  | ResolutionVoted
  | ResolutionDisclosed
  | ImplementationStarted
  | ImplementationDisclosed;
export type DeliberationEvent =
  | DeliberationOpened
  | StepEvent
  | VoteFailed
  | ObjectionRaised
  | ObjectionAnswered
  | ImplementationReported
  | HouseholdEvent
  | HouseholdsTallied
  | HouseholdsChanged
  | DeliberationClosed
  | DeliberationDropped
  | DeliberationVoided
  | RecordCorrected;

/** Which step each event takes. */
export const stepTaken: Readonly<Record<StepEvent['type'], DeliberationStep>> = {
  OpinionsSolicited: 'solicit',
  ProposalMade: 'propose',
  UnitsConsulted: 'consult',
  CommitteesDeliberated: 'deliberate',
  MembersReviewed: 'review',
  ResolutionVoted: 'resolve',
  ResolutionDisclosed: 'disclose-resolution',
  ImplementationStarted: 'implement',
  ImplementationDisclosed: 'disclose-implementation',
};

export const matterCatalogue: EventCatalogue & Record<MatterTaken['type'], EventCatalogue[string]> = {
  MatterTaken: { schema: 1 },
};

const COUNT = wholeOf(0, 1_000_000);
const POSITIVE = wholeOf(1, 1_000_000);
const step = { note: prose, occurredAt: momentOf };
const ballot = { ...step, due: POSITIVE, inFavour: COUNT, against: COUNT, abstained: COUNT };
const shown = { ...step, where: textOf(NAME), from: dayOf, to: dayOf };

/** Every event of a deliberation and the version of its data; an older version gets its upcast here. */
export const deliberationCatalogue = catalogueOf<DeliberationEvent>({
  DeliberationOpened: entered({ 'problems.*': textOf(NAME), proposer: textOf(SHORT), households: POSITIVE }),
  OpinionsSolicited: { schema: 1, correctable: { ...step, how: textOf(SHORT), asked: COUNT, opinions: COUNT } },
  ProposalMade: { schema: 1, correctable: { ...step, due: POSITIVE, present: COUNT, proposal: prose } },
  UnitsConsulted: { schema: 1, correctable: { ...step, 'units.*': textOf(NAME) } },
  CommitteesDeliberated: { schema: 1, correctable: { ...step, due: POSITIVE, present: COUNT } },
  MembersReviewed: { schema: 1, correctable: ballot },
  ResolutionVoted: { schema: 1, correctable: ballot },
  VoteFailed: { schema: 1, correctable: ballot },
  ResolutionDisclosed: { schema: 1, correctable: shown },
  ImplementationDisclosed: { schema: 1, correctable: shown },
  ObjectionRaised: entered({ text: prose }),
  ObjectionAnswered: entered({ reply: prose }),
  ImplementationStarted: { schema: 1, correctable: step },
  ImplementationReported: { schema: 1, correctable: { ...step, report: prose } },
  HouseholdRegistered: { schema: 1 },
  HouseholdWithdrawn: { schema: 1 },
  HouseholdsTallied: entered({ count: COUNT }),
  HouseholdsChanged: entered({ households: POSITIVE, reason: prose }),
  DeliberationClosed: entered({ why: prose }),
  DeliberationDropped: entered({ reason: prose }),
  DeliberationVoided: entered({ reason: prose }, { undoes: 'record' }),
});
