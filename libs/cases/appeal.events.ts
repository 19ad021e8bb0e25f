import type { DomainEvent, EventSchema } from '#event-sourcing';
import type { EvidenceFile } from '#platform';

/** What a unit is marked down for while it held a case: handled late or not at all, or rejected and done again. */
export type Deduction = 'late' | 'rework';
export type AppealGround = 'not-ours' | 'deadline-wrong' | 'force-majeure' | 'other';
/** In this order: the pre-check, then the leader. */
export type AppealStage = 'pre-check' | 'leader';

/** 申诉: the unit that held the case then contests what it is marked down for. */
export type DeductionAppealed = DomainEvent<
  'DeductionAppealed',
  {
    readonly appealId: string;
    /** The leg of the case, by its dispatch. */
    readonly legId: string;
    readonly deduction: Deduction;
    readonly ground: AppealGround;
    readonly unit: string;
    readonly reason: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
/** The leader's lets the deduction fall; that of the pre-check hands it on. */
export type AppealGranted = DomainEvent<
  'AppealGranted',
  { readonly appealId: string; readonly stage: AppealStage; readonly unit: string; readonly note?: string }
>;
export type AppealDenied = DomainEvent<
  'AppealDenied',
  { readonly appealId: string; readonly stage: AppealStage; readonly unit: string; readonly reason: string }
>;
export type AppealEvent = DeductionAppealed | AppealGranted | AppealDenied;

export const appealCatalogue: Readonly<Record<AppealEvent['type'], EventSchema>> = {
  DeductionAppealed: { schema: 1 },
  AppealGranted: { schema: 1 },
  AppealDenied: { schema: 1 },
};
