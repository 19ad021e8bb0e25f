import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  CommandIdReused,
  deriveId,
  digestOf,
  RecentMap,
  type DocumentStore,
  type IdSource,
  type Instant,
  type Outcome,
} from '#event-sourcing';
import { FollowUps } from './follow-ups.js';
import { isAnswer } from './problem.filter.js';
import { attachEnvelope } from './sent-command.js';
import { inSpan } from './telemetry.js';
import { timelineView, type TimelineEntry } from './timeline.view.js';
import { DOCUMENT_STORE, IDS } from './tokens.js';
import { Workload } from './workload.js';

/** Who sends, and how it can be told apart from another command. */
export interface CommandOrigin {
  readonly actor: string;
  /** The client's own name for this command; sending it again gives the first answer. */
  readonly idempotencyKey?: string;
  readonly expectedRevision?: number;
  readonly causationId?: string;
  /** A file of another system says it: its source answers for what is corrected so. */
  readonly ofSource?: boolean;
}

const RECENT = 10_000;

/** Keys and actors that begin so are the system's own; no client may use them. */
export const SYSTEM = 'system:';

/** The one door for commands: gives each an id and a digest, and hands it to the bus. */
@Injectable()
export class CommandSender {
  /** What the timeline may not show yet. */
  private readonly recent = new RecentMap<string, string>(RECENT);
  /** Sent and not answered yet, with how many times at once. */
  private readonly onTheWay = new Map<string, { readonly digest: string; times: number }>();

  constructor(
    private readonly bus: CommandBus,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(DOCUMENT_STORE) private readonly documents: DocumentStore,
    private readonly followUps: FollowUps,
    private readonly workload: Workload,
  ) {}

  /** Sends a command that begins something new; under an idempotency key it always gets the same id. */
  async create(
    kind: string,
    command: object & { readonly occurredAt?: Instant },
    origin: CommandOrigin,
  ): Promise<{ readonly id: string; readonly outcome: Outcome }> {
    const id = this.newId(kind, origin);
    return { id, outcome: await this.send(command, id, origin, origin.idempotencyKey === undefined) };
  }

  /** A fresh id; under an idempotency key always the same one. */
  newId(kind: string, sender: CommandOrigin): string {
    return sender.idempotencyKey === undefined
      ? this.ids.next()
      : deriveId('new', kind, sender.actor, sender.idempotencyKey);
  }

  async send(
    command: object & { readonly occurredAt?: Instant },
    target: string,
    sender: CommandOrigin,
    fresh = false,
  ): Promise<Outcome> {
    // Nobody can send a command again whose id only this process knows: it needs no digest.
    const digest = sender.idempotencyKey === undefined ? '' : digestOf([command.constructor.name, target, command]);
    const id =
      sender.idempotencyKey === undefined ? this.ids.next() : deriveId('command', sender.actor, sender.idempotencyKey);
    const { actor, expectedRevision, causationId, ofSource } = sender;
    const { occurredAt } = command;
    const sent = { id, digest, target, actor, expectedRevision, causationId, ofSource, fresh, occurredAt };
    const execute = async (): Promise<Outcome> => {
      const outcome = await inSpan(
        `command ${command.constructor.name}`,
        () => ({ 'zeren.command': command.constructor.name, 'zeren.target': target }),
        () => this.counted(this.bus.execute(attachEnvelope(command, sent))),
      );
      this.followUps.wrote(outcome, causationId !== undefined);
      return outcome;
    };
    return sender.idempotencyKey === undefined ? execute() : this.executeOnce(id, digest, execute);
  }

  /**
   * What follows from an event by itself: a refusal is its answer too, and keeps nothing else waiting.
   * @param refused gets the reason of a refusal @returns undefined where it was refused
   */
  async sendFollowing(
    command: object & { readonly occurredAt?: Instant },
    target: string,
    sender: CommandOrigin,
    refused: (reason: string) => void = () => undefined,
  ): Promise<Outcome | undefined> {
    try {
      return await this.send(command, target, sender);
    } catch (error) {
      if (!isAnswer(error)) throw error;
      refused((error as Error).message);
      return undefined;
    }
  }

  private async counted(executing: Promise<Outcome>): Promise<Outcome> {
    try {
      const outcome = await executing;
      this.workload.command('done', outcome.repeated ? 0 : outcome.events.length);
      return outcome;
    } catch (error) {
      this.workload.command(isAnswer(error) ? 'refused' : 'failed');
      throw error;
    }
  }

  /**
   * The aggregate itself refuses a reused id for certain; this also finds one that was used on another aggregate, also
   * while that one is on its way.
   */
  private async executeOnce(id: string, digest: string, execute: () => Promise<Outcome>): Promise<Outcome> {
    const sending = this.onTheWay.get(id) ?? { digest, times: 0 };
    const recent = this.recent.get(id);
    if (sending.digest !== digest || (recent !== undefined && recent !== digest)) throw new CommandIdReused(id);
    sending.times += 1;
    this.onTheWay.set(id, sending);
    try {
      const seen = recent ?? (await this.seenInTimeline(id));
      if (seen !== undefined && seen !== digest) throw new CommandIdReused(id);
      const outcome = await execute();
      this.recent.set(id, digest);
      return outcome;
    } finally {
      sending.times -= 1;
      if (sending.times === 0) this.onTheWay.delete(id);
    }
  }

  private async seenInTimeline(id: string): Promise<string | undefined> {
    const where = [{ field: 'commandId', equals: id }];
    const page = await this.documents.collection(timelineView).query<TimelineEntry>({ where, limit: 1 });
    return page.documents[0]?.body.commandDigest;
  }
}
