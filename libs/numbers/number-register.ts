import {
  CommandIdReused,
  CommandRefused,
  eventIdOf,
  refuse,
  say,
  StaleRevision,
  WrongExpectedRevision,
  type Clock,
  type EventStore,
  type NewEvent,
  type Refusal,
} from '#event-sourcing';
import type { Sent } from '#platform';
import {
  registerCatalogue,
  streamOf,
  type Intent,
  type NumberKind,
  type NumberReserved,
  type RegisterEvent,
} from './register.events.js';
import { words } from './numbers.glossary.js';
import { HIGHEST_NUMBER, type OwnNumber } from './number-format.js';
import { evolveRegister, RegisterRecord } from './register.record.js';

interface Register {
  readonly record: RegisterRecord;
  waiting: { intent: Intent; resolve: (number: string) => void; reject: (error: unknown) => void }[];
  busy: boolean;
}

const ATTEMPTS = 20;

/** What became of a number that a case brings along. */
export type Adoption = 'adopted' | 'taken' | 'far above';

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

  /**
   * The number for this command; the same one again when the command comes again.
   * @throws CommandIdReused where the command's id holds a number for another case
   */
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
    return register.record.byCommand.get(intent.sent.id)?.sequence === sequence;
  }

  /** Gives a number back that its command could not use; nothing happens where it holds none. */
  async release(kind: NumberKind, year: number, intent: Intent, reason: string): Promise<void> {
    const register = this.registerOf(kind, year);
    const stream = streamOf(kind, year);
    for (let attempt = 1; ; attempt += 1) {
      await this.catchUp(stream, register);
      const held = register.record.byCommand.get(intent.sent.id);
      if (!held || held.target !== intent.sent.target) return;
      const data = { kind, year, sequence: held.sequence, commandId: intent.sent.id, reason };
      try {
        await this.append(stream, register, [{ sent: intent.sent, event: { type: 'NumberReleased', data } }]);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Takes a number that a case brings along, so that it is not given again.
   * @param leap how far above the last number it may lie, since the next one that is given goes on after it
   * @returns whether it is this case's; another one may have it already
   */
  async adopt({ kind, year, sequence }: OwnNumber, sent: Sent, leap = Infinity): Promise<Adoption> {
    const register = this.registerOf(kind, year);
    const stream = streamOf(kind, year);
    for (let attempt = 1; ; attempt += 1) {
      await this.catchUp(stream, register);
      const { taken, next } = register.record;
      if (taken.has(sequence)) return taken.get(sequence) === sent.target ? 'adopted' : 'taken';
      if (sequence > HIGHEST_NUMBER || sequence - next >= leap) return 'far above';
      const number = this.format(kind, year, sequence);
      const event: RegisterEvent = {
        type: 'NumberAdopted',
        data: { kind, year, sequence, number, caseId: sent.target },
      };
      try {
        await this.append(stream, register, [{ sent, event }]);
        return 'adopted';
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
        const given = await this.reserveAll(
          kind,
          year,
          stream,
          register,
          batch.map((request) => request.intent),
        );
        batch.forEach(({ resolve, reject }, n) => {
          const number = given[n]!;
          if (typeof number === 'string') resolve(number);
          else reject(number);
        });
        attempt = 0;
      } catch (error) {
        attempt += 1;
        if (error instanceof WrongExpectedRevision && attempt < ATTEMPTS) register.waiting.unshift(...batch);
        else for (const request of batch) request.reject(error);
      }
    }
    register.busy = false;
  }

  /** For each a number, or why it gets none. */
  private async reserveAll(
    kind: NumberKind,
    year: number,
    stream: string,
    register: Register,
    intents: readonly Intent[],
  ): Promise<(string | Error)[]> {
    const free = [...register.record.free].sort((a, b) => a - b);
    let next = register.record.next;
    const events: { sent: Sent; event: RegisterEvent }[] = [];
    const taken = new Map<string, { readonly sequence: number; readonly target: string }>();
    const given = intents.map((intent): string | Error => {
      const { id, target } = intent.sent;
      const held = register.record.byCommand.get(id) ?? taken.get(id);
      if (held) return held.target === target ? this.format(kind, year, held.sequence) : new CommandIdReused(id);
      const sequence = free.shift() ?? next++;
      if (sequence > HIGHEST_NUMBER) return new CommandRefused(usedUp(year));
      taken.set(id, { sequence, target });
      const number = this.format(kind, year, sequence);
      events.push({
        sent: intent.sent,
        event: { type: 'NumberReserved', data: { kind, year, sequence, number, intent } },
      });
      return number;
    });
    if (events.length > 0) await this.append(stream, register, events);
    return given;
  }

  private async append(
    stream: string,
    register: Register,
    entries: readonly { sent: Sent; event: RegisterEvent }[],
  ): Promise<void> {
    const occurredAt = this.clock.now();
    const events = entries.map(({ sent, event }, n): NewEvent => {
      const { id: commandId, digest: commandDigest, actor } = sent;
      return {
        ...event,
        id: eventIdOf({ ...event, commandId, commandDigest, stream, at: register.record.revision + 1 + n }),
        schema: registerCatalogue[event.type].schema,
        metadata: { actor, occurredAt, commandId, commandDigest },
      };
    });
    const expected = register.record.revision < 0 ? 'no-stream' : register.record.revision;
    const { revision } = await this.store.append(stream, events, expected);
    // A release beside the reservations may have been folded by catchUp meanwhile: fold only what is new.
    if (register.record.revision < revision) {
      for (const { event } of entries) evolveRegister(register.record, event);
      register.record.revision = revision;
    }
  }

  private async catchUp(stream: string, register: Register): Promise<void> {
    for await (const event of this.store.readStream(stream, { from: register.record.revision + 1 })) {
      if (event.revision <= register.record.revision) continue;
      evolveRegister(register.record, event as unknown as RegisterEvent);
      register.record.revision = event.revision;
    }
  }

  private registerOf(kind: NumberKind, year: number): Register {
    const key = streamOf(kind, year);
    let register = this.registers.get(key);
    if (!register) {
      register = { record: new RegisterRecord(), waiting: [], busy: false };
      this.registers.set(key, register);
    }
    return register;
  }
}

function usedUp(year: number): Refusal {
  return refuse('numbers-used-up', say(words.usedUp, { year, highest: HIGHEST_NUMBER }));
}

/** The command will never take its number: whoever holds it gives it back. */
export function isFinal(error: unknown): error is CommandRefused | StaleRevision {
  return error instanceof CommandRefused || error instanceof StaleRevision;
}
