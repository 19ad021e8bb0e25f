import { correctionCatalogue, withCorrections, type Told } from './corrections.js';
import type { Decider, DecisionContext, WithStatus } from './decider.js';
import type { DomainEvent, Recorded, StoredEvent } from './envelope.js';
import type { RuleBook } from './rules.js';
import type { EventCatalogue } from './upcasting.js';
import type { View } from './view.js';

/** The state of a thing before its first event. */
export interface Nothing {
  readonly status: 'none';
}
export const nothing: Nothing = { status: 'none' };

/** All that is known of one thing: the fold of its stream, which rules decide on and views keep. */
export type RecordOf<P extends WithStatus> = (Nothing | P) & Told;

/** What is known of a thing that there is. */
export type Known<S extends WithStatus> = Exclude<S, { readonly status: 'none' }>;

/** One kind of thing that commands are decided on: its rules, its fold, its events, and how its streams are called. */
export interface Aggregate<
  S extends WithStatus,
  E extends DomainEvent,
  X extends DecisionContext = DecisionContext,
> extends Decider<S, object, E, X> {
  /** Its streams are `<stream>-<id>`; also its name in questions and refusals. */
  readonly stream: string;
  readonly catalogue: EventCatalogue;
  readonly rules: RuleBook<S, E, X>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAggregate = Aggregate<any, any, any>;

type Subject = ReturnType<Decider<never, never, never>['subject']>;

/** A record that says where it is concerns that site and community. */
const ownPlace = (record: Subject): Subject => ({ siteId: record.siteId, communityId: record.communityId });

/** What makes an aggregate of a rule book. */
export type AggregateParts<S extends WithStatus, E extends DomainEvent, X extends DecisionContext> = Pick<
  Aggregate<S, E, X>,
  'stream' | 'catalogue' | 'evolve'
> &
  Partial<Pick<Aggregate<S, E, X>, 'initialState' | 'subject'>>;

/**
 * An aggregate decides by its rule book; it begins with nothing, and concerns the place in its record, unless told. Where
 * something can be corrected by its catalogue, its fold understands corrections besides the events that `evolve` knows.
 */
export function aggregateOf<S extends WithStatus, E extends DomainEvent, X extends DecisionContext>(
  parts: AggregateParts<S, E, X> & Pick<Aggregate<S, E, X>, 'rules'>,
): Aggregate<S, E, X> {
  const { initialState = nothing as WithStatus as S, subject = ownPlace, catalogue } = parts;
  const isCorrected = Object.values(catalogue).some(({ correctable }) => correctable);
  const evolve = isCorrected ? withCorrections(parts.evolve, initialState, catalogue) : parts.evolve;
  return { ...parts, initialState, subject, evolve, decide: parts.rules.decide } as Aggregate<S, E, X>;
}

export type Streamed = { readonly stream: string };

export const isOf = ({ stream }: Streamed, event: Streamed) => event.stream.startsWith(`${stream}-`);
export const idIn = ({ stream }: Streamed, event: Streamed) => event.stream.slice(stream.length + 1);

/** Types of the events that streams of these may have. */
export const typesIn = (...aggregates: readonly Pick<AnyAggregate, 'catalogue'>[]): readonly string[] => [
  ...Object.keys(correctionCatalogue),
  ...aggregates.flatMap(({ catalogue }) => Object.keys(catalogue)),
];

/** A stored event with its type known: its stream says whose it is. The one place that believes so. */
export const recordedOf = <E extends DomainEvent>(event: StoredEvent) => event as unknown as Recorded<E>;

/** What a document has besides its record, its id and its revision. */
type Besides<D, S> = Pick<D, Exclude<keyof D, keyof S | 'revision' | `${string}Id`>> & Partial<D>;

type Listed<D, S> = Omit<View<D & object, D & object>, 'touches' | 'evolve' | 'fields' | 'indexes'> & {
  readonly fields: readonly (keyof D & string)[];
  /** The field with its id; `patrolId` of the kind `patrol` unless told. */
  readonly id?: keyof D & string;
  /** Besides those that lists and figures ask for. */
  readonly indexes?: readonly (readonly (keyof D & string)[])[];
  /** What follows from the record, for lists and figures. */
  readonly adds?: (record: S) => Besides<NoInfer<D>, S>;
};

/**
 * One document for each, made of its record: what lists and ledgers read. The document keeps the record under its own
 * fields, with its id, its revision and what it `adds`; or it is what `document` makes of it.
 */
export function viewOf<S extends WithStatus, E extends DomainEvent, X extends DecisionContext, D extends object>(
  aggregate: Aggregate<S, E, X>,
  { id: field, adds, ...listed }: Listed<D, Known<S>>,
  document: (record: Known<S>, id: string, revision: number) => D = (record, id, revision) => {
    const own = { ...record, [field ?? `${aggregate.stream}Id`]: id, revision };
    return { ...own, ...adds?.(record) } as unknown as D;
  },
  recordIn: (document: D) => S = (stored) => stored as unknown as S,
): View<D> {
  return {
    indexes: [],
    ...listed,
    types: typesIn(aggregate),
    touches: (event) => (isOf(aggregate, event) ? [idIn(aggregate, event)] : []),
    evolve: (before, event, id) => {
      const record = aggregate.evolve(before ? recordIn(before) : aggregate.initialState, recordedOf<E>(event));
      return record.status === 'none' ? undefined : document(record as Known<S>, id, event.revision);
    },
  };
}
