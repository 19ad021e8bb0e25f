import {
  CommandIdReused,
  CommandRefused,
  deriveId,
  StaleRevision,
  WrongExpectedRevision,
  type Clock,
  type DomainEvent,
  type EventCatalogue,
  type EventStore,
  type NewEvent,
} from '#event-sourcing';
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
type RegisterEvent = NumberReserved | NumberReleased;

export const registerCatalogue: EventCatalogue & Record<RegisterEvent['type'], { schema: number }> = {
  NumberReserved: { schema: 1 },
  NumberReleased: { schema: 1 },
};

interface Register {
  revision: number;
  next: number;
  readonly free: Set<number>;
  readonly byCommand: Map<string, number>;
  waiting: { intent: Intent; resolve: (number: string) => void; reject: (error: unknown) => void }[];
  busy: boolean;
}

const ATTEMPTS = 20;

/**
 * Numbers without gaps or doubles, per kind and year, in a stream of their own. Whoever asks while the register is
 * being written is served by the next append together, so that many commands at once need few syncs.
 */
export class NumberRegister {
  private readonly registers = new Map<string, Register>();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly format: (kind: NumberKind, year: number, sequence: number) => string,
  ) {}

  /** The number for this command; the same one again when the command comes again. */
  reserve(kind: NumberKind, year: number, intent: Intent): Promise<string> {
    const register = this.registerOf(kind, year);
    return new Promise((resolve, reject) => {
      register.waiting.push({ intent, resolve, reject });
      if (!register.busy) void this.serve(kind, year, register);
    });
  }

  /** Whether the number is still reserved for that command. */
  async holds({ kind, year, sequence, intent }: NumberReserved['data']): Promise<boolean> {
    const register = this.registerOf(kind, year);
    await this.catchUp(streamOf(kind, year), register);
    return register.byCommand.get(intent.sent.id) === sequence;
  }

  /** Gives a number back that its command could not use; nothing happens where it holds none. */
  async release(kind: NumberKind, year: number, intent: Intent, reason: string): Promise<void> {
    const register = this.registerOf(kind, year);
    const stream = streamOf(kind, year);
    for (let attempt = 1; ; attempt += 1) {
      await this.catchUp(stream, register);
      const sequence = register.byCommand.get(intent.sent.id);
      if (sequence === undefined) return;
      const data = { kind, year, sequence, commandId: intent.sent.id, reason };
      try {
        await this.append(stream, register, [{ intent, event: { type: 'NumberReleased', data } }]);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  private async serve(kind: NumberKind, year: number, register: Register): Promise<void> {
    register.busy = true;
    const stream = streamOf(kind, year);
    let attempt = 0;
    while (register.waiting.length > 0) {
      const batch = register.waiting.splice(0);
      try {
        await this.catchUp(stream, register);
        const numbers = await this.reserveAll(
          kind,
          year,
          stream,
          register,
          batch.map((request) => request.intent),
        );
        batch.forEach((request, n) => request.resolve(numbers[n]!));
        attempt = 0;
      } catch (error) {
        attempt += 1;
        if (error instanceof WrongExpectedRevision && attempt < ATTEMPTS) register.waiting.unshift(...batch);
        else for (const request of batch) request.reject(error);
      }
    }
    register.busy = false;
  }

  private async reserveAll(
    kind: NumberKind,
    year: number,
    stream: string,
    register: Register,
    intents: readonly Intent[],
  ): Promise<string[]> {
    const free = [...register.free].sort((a, b) => a - b);
    let next = register.next;
    const events: { intent: Intent; event: RegisterEvent }[] = [];
    const taken = new Map<string, number>();
    const numbers = intents.map((intent) => {
      const id = intent.sent.id;
      let sequence = register.byCommand.get(id) ?? taken.get(id);
      if (sequence === undefined) {
        sequence = free.shift() ?? next++;
        taken.set(id, sequence);
        const number = this.format(kind, year, sequence);
        events.push({ intent, event: { type: 'NumberReserved', data: { kind, year, sequence, number, intent } } });
      }
      return this.format(kind, year, sequence);
    });
    if (events.length > 0) await this.append(stream, register, events);
    return numbers;
  }

  private async append(
    stream: string,
    register: Register,
    entries: readonly { intent: Intent; event: RegisterEvent }[],
  ): Promise<void> {
    const occurredAt = this.clock.now();
    const events = entries.map(({ intent, event }, n): NewEvent => {
      const { id: commandId, digest: commandDigest, actor } = intent.sent;
      return {
        ...event,
        id: deriveId(commandId, stream, register.revision + 1 + n),
        schema: registerCatalogue[event.type].schema,
        metadata: { actor, occurredAt, commandId, commandDigest },
      };
    });
    const expected = register.revision < 0 ? 'no-stream' : register.revision;
    const { revision } = await this.store.append(stream, events, expected);
    // A release beside the reservations may have been folded by catchUp meanwhile: fold only what is new.
    if (register.revision < revision) {
      for (const { event } of entries) evolve(register, event);
      register.revision = revision;
    }
  }

  private async catchUp(stream: string, register: Register): Promise<void> {
    for await (const event of this.store.readStream(stream, { from: register.revision + 1 })) {
      if (event.revision <= register.revision) continue;
      evolve(register, event as unknown as RegisterEvent);
      register.revision = event.revision;
    }
  }

  private registerOf(kind: NumberKind, year: number): Register {
    const key = streamOf(kind, year);
    let register = this.registers.get(key);
    if (!register) {
      register = { revision: -1, next: 1, free: new Set(), byCommand: new Map(), waiting: [], busy: false };
      this.registers.set(key, register);
    }
    return register;
  }
}

function streamOf(kind: NumberKind, year: number): string {
  return `register-${kind}-${year}`;
}

function evolve(register: Register, { type, data }: RegisterEvent): void {
  if (type === 'NumberReserved') {
    register.byCommand.set(data.intent.sent.id, data.sequence);
    register.free.delete(data.sequence);
    register.next = Math.max(register.next, data.sequence + 1);
  } else {
    register.byCommand.delete(data.commandId);
    register.free.add(data.sequence);
  }
}

/** The command will never take its number: whoever holds it gives it back. */
export function isFinal(error: unknown): boolean {
  return error instanceof CommandRefused || error instanceof StaleRevision || error instanceof CommandIdReused;
}
