import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import {
  CommandRefused,
  CommandRunner,
  SerialQueues,
  StaleRevision,
  type Clock,
  type EventStore,
  type Outcome,
  type StoredEvent,
} from '#event-sourcing';
import { GetPatrol } from '#patrols';
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
import { correctableFields } from './corrections.js';
import { ImportRecord } from './import/index.js';
import { isFinal, NumberRegister } from './number-register.js';
import type { Intent, NumberKind, NumberReserved } from './register.events.js';
import { formatNumber, parseNumber } from './numbers.js';
import { refuse, type CaseContext } from './rules/rule.js';

type Reserved = Pick<NumberReserved['data'], 'kind' | 'year' | 'number' | 'intent'>;
type Extra = Omit<CaseContext, 'now' | 'occurredAt' | 'actor'>;

/** Commands that begin a case; every other one needs a case that is there. */
const CREATING = new Set<unknown>([commands.ReportProblem, commands.CorrectOnTheSpot, ImportRecord]);

/** How often an import is decided anew, when others write to its case in between. */
const MOST_ATTEMPTS = 20;

/** Executes the commands of cases: looks up what a decision may know, then lets the decider decide. */
@Injectable()
export class CaseExecutor implements CommandExecutor<object> {
  readonly runner: CommandRunner<CaseRecord, object, CaseEvent, CaseContext>;
  private readonly register: NumberRegister;
  private readonly turns = new SerialQueues();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CONFIG) private readonly config: ZerenConfig,
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
    if (command instanceof commands.FileCase) return this.numberedInTurn('case', command, sent);
    if (command instanceof commands.IssueNotice) return this.numberedInTurn('notice', command, sent);
    if (command instanceof commands.ReportProblem || command instanceof commands.CorrectOnTheSpot)
      return this.run(await this.placed(command), sent);
    if (command instanceof ImportRecord) return this.imported(command, sent);
    if (command instanceof commands.MergeCase) return this.merged(command, sent);
    if (command instanceof commands.CorrectRecord) {
      const target = (await this.history(sent.target)).find((event) => event.id === command.eventId);
      return this.run(command, sent, { target, ...(target && (await this.movedTo(command, target))) });
    }
    return this.run(command, sent);
  }

  private run(command: object, sent: Sent, more: Partial<Extra> = {}): Promise<Outcome> {
    return this.runner.run(sent.target, command, sent, this.extra(sent, more));
  }

  private extra(sent: Sent, more: Partial<Extra> = {}): Extra {
    return {
      calendar: this.calendar,
      partId: sent.id,
      escalateAfterMisses: this.config.escalateAfterMisses,
      ...more,
    };
  }

  /** The same command sent twice at once must not take and give back a number under its own feet. */
  private numberedInTurn(kind: NumberKind, command: object, sent: Sent): Promise<Outcome> {
    return this.turns.run(sent.id, () => this.numbered(kind, command, sent));
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
      if (isFinal(error)) await this.giveBack({ kind, year, number, intent }, (error as Error).message);
      throw error;
    }
  }

  /** Never a number that a case bears after all. */
  private async giveBack(reserved: Reserved, reason: string): Promise<'used' | 'given back'> {
    if (await this.bears(reserved)) return 'used';
    await this.register.release(reserved.kind, reserved.year, reserved.intent, reason);
    return 'given back';
  }

  /** Whether a number is still reserved and its case does not bear it (yet). */
  async isPending(reserved: NumberReserved['data']): Promise<boolean> {
    return (await this.register.holds(reserved)) && !(await this.bears(reserved));
  }

  private async bears({ number, intent }: Reserved): Promise<boolean> {
    const { state } = await this.runner.load(intent.sent.target);
    return state.number === number || Object.values(state.notices).some((notice) => notice.number === number);
  }

  /** Uses a pending number by the command that reserved it, or gives it back. */
  async complete(reserved: NumberReserved['data']): Promise<'used' | 'given back'> {
    const { kind, number, intent } = reserved;
    let reason = 'the command was carried out under another number';
    try {
      const Command = kind === 'case' ? commands.FileCase : commands.IssueNotice;
      await this.run(Object.assign(new Command(), intent.body), intent.sent, { number });
    } catch (error) {
      if (!isFinal(error)) throw error;
      reason = (error as Error).message;
    }
    return this.giveBack(reserved, reason);
  }

  /** The community follows from the site; what is named must exist. */
  private async placed<C extends commands.ReportProblem | commands.CorrectOnTheSpot>(command: C): Promise<C> {
    const { siteId, communityId, patrolId } = command;
    if (patrolId !== undefined) await this.queries.execute(new GetPatrol(patrolId));
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

  /** Decided on the events of the case: where others came in between, on those that are there then. */
  private async imported(command: ImportRecord, sent: Sent): Promise<Outcome> {
    await this.adoptNumber(command, sent);
    for (let attempt = 1; ; attempt += 1) {
      const history = await this.history(sent.target);
      const seen = { expectedRevision: history.length - 1, fresh: history.length === 0 };
      try {
        return await this.run(command, { ...sent, ...seen }, { history });
      } catch (error) {
        if (!(error instanceof StaleRevision) || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** What a case is moved to must exist; a field that the event does not have, the rule refuses. */
  private async movedTo({ field, value }: commands.CorrectRecord, { type }: StoredEvent): Promise<Partial<Extra>> {
    if (!correctableFields(type).includes(field)) return {};
    if (field === 'siteId') {
      const { communityId }: SiteFound = await this.queries.execute(new FindSite(value));
      return { communityId };
    }
    if (field === 'communityId') await this.queries.execute(new FindCommunity(value));
    return {};
  }

  /** An imported case may bear a number of this office: nobody else is to get it. */
  private async adoptNumber({ filed }: ImportRecord, sent: Sent): Promise<void> {
    const number = filed && parseNumber(this.config.numberPrefix, filed.number);
    if (!filed || !number) return;
    const { state } = await this.runner.load(sent.target);
    // Whatever the source calls it: it has its number already, or needs none any more.
    if (state.number !== undefined || state.status === 'merged') return;
    if (!(await this.register.adopt(number.kind, number.year, number.sequence, sent)))
      throw new CommandRefused(refuse('number-taken', `The number ${filed.number} belongs to another case.`));
  }

  /** One merge at a time, so that two cases are never merged into each other. */
  private merged(command: commands.MergeCase, sent: Sent): Promise<Outcome> {
    return this.turns.run('merge', async () => {
      const { state: into } = await this.runner.load(command.into);
      return this.run(command, sent, { into, caseId: sent.target });
    });
  }

  /** The events of a case, in order; none where there is no such case. */
  async history(caseId: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readStream(this.runner.streamOf(caseId))) events.push(event);
    return events;
  }
}
