import { Injectable } from '@nestjs/common';
import type { AsOf, StoredEvent } from '#event-sourcing';
import { CommandSender, type CommandOrigin } from './command-sender.js';
import { answerOf, type CommandAnswer } from './http.js';
import { ListRecords, type ListOf, type ListParameters } from './lists.js';
import { QueryDoor } from './query-door.js';
import { GetRecord, GetRecordHistory } from './records.js';
import type { Target } from './routes.js';

/** What routes hand commands and questions to. */
@Injectable()
export class Door {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
  ) {}

  /** A command that begins something; under the id that the command names, or a new one. */
  async begin(kind: string, command: object, by: CommandOrigin, id?: string): Promise<CommandAnswer> {
    const target = id ?? this.sender.newId(kind, by);
    const fresh = id === undefined && by.idempotencyKey === undefined;
    return answerOf(target, await this.sender.send(command, target, by, fresh));
  }

  async send(command: object, { id, ...by }: Target): Promise<CommandAnswer> {
    return answerOf(id, await this.sender.send(command, id, by));
  }

  get<A>(kind: string, { id, actor }: Target, { recordedUntil, occurredUntil }: AsOf = {}): Promise<A> {
    return this.queries.ask(new GetRecord(kind, id, { recordedUntil, occurredUntil }), { actor });
  }

  history(kind: string, { id, actor }: Target, { recordedUntil, occurredUntil }: AsOf = {}): Promise<StoredEvent[]> {
    return this.queries.ask(new GetRecordHistory(kind, id, { recordedUntil, occurredUntil }), { actor });
  }

  list<A>(list: ListOf, query: ListParameters, { actor }: CommandOrigin): Promise<A> {
    return this.queries.ask(new ListRecords(list, query), { actor });
  }

  ask<A>(query: object, { actor }: CommandOrigin): Promise<A> {
    return this.queries.ask(query, { actor });
  }
}
