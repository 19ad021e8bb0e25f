import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import {
  entered,
  momentOf,
  NumberedProblem,
  problemCorrections,
  prose,
  withLegibleProblems,
  type Illegible,
} from '#platform';

/** Something wrong that a patrol found, with the id of the case that it becomes. */
export class PatrolFinding extends NumberedProblem {
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
    /** Others of the same minute that it is not; since version 3. */
    readonly sameAsNot?: string[];
  } & Illegible
>;
export type PatrolVoided = DomainEvent<'PatrolVoided', { readonly reason: string }>;

export type PatrolEvent = PatrolRecorded | PatrolVoided | RecordCorrected;

export const patrolCatalogue = catalogueOf<PatrolEvent>({
  PatrolRecorded: {
    schema: 3,
    upcasts: { 1: withLegibleProblems('findings'), 2: (data: Record<string, unknown>) => data },
    correctable: { occurredAt: momentOf, note: prose, ...problemCorrections('findings') },
  },
  PatrolVoided: entered({ reason: prose }, { undoes: 'record' }),
});
