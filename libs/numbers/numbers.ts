import { Inject, Injectable } from '@nestjs/common';
import {
  CommandRefused,
  say,
  refuse,
  SerialQueues,
  StaleRevision,
  type Clock,
  type EventStore,
  type Outcome,
} from '#event-sourcing';
import {
  CLOCK,
  CONFIG,
  EVENT_STORE,
  Kinds,
  type AggregateExecutor,
  type Around,
  type LookUpTools,
  type Run,
  type Sent,
  type ZerenConfig,
} from '#platform';
import { DECLINED, type NumberedCommandDeclined } from './declined.js';
import { formatNumber, HIGHEST_NUMBER, parseNumber } from './number-format.js';
import { isFinal, NumberRegister } from './number-register.js';
import { words } from './numbers.glossary.js';
import type { Intent, NumberKind, NumberReserved } from './register.events.js';

type Reserved = Pick<NumberReserved['data'], 'kind' | 'year' | 'number' | 'intent'>;

/** A number is given to the rule under this name. */
const given = (number: string) => ({ number });

/** Held around a command that takes a number: its rule is given `number`. */
export function takesNumber(kind: NumberKind): Around {
  return (command, tools, run) => tools.service(Numbers).take(kind, command, tools, run);
}

/** The office's numbers: taken for commands, given back, and brought along by imported cases. */
@Injectable()
export class Numbers {
  readonly register: NumberRegister;
  private readonly turns = new SerialQueues();

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
    private readonly kinds: Kinds,
  ) {
    this.register = new NumberRegister(store, clock, (...number) => formatNumber(config.numberPrefix, ...number));
  }

  /** The same command sent twice at once must not take and give back a number under its own feet. */
  take(kind: NumberKind, command: object, tools: LookUpTools, run: Run): Promise<Outcome> {
    return this.turns.run(tools.sent.id, () => this.taken(kind, command, tools, run));
  }

  /**
   * Takes a number only for a command that would be allowed, and gives it back when the command is refused after all.
   * What a crash leaves in between is completed by the reactor in `numbers.reactor.ts`.
   */
  private async taken(kind: NumberKind, command: object, tools: LookUpTools, run: Run): Promise<Outcome> {
    const { sent, executor, calendar, clock } = tools;
    if ((await executor.check(command, sent, given(''))) === 'handled') return run();
    // The moment is kept with the intent: completed after New Year, it is still this year's number.
    const dated: Sent = { ...sent, occurredAt: sent.occurredAt ?? (await executor.runner.now(sent.target)) };
    // The register follows the recording: a step that is dated back gets no number of a year that is over.
    const year = Number(calendar.dayOf(clock.now()).slice(0, 4));
    const intent: Intent = { command: command.constructor.name, body: command, sent: dated };
    const number = await this.register.reserve(kind, year, intent);
    try {
      return await run(given(number));
    } catch (error) {
      if (isFinal(error)) await this.giveBack({ kind, year, number, intent }, executor, error);
      throw error;
    }
  }

  /**
   * Never a number that a record bears after all, or may still come to bear: before the register gives it to another one,
   * the command that reserved it is refused in its own record's stream, whoever else is sending it at the moment.
   */
  private async giveBack(
    reserved: Reserved,
    { runner }: AggregateExecutor,
    why: CommandRefused | StaleRevision | undefined,
  ): Promise<'used' | 'given back'> {
    const { kind, year, number, intent } = reserved;
    const reason = why?.message ?? 'the command was carried out under another number';
    if (why) {
      const rule = why instanceof CommandRefused ? why.refusal.refused : 'stale-revision';
      const data = { command: intent.command, number, rule, reason };
      const { expectedRevision: _, ...sent } = intent.sent;
      await runner.decline(sent.target, sent, { type: DECLINED, data } satisfies NumberedCommandDeclined as never);
    }
    if (await this.isBorne(reserved)) return 'used';
    await this.register.release(kind, year, intent, reason);
    return 'given back';
  }

  /** Whether a number is still reserved and nothing bears it (yet). */
  async isPending(reserved: NumberReserved['data']): Promise<boolean> {
    return (await this.register.holds(reserved)) && !(await this.isBorne(reserved));
  }

  private async isBorne({ number, intent }: Reserved): Promise<boolean> {
    const { kind, executor } = this.kinds.knowing(intent.command);
    const { state } = await executor.runner.load(intent.sent.target);
    return kind.bears?.(state, number) === true;
  }

  /** Uses a pending number by the command that reserved it, or gives it back. */
  async complete(reserved: NumberReserved['data']): Promise<'used' | 'given back'> {
    const { number, intent } = reserved;
    const { kind, executor } = this.kinds.knowing(intent.command);
    const Command = kind.aggregate.rules.commands.find(({ name }) => name === intent.command)!;
    try {
      await executor.carryOut(Object.assign(new Command() as object, intent.body), intent.sent, given(number));
    } catch (error) {
      if (!isFinal(error)) throw error;
      return this.giveBack(reserved, executor, error);
    }
    return this.giveBack(reserved, executor, undefined);
  }

  /**
   * A number of this office that a record brings along: nobody else gets it.
   * @returns as the office writes it; undefined for anybody else's
   * @throws CommandRefused where it belongs to another, or lies too far above the last one
   */
  async adopt(typed: string, sent: Sent): Promise<string | undefined> {
    const { numberPrefix, numberLeap } = this.config;
    const own = parseNumber(numberPrefix, typed);
    if (!own) return undefined;
    const { kind, year, sequence } = own;
    const adoption = await this.register.adopt(own, sent, numberLeap);
    if (adoption === 'taken') throw new CommandRefused(refuse('number-taken', say(words.taken, { number: typed })));
    if (adoption === 'far above') {
      const remedy =
        sequence > HIGHEST_NUMBER ? say(words.highest, { highest: HIGHEST_NUMBER }) : say(words.leap, { sequence });
      throw new CommandRefused(refuse('number-far-above', say(words.farAbove, { number: typed, year, remedy })));
    }
    return formatNumber(numberPrefix, kind, year, sequence);
  }
}
