import {
  correctionCatalogue,
  type Correctable,
  type DomainEvent,
  type EventCatalogue,
  type RecordCorrected,
} from '#event-sourcing';
import { momentOf, textOf } from '#platform';

/** A photo or document: content-addressed, so that the event proves which file was meant. */
export interface EvidenceOfFinding {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name?: string;
}

/** Something wrong that a patrol found. */
export class PatrolFinding {
  /** Also the id of the case that it becomes. */
  readonly findingId: string;
  readonly category: string;
  readonly description: string;
  readonly location?: string;
  readonly evidence?: EvidenceOfFinding[];
  /** Found and put right at once. */
  readonly correctedOnTheSpot?: boolean;
}

/** One visit to one site at one time (处次): by the actor, when it occurred. */
export type PatrolRecorded = DomainEvent<
  'PatrolRecorded',
  {
    readonly siteId: string;
    readonly communityId: string;
    readonly findings: PatrolFinding[];
    readonly note?: string;
    readonly companions?: string[];
  }
>;
export type PatrolVoided = DomainEvent<'PatrolVoided', { readonly reason: string }>;

export type PatrolEvent = PatrolRecorded | PatrolVoided | RecordCorrected;

/** Every event of a patrol and the version of its data; an older version gets its upcast here. */
export const patrolCatalogue: EventCatalogue & Record<PatrolEvent['type'], { schema: number }> = {
  PatrolRecorded: { schema: 1 },
  PatrolVoided: { schema: 1 },
  ...correctionCatalogue,
};

/** What can be corrected of a visit. */
export const correctable: Correctable = {
  PatrolRecorded: {
    occurredAt: momentOf,
    note: textOf(4_000),
    'findings.*.category': textOf(100),
    'findings.*.description': textOf(4_000),
    'findings.*.location': textOf(200),
  },
  PatrolVoided: { reason: textOf(4_000), occurredAt: momentOf },
};
