import type { CommandEnvelope } from '#event-sourcing';

/** A command on its way: whom it is for, and the envelope around it. */
export interface Sent extends CommandEnvelope {
  /** Id of the aggregate that decides. */
  readonly target: string;
  /** As `CommandOrigin` has it. */
  readonly ofSource?: boolean;
}

const envelopes = new WeakMap<object, Sent>();

/** Nest's CommandBus passes the command alone; the envelope travels beside it. */
export function attachEnvelope<C extends object>(command: C, sent: Sent): C {
  envelopes.set(command, sent);
  return command;
}

export function envelopeOf(command: object): Sent {
  const sent = envelopes.get(command);
  if (!sent) throw new Error(`${command.constructor.name} was not sent through CommandSender`);
  return sent;
}
