import { Inject, Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '#calendar';
import {
  CommandRefused,
  CommandRunner,
  SerialQueues,
  StaleRevision,
  type Clock,
  type EventStore,
  type Outcome,
  type Refusal,
  type StoredEvent,
} from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import {
  CALENDAR,
  CLOCK,
  CONFIG,
  EVENT_STORE,
  FindRecord,
  Kinds,
  notFound,
  QueryDoor,
  THE_SYSTEM,
  ViewReader,
  type CommandExecutor,
  type Sent,
  type ZerenConfig,
} from '#platform';
import * as commands from './case.commands.js';
import { caseDecider, caseRules } from './case.decider.js';
import { caseView } from './case.views.js';
import { CASE_STREAM, caseCatalogue, type CaseEvent, type NumberedCommandDeclined } from './case.events.js';
import type { CaseRecord } from './case.record.js';
import { correctableFields } from './corrections.js';
import { ImportRecord } from './import/index.js';
import { isFinal, NumberRegister } from './number-register.js';
import type { Intent, NumberKind, NumberReserved } from './register.events.js';
import { formatNumber, HIGHEST_NUMBER, parseNumber } from './numbers.js';
import { refuse, type CaseContext } from './rules/rule.js';

type Reserved = Pick<NumberReserved['data'], 'kind' | 'year' | 'number' | 'intent'>;
type Extra = Omit<CaseContext, 'now' | 'occurredAt' | 'actor'>;

/** How often an import is decided anew, when others write to its case in between. */
const MOST_ATTEMPTS = 20;

/** What a declined command is answered with, however often it comes again. */
function refusalIn({ type, data }: Pick<StoredEvent, 'type' | 'data'>): Refusal | undefined {
  if (type !== 'NumberedCommandDeclined') return undefined;
  const { rule, reason } = data as NumberedCommandDeclined['data'];
  return refuse(rule, `${reason} This command was refused before; send a new one, under another Idempotency-Key.`);
}

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
    private readonly queries: QueryDoor,
    private readonly views: ViewReader,
    kinds: Kinds,
  ) {
    kinds.add({ aggregate: caseDecider, view: caseView }, this as never);
    this.runner = new CommandRunner({
      store,
      clock,
      decider: caseDecider,
      catalogue: caseCatalogue,
      prefix: CASE_STREAM,
      refusalIn,
    });
    this.register = new NumberRegister(store, clock, (...number) => formatNumber(config.numberPrefix, ...number));
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    if (!caseRules.ruleOf(command)?.creates) await this.find(sent.target);
    if (command instanceof commands.FileCase) return this.numberedInTurn('case', command, sent);
    if (command instanceof commands.IssueNotice) return this.numberedInTurn('notice', command, sent);
    if (command instanceof commands.ReportProblem || command instanceof commands.CorrectOnTheSpot)
      return this.run(await this.placed(command), sent);
    if (command instanceof ImportRecord) return this.imported(command, sent);
    if (command instanceof commands.MergeCase) return this.merged(command, sent);
    if (command instanceof commands.VoidCase) return this.voided(command, sent);
    if (command instanceof commands.CorrectRecord) {
      const history = await this.history(sent.target);
      const target = history.find((event) => event.id === command.eventId);
      return this.run(command, sent, { target, history, ...(target && (await this.movedTo(command, target))) });
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
    const dated: Sent = { ...sent, occurredAt: sent.occurredAt ?? (await this.runner.now(sent.target)) };
    // The register follows the recording: a step that is dated back gets no number of a year that is over.
    const year = Number(this.calendar.dayOf(this.clock.now()).slice(0, 4));
    const intent: Intent = { command: command.constructor.name, body: command, sent: dated };
    const number = await this.register.reserve(kind, year, intent);
    try {
      return await this.run(command, sent, { number });
    } catch (error) {
      if (isFinal(error)) await this.giveBack({ kind, year, number, intent }, error);
      throw error;
    }
  }

  /**
   * Never a number that a case bears after all, or may still come to bear: before the register gives it to another case,
   * the command that reserved it is refused in its own case's stream, whoever else is sending it at the moment.
   */
  private async giveBack(reserved: Reserved, why: CommandRefused | StaleRevision | undefined) {
    const { kind, year, number, intent } = reserved;
    const reason = why?.message ?? 'the command was carried out under another number';
    if (why) {
      const rule = why instanceof CommandRefused ? why.refusal.refused : 'stale-revision';
      const data = { command: intent.command, number, rule, reason };
      const { expectedRevision: _, ...sent } = intent.sent;
      await this.runner.decline(sent.target, sent, { type: 'NumberedCommandDeclined', data });
    }
    if (await this.bears(reserved)) return 'used';
    await this.register.release(kind, year, intent, reason);
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
    try {
      const Command = kind === 'case' ? commands.FileCase : commands.IssueNotice;
      await this.run(Object.assign(new Command(), intent.body), intent.sent, { number });
    } catch (error) {
      if (!isFinal(error)) throw error;
      return this.giveBack(reserved, error);
    }
    return this.giveBack(reserved, undefined);
  }

  /** The community follows from the site; what is named must exist. */
  private async placed<C extends commands.ReportProblem | commands.CorrectOnTheSpot>(command: C): Promise<C> {
    const { siteId, communityId, patrolId } = command;
    if (patrolId !== undefined) await this.queries.ask(new FindRecord('patrol', patrolId), THE_SYSTEM);
    if (siteId !== undefined) {
      const site = await findSite(this.queries, siteId);
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
    if (communityId !== undefined) await findCommunity(this.queries, communityId);
    return command;
  }

  /** Decided on the events of the case: where others came in between, on those that are there then. */
  private async imported(asTold: ImportRecord, sent: Sent): Promise<Outcome> {
    const command = await this.withOwnNumber(asTold, sent);
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
      const { communityId } = await findSite(this.queries, value);
      return { communityId };
    }
    if (field === 'communityId') await findCommunity(this.queries, value);
    return {};
  }

  /** An imported case may bear a number of this office: it is written as the office writes it, and nobody else gets it. */
  private async withOwnNumber(command: ImportRecord, sent: Sent): Promise<ImportRecord> {
    const { filed } = command;
    const { numberPrefix, numberLeap } = this.config;
    const own = filed && parseNumber(numberPrefix, filed.number);
    if (!filed || !own) return command;
    const { state } = await this.runner.load(sent.target);
    // Whatever the source calls it: it has its number already, or needs none any more.
    if (state.number !== undefined || state.status === 'merged') return command;
    const adoption = await this.register.adopt(own, sent, numberLeap);
    if (adoption === 'taken')
      throw new CommandRefused(refuse('number-taken', `The number ${filed.number} belongs to another case.`));
    if (adoption === 'far above')
      throw new CommandRefused(
        refuse(
          'number-far-above',
          `The number ${filed.number} lies far above the last one of ${own.year}, and the register would go on after it. ` +
            (own.sequence > HIGHEST_NUMBER
              ? `${HIGHEST_NUMBER} is the highest there can be.`
              : `If it is right, import with ZEREN_NUMBER_LEAP=${own.sequence}.`),
        ),
      );
    const number = formatNumber(numberPrefix, own.kind, own.year, own.sequence);
    return Object.assign(new ImportRecord(), command, { filed: { ...filed, number } });
  }

  /** One merge at a time, so that two cases are never merged into each other. */
  private merged(command: commands.MergeCase, sent: Sent): Promise<Outcome> {
    return this.turns.run('merge', async () => {
      const { state: into } = await this.runner.load(command.into);
      return this.run(command, sent, { into, caseId: sent.target });
    });
  }

  /** In turn with merges: nothing is merged into a case while it is voided. */
  private voided(command: commands.VoidCase, sent: Sent): Promise<Outcome> {
    return this.turns.run('merge', async () => {
      await this.views.waitForAll(caseView);
      const where = [
        { field: 'mergedInto', equals: sent.target },
        { field: 'status', equals: 'merged' },
      ];
      return this.run(command, sent, { duplicates: await this.views.of(caseView).ids(where) });
    });
  }

  /** The case as it is now. @throws ProblemError (404) */
  async find(caseId: string): Promise<{ readonly record: CaseRecord; readonly revision: number }> {
    const { state, revision } = await this.runner.load(caseId);
    if (revision < 0) throw notFound('case', caseId);
    return { record: state, revision };
  }

  /** The events of a case, in order; none where there is no such case. */
  async history(caseId: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.store.readStream(this.runner.streamOf(caseId))) events.push(event);
    return events;
  }
}
