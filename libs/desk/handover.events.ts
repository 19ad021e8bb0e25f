import { correctionCatalogue, type CorrectionsOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { textOf, type DeskRole } from '#platform';

export type DeskHandedOver = DomainEvent<
  'DeskHandedOver',
  { readonly role: DeskRole; readonly from: string; readonly to: string; readonly reason: string }
>;
export type HandoverEvent = DeskHandedOver | RecordCorrected;

export const deskCatalogue = { DeskHandedOver: { schema: 1 }, ...correctionCatalogue };

/** Between whom and from when is in the events of each record: it is handed back, not corrected. */
export const handoverCorrections: CorrectionsOf = { correctable: { DeskHandedOver: { reason: textOf(4_000) } } };
