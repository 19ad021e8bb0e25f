import { catalogueOf, type DomainEvent, type Instant, type RecordCorrected } from '#event-sourcing';
import type { Role } from '#places';
import { dayOf, entered, momentOf, prose } from '#platform';
import type { DutyKind, UnitKind } from './duty.kinds.js';
import type { PeriodKind } from './periods.js';

interface Whose {
  readonly duty: DutyKind;
  readonly unitKind: UnitKind;
  readonly unitId: string;
  readonly personId?: string;
  readonly communityId?: string;
  /** Of a patrol of a road chief: the class that the person was chief in, which figures tell apart. */
  readonly role?: Role;
  readonly period: PeriodKind;
}

export type DutyDefined = DomainEvent<'DutyDefined', Whose & { readonly from: string }>;
export type DutyPlanEnded = DomainEvent<'DutyPlanEnded', { readonly until: string; readonly reason: string }>;

export type DutyPlanEvent = DutyDefined | DutyPlanEnded | RecordCorrected;

const withRole = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

/** What is wrong in a plan besides is ended, and defined anew: its duties have been opened by it. */
export const planCatalogue = catalogueOf<DutyPlanEvent>({
  DutyDefined: { ...withRole, correctable: { occurredAt: momentOf } },
  DutyPlanEnded: entered({ until: dayOf, reason: prose }),
});

/** A period has begun, and something is due until its end. */
export type DutyOpened = DomainEvent<
  'DutyOpened',
  Whose & {
    readonly planId: string;
    readonly periodKey: string;
    readonly from: Instant;
    /** The first moment that is too late. */
    readonly until: Instant;
  }
>;
/** It happened when it was done. */
export type DutyDone = DomainEvent<
  'DutyDone',
  { readonly recordKind?: string; readonly recordId?: string; readonly note?: string }
>;
/** What did it counts no more: voided, moved, without minutes. */
export type SettlementWithdrawn = DomainEvent<
  'SettlementWithdrawn',
  { readonly recordKind: string; readonly recordId: string }
>;
export type DutyMissed = DomainEvent<'DutyMissed', { readonly until: Instant }>;
export type DutyReleased = DomainEvent<'DutyReleased', { readonly reason: string }>;

export type DutyEvent = DutyOpened | DutyDone | SettlementWithdrawn | DutyMissed | DutyReleased | RecordCorrected;

/** Every event of a duty and the version of its data; an older version gets its upcast here. */
export const dutyCatalogue = catalogueOf<DutyEvent>({
  DutyOpened: { ...withRole, isStep: false },
  DutyDone: entered({ note: prose }, { isStep: false }),
  SettlementWithdrawn: { schema: 1, undoes: { type: 'DutyDone', same: 'recordId' }, isStep: false },
  DutyMissed: { schema: 1, isStep: false },
  DutyReleased: entered({ reason: prose }),
});
