import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { prose, type DeskRole } from '#platform';

export type DeskHandedOver = DomainEvent<
  'DeskHandedOver',
  { readonly role: DeskRole; readonly from: string; readonly to: string; readonly reason: string }
>;
/** What went along, and what did not: whoever hands over has to say of each what becomes of it. */
export type HandoverCompleted = DomainEvent<
  'HandoverCompleted',
  {
    /** Records that went along. */
    readonly moved: number;
    /** How many did not, and the first of them. */
    readonly staying: number;
    readonly stays: readonly StayingRecord[];
  }
>;
export interface StayingRecord {
  /** The list that names it: of the desk, or of what somebody holds. */
  readonly list: string;
  readonly kind: string;
  readonly id: string;
  readonly title?: string;
}
export type HandoverEvent = DeskHandedOver | HandoverCompleted | RecordCorrected;

/** Between whom and from when is in the events of each record: it is handed back, not corrected. */
export const deskCatalogue = catalogueOf<HandoverEvent>({
  DeskHandedOver: { schema: 1, correctable: { reason: prose } },
  HandoverCompleted: { schema: 1 },
});
