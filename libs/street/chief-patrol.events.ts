import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, momentOf, NumberedProblem, problemCorrections, prose } from '#platform';
import type { Role } from '#places';

/** Something wrong that a chief found, with the id of the case that it becomes. */
export class ChiefFound extends NumberedProblem {}

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

export const chiefPatrolCatalogue = catalogueOf<ChiefPatrolEvent>({
  ChiefPatrolRecorded: {
    schema: 1,
    correctable: {
      occurredAt: momentOf,
      note: prose,
      ...problemCorrections('findings'),
    },
  },
  ChiefPatrolVoided: entered({ reason: prose }, { undoes: 'record' }),
});
