import {
  correctionCatalogue,
  type CorrectionsOf,
  type DomainEvent,
  type EventCatalogue,
  type RecordCorrected,
} from '#event-sourcing';
import { EvidenceFile, momentOf, textOf } from '#platform';
import type { Role } from '#places';

/** Something wrong that a chief found. */
export class ChiefFound {
  /** Also the id of the case that it becomes. */
  readonly findingId: string;
  readonly category: string;
  readonly description: string;
  readonly location?: string;
  readonly evidence?: EvidenceFile[];
}

/** A chief was at the segment when it occurred; `role`: of which class, by the responsibilities of then. */
export type ChiefPatrolRecorded = DomainEvent<
  'ChiefPatrolRecorded',
  {
    readonly siteId: string;
    readonly communityId: string;
    readonly chief: string;
    readonly role: Role;
    readonly findings: ChiefFound[];
    readonly note?: string;
  }
>;
export type ChiefPatrolVoided = DomainEvent<'ChiefPatrolVoided', { readonly reason: string }>;

export type ChiefPatrolEvent = ChiefPatrolRecorded | ChiefPatrolVoided | RecordCorrected;

export const chiefPatrolCatalogue: EventCatalogue & Record<ChiefPatrolEvent['type'], { schema: number }> = {
  ChiefPatrolRecorded: { schema: 1 },
  ChiefPatrolVoided: { schema: 1 },
  ...correctionCatalogue,
};

const LONG = textOf(4_000);

export const chiefPatrolCorrections: CorrectionsOf = {
  correctable: {
    ChiefPatrolRecorded: {
      occurredAt: momentOf,
      note: LONG,
      'findings.*.category': textOf(100),
      'findings.*.description': LONG,
      'findings.*.location': textOf(200),
    },
    ChiefPatrolVoided: { reason: LONG, occurredAt: momentOf },
  },
};
