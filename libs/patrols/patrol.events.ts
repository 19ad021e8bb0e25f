import {
  correctionCatalogue,
  type Correctable,
  type DomainEvent,
  type EventCatalogue,
  type EventSchema,
  type RecordCorrected,
} from '#event-sourcing';
import { isFile, legibleItems, momentOf, textOf, withLost, type Illegible } from '#platform';

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
  } & Illegible
>;
export type PatrolVoided = DomainEvent<'PatrolVoided', { readonly reason: string }>;

export type PatrolEvent = PatrolRecorded | PatrolVoided | RecordCorrected;

/**
 * Version 1 took lists inside lists: of a finding in a list of its own nothing was stored but an id, which reads as
 * nothing.
 */
function withLegibleFindings(data: Record<string, unknown>): Record<string, unknown> {
  const isFinding = (item: unknown) => typeof (item as Partial<PatrolFinding> | null)?.description === 'string';
  const { items = [], lost } = legibleItems(data['findings'], 'findings', isFinding);
  const lostFiles: string[] = [];
  const findings = (items as PatrolFinding[]).map((finding) => {
    const files = legibleItems(finding.evidence, 'evidence', isFile);
    if (files.lost.length === 0) return finding;
    const index = (data['findings'] as unknown[]).indexOf(finding);
    lostFiles.push(...files.lost.map((path) => `findings.${index}.${path}`));
    return { ...finding, evidence: files.items };
  });
  return withLost(data, { findings }, [...lost, ...lostFiles]);
}

/** Every event of a patrol and the version of its data; an older version gets its upcast here. */
export const patrolCatalogue: EventCatalogue & Record<PatrolEvent['type'], EventSchema> = {
  PatrolRecorded: { schema: 2, upcasts: { 1: withLegibleFindings } },
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
