import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { creditCodeOf, entered, momentOf, NAME, oneOf, prose, SHORT, textOf } from '#platform';
import { siteKinds, type SiteKind } from './labels.js';
import { responsibilityCatalogue, type ResponsibilityEvent } from './responsibility.events.js';

export type SiteRegistered = DomainEvent<
  'SiteRegistered',
  {
    readonly siteId: string;
    readonly name: string;
    readonly kind: SiteKind;
    readonly communityId: string;
    readonly address?: string;
    /** Of whoever runs it; since version 2. */
    readonly creditCode?: string;
  }
>;
/** Only what is different from before. */
export type SiteChanged = DomainEvent<
  'SiteChanged',
  { readonly name?: string; readonly address?: string; readonly creditCode?: string }
>;
export type SiteRetired = DomainEvent<'SiteRetired', { readonly reason: string }>;
export type SiteRestored = DomainEvent<'SiteRestored', { readonly reason: string }>;

export type SiteEvent =
  SiteRegistered | SiteChanged | SiteRetired | SiteRestored | ResponsibilityEvent | RecordCorrected;

/** Version 2 may say whose credit code it has; version 1 could not. */
const withCreditCode = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

/** Every event of a site and the version of its data; an older version gets its upcast here. */
export const siteCatalogue = catalogueOf<SiteEvent>({
  SiteRegistered: {
    ...withCreditCode,
    correctable: {
      name: textOf(NAME),
      kind: oneOf(siteKinds),
      communityId: textOf(SHORT),
      address: textOf(NAME),
      creditCode: creditCodeOf,
      occurredAt: momentOf,
    },
  },
  SiteChanged: {
    ...withCreditCode,
    correctable: { name: textOf(NAME), address: textOf(NAME), creditCode: creditCodeOf, occurredAt: momentOf },
  },
  SiteRetired: entered({ reason: prose }),
  SiteRestored: entered({ reason: prose }),
  ...responsibilityCatalogue,
});
