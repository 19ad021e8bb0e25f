import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import { entered, momentLongAgoOf, NAME, oneOf, prose, SHORT, textOf, wholeOf } from '#platform';
import {
  forms,
  officerRoles,
  organisationTypes,
  type Form,
  type Level,
  type OfficerRole,
  type OrganisationType,
} from './labels.js';

export type OrganisationFounded = DomainEvent<
  'OrganisationFounded',
  {
    readonly name: string;
    readonly level: Level;
    readonly type: OrganisationType;
    readonly form: Form;
    readonly units: readonly string[];
    readonly parentId?: string;
    readonly communityId?: string;
    readonly approvalNumber?: string;
    readonly fullMembers?: number;
  }
>;
export type OrganisationRenamed = DomainEvent<'OrganisationRenamed', { readonly name: string }>;
export type OrganisationReclassified = DomainEvent<'OrganisationReclassified', { readonly type: OrganisationType }>;
/** Only what is different from before. */
export type OrganisationMoved = DomainEvent<
  'OrganisationMoved',
  { readonly parentId?: string; readonly communityId?: string }
>;
export type TermBegun = DomainEvent<
  'TermBegun',
  {
    readonly termId: string;
    readonly from: Instant;
    readonly to: Instant;
    readonly due: number;
    readonly present: number;
    readonly votes: number;
    readonly approval?: string;
  }
>;
export type TermExtended = DomainEvent<
  'TermExtended',
  { readonly termId: string; readonly to: Instant; readonly approval: string }
>;
export type TermOverdue = DomainEvent<'TermOverdue', { readonly termId: string; readonly to: Instant }>;
/** A branch of its own reported fewer full members than a branch needs; the clock says so once of a report. */
export type BranchBelowThree = DomainEvent<'BranchBelowThree', { readonly reportId: string; readonly full: number }>;

interface OfficerData {
  readonly officerId: string;
  readonly role: OfficerRole;
  /** Party membership is sensitive: a pseudonym. */
  readonly personId: string;
  readonly from: Instant;
  readonly until?: Instant;
}
export type OfficerElected = DomainEvent<'OfficerElected', OfficerData>;
export type OfficerAppointed = DomainEvent<'OfficerAppointed', OfficerData & { readonly approvalNumber?: string }>;
export type OfficerEnded = DomainEvent<
  'OfficerEnded',
  { readonly officerId: string; readonly until: Instant; readonly reason?: string }
>;
/** It happened at the beginning of the day that it was reported for. */
export type MemberCountReported = DomainEvent<
  'MemberCountReported',
  {
    readonly reportId: string;
    readonly on: string;
    readonly full: number;
    readonly probationary: number;
    readonly women?: number;
    readonly upTo35?: number;
    readonly collegeOrMore?: number;
    readonly floating?: number;
  }
>;
export type MemberCountWithdrawn = DomainEvent<
  'MemberCountWithdrawn',
  { readonly reportId: string; readonly reason: string }
>;
export type OrganisationDissolved = DomainEvent<
  'OrganisationDissolved',
  { readonly reason: string; readonly membersTo?: string }
>;
export type OrganisationVoided = DomainEvent<'OrganisationVoided', { readonly reason: string }>;

export type OrganisationEvent =
  | OrganisationFounded
  | OrganisationRenamed
  | OrganisationReclassified
  | OrganisationMoved
  | TermBegun
  | TermExtended
  | TermOverdue
  | BranchBelowThree
  | OfficerElected
  | OfficerAppointed
  | OfficerEnded
  | MemberCountReported
  | MemberCountWithdrawn
  | OrganisationDissolved
  | OrganisationVoided
  | RecordCorrected;

const COUNT = wholeOf(0, 100_000);
const officer = { role: oneOf(officerRoles), personId: textOf(SHORT), from: momentLongAgoOf, until: momentLongAgoOf };

/**
 * The level stays: what stands above and below follows from it. A report of a wrong day is withdrawn. What is no step
 * holds at times of its own.
 */
export const organisationCatalogue = catalogueOf<OrganisationEvent>({
  OrganisationFounded: entered({
    name: textOf(NAME),
    type: oneOf(organisationTypes),
    form: oneOf(forms),
    approvalNumber: textOf(NAME),
    fullMembers: COUNT,
    'units.*': textOf(NAME),
    occurredAt: momentLongAgoOf,
  }),
  OrganisationRenamed: entered({ name: textOf(NAME) }),
  OrganisationReclassified: entered({ type: oneOf(organisationTypes) }),
  OrganisationMoved: entered(),
  TermBegun: {
    schema: 1,
    isStep: false,
    correctable: {
      from: momentLongAgoOf,
      to: momentLongAgoOf,
      due: COUNT,
      present: COUNT,
      votes: COUNT,
      approval: textOf(NAME),
    },
  },
  TermExtended: { schema: 1, isStep: false, correctable: { to: momentLongAgoOf, approval: textOf(NAME) } },
  TermOverdue: { schema: 1, isStep: false },
  BranchBelowThree: { schema: 1, isStep: false },
  OfficerElected: { schema: 1, isStep: false, correctable: officer },
  OfficerAppointed: { schema: 1, isStep: false, correctable: { ...officer, approvalNumber: textOf(NAME) } },
  OfficerEnded: { schema: 1, isStep: false, correctable: { until: momentLongAgoOf, reason: prose } },
  MemberCountReported: {
    schema: 1,
    isStep: false,
    correctable: {
      full: COUNT,
      probationary: COUNT,
      women: COUNT,
      upTo35: COUNT,
      collegeOrMore: COUNT,
      floating: COUNT,
    },
  },
  MemberCountWithdrawn: { schema: 1, undoes: { type: 'MemberCountReported', same: 'reportId' }, isStep: false },
  OrganisationDissolved: entered({ reason: prose }),
  OrganisationVoided: { schema: 1, undoes: 'record' },
});
