import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, LONG, momentOf, NAME, oneOf, SHORT, textOf, type EvidenceFile } from '#platform';
import { applicants, type Applicant, type FormalityKind } from './formality.kinds.js';

export type FormalityStarted = DomainEvent<
  'FormalityStarted',
  { readonly siteId: string; readonly communityId: string; readonly kind: FormalityKind; readonly by: Applicant }
>;
/** Occurred on the day of the receipt. */
export type FormalityFiled = DomainEvent<
  'FormalityFiled',
  { readonly number: string; readonly authority: string; readonly receipt?: EvidenceFile }
>;
/** Occurred on the day of the document. */
export type FormalityApproved = DomainEvent<
  'FormalityApproved',
  { readonly documentNumber: string; readonly authority: string }
>;
export type FormalityRefused = DomainEvent<'FormalityRefused', { readonly reason: string }>;
export type FormalityChangeDue = DomainEvent<'FormalityChangeDue', { readonly changed: readonly string[] }>;
export type FormalityChanged = DomainEvent<'FormalityChanged', { readonly number: string; readonly authority: string }>;
export type FormalityRevoked = DomainEvent<'FormalityRevoked', { readonly reason: string }>;
export type FormalityLapsed = DomainEvent<'FormalityLapsed', { readonly reason: string }>;

export type FormalityEvent =
  | FormalityStarted
  | FormalityFiled
  | FormalityApproved
  | FormalityRefused
  | FormalityChangeDue
  | FormalityChanged
  | FormalityRevoked
  | FormalityLapsed
  | RecordCorrected;

const [short, line, long] = [textOf(SHORT), textOf(NAME), textOf(LONG)];
const ended = { reason: long, occurredAt: momentOf };

/** Every event of a formality and the version of its data; an older version gets its upcast here. */
export const formalityCatalogue = catalogueOf<FormalityEvent>({
  FormalityStarted: entered({ by: oneOf(applicants) }),
  FormalityFiled: entered({ number: short, authority: line }),
  FormalityApproved: entered({ documentNumber: short, authority: line }),
  FormalityRefused: { schema: 1, correctable: ended },
  FormalityChangeDue: { schema: 1, isStep: false },
  FormalityChanged: entered({ number: short, authority: line }),
  FormalityRevoked: { schema: 1, correctable: ended },
  FormalityLapsed: { schema: 1, correctable: ended },
});
