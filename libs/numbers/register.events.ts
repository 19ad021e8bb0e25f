import type { DomainEvent, EventCatalogue } from '#event-sourcing';
import type { Sent } from '#platform';

export type NumberKind = 'case' | 'notice';

/** The command that a number was taken for: enough to complete it after a crash. */
export interface Intent {
  readonly command: string;
  readonly body: object;
  readonly sent: Sent;
}

export type NumberReserved = DomainEvent<
  'NumberReserved',
  {
    readonly kind: NumberKind;
    readonly year: number;
    readonly sequence: number;
    readonly number: string;
    readonly intent: Intent;
  }
>;
/** The command was refused after all: the number is free again, and the next command gets it. */
export type NumberReleased = DomainEvent<
  'NumberReleased',
  {
    readonly kind: NumberKind;
    readonly year: number;
    readonly sequence: number;
    readonly commandId: string;
    readonly reason: string;
  }
>;
/** A number of ours that came in with an imported case: it is taken, and the register goes on after it. */
export type NumberAdopted = DomainEvent<
  'NumberAdopted',
  {
    readonly kind: NumberKind;
    readonly year: number;
    readonly sequence: number;
    readonly number: string;
    readonly caseId: string;
  }
>;
export type RegisterEvent = NumberReserved | NumberReleased | NumberAdopted;

export const registerCatalogue: EventCatalogue & Record<RegisterEvent['type'], { schema: number }> = {
  NumberReserved: { schema: 1 },
  NumberReleased: { schema: 1 },
  NumberAdopted: { schema: 1 },
};

export function streamOf(kind: NumberKind, year: number): string {
  return `register-${kind}-${year}`;
}
