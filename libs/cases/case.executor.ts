import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import {
  CommandRefused,
  CommandRunner,
  deriveId,
  type Clock,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '#event-sourcing';
import { FindCommunity, FindSite, type SiteFound } from '#places';
import {
  CALENDAR,
  CLOCK,
  CONFIG,
  EVENT_STORE,
  notFound,
  type CommandExecutor,
  type Sent,
  type ZerenConfig,
} from '#platform';
import * as commands from './case.commands.js';
import { caseDecider } from './case.decider.js';
import { CASE_STREAM, caseCatalogue, type CaseEvent } from './case.events.js';
import type { CaseRecord } from './case.record.js';
import { ImportRecord } from './internal.commands.js';
import { isFinal, NumberRegister, type Intent, type NumberKind, type NumberReserved } from './number-register.js';
import { formatNumber } from './numbers.js';
import { refuse, type CaseContext } from './rules/rule.js';

type Extra = Omit<CaseContext, 'now' | 'occurredAt' | 'actor'>;

/** Commands that begin a case; every other one needs a case that is there. */
const CREATING = new Set<unknown>([commands.ReportProblem, commands.CorrectOnTheSpot, ImportRecord]);

/** Executes the commands of cases: looks up what a decision may know, then lets the decider decide. */
@Injectable()
export class CaseExecutor implements CommandExecutor<object> {
  readonly runner: CommandRunner<CaseRecord, object, CaseEvent, CaseContext>;
  private readonly register: NumberRegister;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CONFIG) config: ZerenConfig,
    private readonly queries: QueryBus,
  ) {
    this.runner = new CommandRunner({
      store,
      clock,
      decider: caseDecider,
      catalogue: caseCatalogue,
      prefix: CASE_STREAM,
    });
    this.register = new NumberRegister(store, clock, (...number) => formatNumber(config.numberPrefix, ...number));
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    if (!CREATING.has(command.constructor) && (await this.runner.load(sent.target)).revision < 0)
      throw notFound('case', sent.target);
    if (command instanceof commands.FileCase) return this.numbered('case', command, sent);
    if (command instanceof commands.IssueNotice) return this.numbered('notice', command, sent);
    if (command instanceof commands.ReportProblem || command instanceof commands.CorrectOnTheSpot)
      return this.run(await this.placed(command), sent);
    if (command instanceof commands.MergeCase) await this.assertMergeable(command, sent);
    if (command instanceof commands.CorrectRecord)
      return this.run(command, sent, {
        target: (await this.history(sent.target)).find((event) => event.id === command.eventId),
      });
    return this.run(command, sent);
  }

  private run(command: object, sent: Sent, more: Partial<Extra> = {}): Promise<Outcome> {
    return this.runner.run(sent.target, command, sent, this.extra(sent, more));
  }

  private extra(sent: Sent, more: Partial<Extra> = {}): Extra {
    return { calendar: this.calendar, partId: deriveId('part', sent.id), ...more };
  }

  /**
   * Takes a number only for a command that would be allowed, and gives it back when the command is refused after all.
   * What a crash leaves in between is completed by the reactor in `numbers.reactor.ts`.
   */
  private async numbered(kind: NumberKind, command: object, sent: Sent): Promise<Outcome> {
    const unnumbered = this.extra(sent, { number: '' });
    if ((await this.runner.check(sent.target, command, sent, unnumbered)) === 'handled') return this.run(command, sent);
    // The moment is kept with the intent: completed after New Year, it is still this year's number.
    const dated: Sent = { ...sent, occurredAt: sent.occurredAt ?? this.clock.now() };
    const year = Number(this.calendar.dayOf(dated.occurredAt!).slice(0, 4));
    const intent: Intent = { command: command.constructor.name, body: command, sent: dated };
    const number = await this.register.reserve(kind, year, intent);
    try {
      return await this.run(command, sent, { number });
    } catch (error) {
      if (isFinal(error)) await this.register.release(kind, year, intent, (error as Error).message);
      throw error;
    }
  }

  /** Whether a number is still reserved and its case does not bear it (yet). */
  async isPending(reserved: NumberReserved['data']): Promise<boolean> {
    return (await this.register.holds(reserved)) && !(await this.bears(reserved));
  }

  private async bears({ number, intent }: NumberReserved['data']): Promise<boolean> {
    const { state } = await this.runner.load(intent.sent.target);
    return state.number === number || Object.values(state.notices).some((notice) => notice.number === number);
  }

  /** Uses a pending number by the command that reserved it, or gives it back. */
  async complete(reserved: NumberReserved['data']): Promise<'used' | 'given back'> {
    const { kind, year, number, intent } = reserved;
    let reason = 'the command was carried out under another number';
    try {
      const Command = kind === 'case' ? commands.FileCase : commands.IssueNotice;
      await this.run(Object.assign(new Command(), intent.body), intent.sent, { number });
    } catch (error) {
      if (!isFinal(error)) throw error;
      reason = (error as Error).message;
    }
    if (await this.bears(reserved)) return 'used';
    await this.register.release(kind, year, intent, reason);
    return 'given back';
  }

  /** The community follows from the site; what is named must exist. */
  private async placed<C extends commands.ReportProblem | commands.CorrectOnTheSpot>(command: C): Promise<C> {
    const { siteId, communityId } = command;
    if (siteId !== undefined) {
      const site: SiteFound = await this.queries.execute(new FindSite(siteId));
      if (communityId !== undefined && communityId !== site.communityId)
        throw new CommandRefused(
          refuse(
            'site-in-community',
            `The site ${siteId} belongs to the community ${site.communityId}, not ${communityId}.`,
            {
              field: 'communityId',
            },
          ),
        );
      return Object.assign(new (command.constructor as new () => C)(), command, { communityId: site.communityId });
    }
    if (communityId !== undefined) await this.queries.execute(new FindCommunity(communityId));
    return command;
  }

  private async assertMergeable({ into }: commands.MergeCase, { target }: Sent): Promise<void> {
    const field = { field: 'into' };
    if (into === target)
      throw new CommandRefused(refuse('merge-into-another', 'A case is not merged into itself.', field));
    const { state } = await this.runner.load(into);
    if (state.status === 'none') throw new CommandRefused(refuse('case-unknown', `There is no case ${into}.`, field));
    if (state.status === 'merged' || state.status === 'voided')
      throw new CommandRefused(
        refuse('merge-into-a-living-case', `The case ${into} is ${state.status} itself.`, field),
      );
  }

  /** The events of a case, in order; none where there is no such case. */
  async history(caseId: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readStream(this.runner.streamOf(caseId))) events.push(event);
    return events;
  }
}
