import { Injectable } from '@nestjs/common';
import type { AnyAggregate, AnyView } from '#event-sourcing';
import type { AggregateExecutor } from './aggregate-executor.js';

/** One kind of thing that a room has: how it is decided on, and which documents lists and ledgers read. */
export interface Kind {
  readonly aggregate: AnyAggregate;
  readonly view: AnyView;
}

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
  private readonly known = new Map<string, { readonly kind: Kind; readonly executor: AggregateExecutor }>();

  add(kind: Kind, executor: AggregateExecutor): void {
    this.known.set(kind.aggregate.stream, { kind, executor });
  }

  /** @throws NoSuchKind */
  of(stream: string): { readonly kind: Kind; readonly executor: AggregateExecutor } {
    const found = this.known.get(stream);
    if (!found) throw new NoSuchKind(stream);
    return found;
  }
}
