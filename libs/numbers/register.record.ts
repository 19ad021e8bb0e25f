import type { RegisterEvent } from './register.events.js';

/** What a register knows; folded in place, since it holds a year of numbers and is asked for each of them. */
export class RegisterRecord {
  revision = -1;
  next = 1;
  /** Given back, to be taken first. */
  readonly free = new Set<number>();
  /** Reservations that stand: a command id may be sent to one case only. */
  readonly byCommand = new Map<string, { readonly sequence: number; readonly target: string }>();
  /** Numbers in use, with the case that an imported one came in with. */
  readonly taken = new Map<number, string | undefined>();
}

export function evolveRegister(register: RegisterRecord, { type, data }: RegisterEvent): void {
  const { sequence } = data;
  if (type === 'NumberReleased') {
    register.byCommand.delete(data.commandId);
    register.taken.delete(sequence);
    register.free.add(sequence);
    return;
  }
  if (type === 'NumberReserved') {
    const { id, target } = data.intent.sent;
    register.byCommand.set(id, { sequence, target });
  }
  register.taken.set(sequence, type === 'NumberAdopted' ? data.caseId : undefined);
  register.free.delete(sequence);
  register.next = Math.max(register.next, sequence + 1);
}
