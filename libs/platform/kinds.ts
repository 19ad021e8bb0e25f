import { Injectable } from '@nestjs/common';
import { kindOfStream, type AnyAggregate, type AnyView } from '#event-sourcing';
import type { AggregateExecutor } from './aggregate-executor.js';
import { commandSetOf, type CommandSet } from './known-commands.js';

/** One kind of thing that a room has: how it is decided on, and which documents lists and ledgers read. */
export interface Kind {
  readonly aggregate: AnyAggregate;
  readonly view: AnyView;
  /** Of things that bear numbers of the office: whether the record bears this one. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly bears?: (record: any, number: string) => boolean;
  /** The id that follows from a command which begins one; absent: whatever it is begun under, or a new one. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly idOf?: (command: any) => string | undefined;
  /** By the names of its commands, as their routes call them; its room knows. */
  readonly verbs?: ReadonlyMap<string, string>;
}

interface KnownKind {
  readonly kind: Kind;
  readonly executor: AggregateExecutor;
}

/** The id is a field of the command that begins one. */
export const byField =
  (field: string): NonNullable<Kind['idOf']> =>
  (command: Readonly<Record<string, string | undefined>>) =>
    command[field];

/** The house has no room for such things: whoever can do without it goes on. */
export class NoSuchKind extends Error {
  constructor(stream: string) {
    super(`no room has things of the kind ${stream}`);
    this.name = 'NoSuchKind';
  }
}

/** All kinds of the house by the names of their streams: whoever asks for a record names its kind. */
@Injectable()
export class Kinds {
  private readonly known = new Map<string, KnownKind>();
  private readonly sets = new Map<string, CommandSet>();

  add(kind: Kind, executor: AggregateExecutor): void {
    this.known.set(kind.aggregate.stream, { kind, executor });
  }

  /** Commands that are decided on in records of other kinds. */
  addCommands(set: CommandSet): void {
    this.sets.set(set.kind, set);
  }

  /** The commands of a kind, or of what is decided on elsewhere; undefined where nothing is called so. */
  commandsOf(name: string): CommandSet | undefined {
    const known = this.known.get(name);
    return known ? commandSetOf(known.kind) : this.sets.get(name);
  }

  /** Of all that commands are sent to by name. */
  namesOfAll(): string[] {
    return [...this.known.keys(), ...this.sets.keys()].sort();
  }

  names(): string[] {
    return [...this.known.keys()].sort();
  }

  /** @throws NoSuchKind */
  of(stream: string): KnownKind {
    const found = this.known.get(stream);
    if (!found) throw new NoSuchKind(stream);
    return found;
  }

  /** Of what a command begins: the id that it has already, or that follows from it; undefined where a new one is made. */
  async idFor(stream: string, command: object): Promise<string | undefined> {
    const { kind, executor } = this.of(stream);
    return (await executor.standsUnder(command)) ?? kind.idOf?.(command);
  }

  /** The kind whose rules know a command by this name. @throws NoSuchKind */
  knowing(command: string): KnownKind {
    for (const known of this.known.values())
      if (known.kind.aggregate.rules.commands.some(({ name }) => name === command)) return known;
    throw new NoSuchKind(`that ${command} is sent to`);
  }

  /** The kind and the id of what has its events in this stream. @throws NoSuchKind */
  ofStream(stream: string): { readonly executor: AggregateExecutor; readonly kind: string; readonly id: string } {
    const kind = kindOfStream(stream, (name) => this.known.has(name)) ?? '';
    return { executor: this.of(kind === '' ? stream : kind).executor, kind, id: stream.slice(kind.length + 1) };
  }
}
