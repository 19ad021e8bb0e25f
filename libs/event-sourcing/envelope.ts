/**
 * Where an event stands in the log's total order: an opaque token.
 * Tokens of one store have a fixed width, so that `<` on the strings is the order of the log.
 * They are never numbers: EventStoreDB's positions are pairs of 64-bit integers.
 */
export type Position = string & { readonly __brand?: 'Position' };

/** Before the first event of any log. */
export const START: Position = '';

/** For sorting, in the order of the log. */
export const byPosition = (a: { readonly position: Position }, b: { readonly position: Position }) =>
  a.position < b.position ? -1 : 1;

/** An RFC 3339 instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it: comparable as a string. */
export type Instant = string;

/** Later than any moment: the end of what has none yet, so that "still there at" is one comparison. */
export const NO_END: Instant = '9999-12-31T23:59:59.999Z';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What `decide` yields: what happened, and nothing about how it is stored. */
export interface DomainEvent<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly data: D;
  /** When this one happened, where that is not when its command says (an import attests several moments at once). */
  readonly occurredAt?: Instant;
}

/** Besides its data an event says who, when, about whom and why, so that it can be read alone. */
export interface EventMetadata {
  /** The person or part of the system that did it. */
  readonly actor: string;
  /** When it happened, by the account of the actor. */
  readonly occurredAt: Instant;
  /** The command that led to it; sending that command again adds nothing. */
  readonly commandId: string;
  /** Digest of the command's content: the same id with another content is refused. */
  readonly commandDigest: string;
  /** The event that caused the command, where a reactor sent it. */
  readonly causationId?: string;
  readonly siteId?: string;
  readonly communityId?: string;
}

/** An event on its way into a store. */
export interface NewEvent extends DomainEvent {
  readonly id: string;
  /** Version of the shape of `data`, from 1. */
  readonly schema: number;
  readonly metadata: EventMetadata;
  /** Only when a log is copied from another store: there the second clock is kept, not read anew. */
  readonly recordedAt?: Instant;
}

/** An event as a store gives it back. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0, 1, 2 … within its stream. */
  readonly revision: number;
  readonly position: Position;
  /** When the store took it: never earlier than the event before it in the log. */
  readonly recordedAt: Instant;
}

/** A domain event together with the envelope facts that a fold may use. */
export type Recorded<E extends DomainEvent> = E & Pick<StoredEvent, 'id' | 'recordedAt' | 'metadata'>;
