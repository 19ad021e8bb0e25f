import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { creditCodeOf, entered, momentOf, NAME, oneOf, prose, SHORT, textOf, wholeOf } from '#platform';
import { attitudes, type Attitude } from './enterprise.commands.js';

export type EnterpriseRegistered = DomainEvent<
  'EnterpriseRegistered',
  {
    readonly name: string;
    readonly communityId: string;
    readonly siteId?: string;
    readonly trade?: string;
    /** Since version 2. */
    readonly creditCode?: string;
  }
>;
export type EnterpriseSurveyed = DomainEvent<
  'EnterpriseSurveyed',
  {
    readonly staff: number;
    readonly members: number;
    readonly ownerAttitude: Attitude;
    readonly hasPremises?: boolean;
    readonly reasonForNone?: string;
  }
>;
export type EnterpriseBranchNamed = DomainEvent<'EnterpriseBranchNamed', { readonly organisationId: string }>;
export type EnterpriseBranchDropped = DomainEvent<'EnterpriseBranchDropped', { readonly reason: string }>;
export type EnterpriseClosed = DomainEvent<'EnterpriseClosed', { readonly reason: string }>;

export type EnterpriseEvent =
  | EnterpriseRegistered
  | EnterpriseSurveyed
  | EnterpriseBranchNamed
  | EnterpriseBranchDropped
  | EnterpriseClosed
  | RecordCorrected;

const PEOPLE = wholeOf(0, 1_000_000);

/** Every event of an enterprise and the version of its data; an older version gets its upcast here. */
export const enterpriseCatalogue = catalogueOf<EnterpriseEvent>({
  EnterpriseRegistered: {
    schema: 2,
    upcasts: { 1: (data) => data },
    correctable: {
      name: textOf(NAME),
      communityId: textOf(SHORT),
      trade: textOf(NAME),
      creditCode: creditCodeOf,
      occurredAt: momentOf,
    },
  },
  EnterpriseSurveyed: entered({
    staff: PEOPLE,
    members: PEOPLE,
    ownerAttitude: oneOf(attitudes),
    reasonForNone: prose,
  }),
  EnterpriseBranchNamed: entered(),
  EnterpriseBranchDropped: entered({ reason: prose }),
  EnterpriseClosed: entered({ reason: prose }),
});
