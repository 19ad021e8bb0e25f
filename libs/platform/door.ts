import { Injectable } from '@nestjs/common';
import { listed, say, type AsOf, type Sentence, type StoredEvent } from '#event-sourcing';
import { CommandSender, type CommandOrigin } from './command-sender.js';
import { answerOf, readId, type CommandAnswer } from './http.js';
import { EventWords } from './event-words.js';
import type { InLanguages } from './in-languages.js';
import { Kinds } from './kinds.js';
import { commandNamed, commandOnceNamed, type CommandSet } from './known-commands.js';
import { ListRecords, type ListOf, type ListParameters } from './lists.js';
import { QueryDoor } from './query-door.js';
import { GetRecord, GetRecordHistory } from './records.js';
import { malformed } from './problem.js';
import type { Target } from './routes.js';
import { readObject } from './validation.js';

/** A command by name: of which kind of record, on which one, and its body. */
export interface Act {
  readonly kind: string;
  readonly command: string;
  readonly id?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const words = {
  noKind: {
    zh: '没有 {kind} 这类记录；有：{kinds}。',
    en: 'there are no records of the kind {kind}; there are {kinds}',
  },
  noCommand: {
    zh: '{kind} 没有命令 {verb}；有：{verbs}。',
    en: 'a {kind} knows no command {verb}; it knows {verbs}',
  },
  nowCalled: {
    zh: '{kind} 的命令 {verb} 现在叫 {now}，与接口地址一致。',
    en: 'the command {verb} of a {kind} is called {now} now, as its route is',
  },
  idFollows: { zh: '编号由内容而定，是 {id}。', en: 'follows from the fields; it is {id}' },
  whichOne: { zh: '要写明是哪一个 {kind}。', en: 'is missing: which {kind}?' },
} satisfies Record<string, Sentence>;

/** What routes hand commands and questions to. */
@Injectable()
export class Door {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
    private readonly kinds: Kinds,
    private readonly words: EventWords,
  ) {}

  /** A command that begins something; under the id that follows from the command, or a new one. */
  async begin(kind: string, command: object, by: CommandOrigin): Promise<CommandAnswer> {
    const id = await this.kinds.idFor(kind, command);
    const target = id ?? this.sender.newId(kind, by);
    const fresh = id === undefined && by.idempotencyKey === undefined;
    return answerOf(target, await this.sender.send(command, target, by, fresh));
  }

  /**
   * A command by its name, its body as it would come over HTTP. What begins a record needs no id, and none but the one that
   * follows from its fields. @throws ProblemError
   */
  async act({ kind: name, command: verb, id, fields }: Act, by: CommandOrigin): Promise<CommandAnswer> {
    const set = this.commandsNamed(name);
    const known = commandNamed(set, verb);
    if (!known) {
      const now = commandOnceNamed(set, verb)?.verb;
      if (now !== undefined) throw malformed('command', say(words.nowCalled, { kind: name, verb, now }));
      const verbs = set.commands.map((one) => one.verb);
      throw malformed('command', say(words.noCommand, { kind: name, verb, verbs: listed(verbs) }));
    }
    const command = readObject(known.command, { ...fields });
    const follows = known.creates ? await this.kinds.idFor(name, command) : undefined;
    if (follows !== undefined && id !== undefined && id !== follows)
      throw malformed('id', say(words.idFollows, { id: follows }));
    if (known.creates && (follows !== undefined || id === undefined)) return this.begin(name, command, by);
    if (id === undefined) throw malformed('id', say(words.whichOne, { kind: name }));
    return this.send(command, { ...by, id: readId(id) });
  }

  private commandsNamed(name: string): CommandSet {
    const set = this.kinds.commandsOf(name);
    if (set) return set;
    throw malformed('kind', say(words.noKind, { kind: name, kinds: listed(this.kinds.namesOfAll()) }));
  }

  async send(command: object, { id, ...by }: Target): Promise<CommandAnswer> {
    return answerOf(id, await this.sender.send(command, id, by));
  }

  get<A>(kind: string, { id, actor }: Target, { recordedUntil, occurredUntil }: AsOf = {}): Promise<A> {
    return this.queries.ask(new GetRecord(kind, id, { recordedUntil, occurredUntil }), { actor });
  }

  /** Its events, each with what happened in words. */
  async history(
    kind: string,
    { id, actor }: Target,
    { recordedUntil, occurredUntil }: AsOf = {},
  ): Promise<InLanguages> {
    const query = new GetRecordHistory(kind, id, { recordedUntil, occurredUntil });
    return this.words.beside(await this.queries.ask<StoredEvent[]>(query, { actor }));
  }

  list<A>(list: ListOf, query: ListParameters, { actor }: CommandOrigin): Promise<A> {
    return this.queries.ask(new ListRecords(list, query), { actor });
  }

  ask<A>(query: object, { actor }: CommandOrigin): Promise<A> {
    return this.queries.ask(query, { actor });
  }
}
