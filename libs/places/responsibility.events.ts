import type { DomainEvent, Instant } from '#event-sourcing';
import type { Role } from './labels.js';

/** Someone answers for a site or a community from one moment on, known or not yet known until when. */
export type ResponsibilityAssigned = DomainEvent<
  'ResponsibilityAssigned',
  {
    readonly responsibilityId: string;
    readonly role: Role;
    readonly person: string;
    readonly from: Instant;
    readonly until?: Instant;
  }
>;

export type ResponsibilityEnded = DomainEvent<
  'ResponsibilityEnded',
  { readonly responsibilityId: string; readonly until: Instant; readonly reason?: string }
>;

export type ResponsibilityEvent = ResponsibilityAssigned | ResponsibilityEnded;

/** Sites and communities share these events; the stream tells whose they are. A responsibility holds at its own times. */
export const responsibilityCatalogue = {
  ResponsibilityAssigned: { schema: 1, isStep: false },
  ResponsibilityEnded: { schema: 1, isStep: false },
} as const;
