import { correctionCatalogue } from './corrections.js';
import type { DecisionContext, Known, WithStatus } from './decider.js';
import type { DomainEvent, Recorded, StoredEvent } from './envelope.js';
import type { Aggregate, AnyAggregate } from './rules.js';
import type { View } from './view.js';

export type Streamed = { readonly stream: string };

/** The kind of what has its events in a stream: a kind may be of several words, as the id behind it, and the longest is meant. */
export function kindOfStream(stream: string, isKind: (name: string) => boolean): string | undefined {
  let found: string | undefined;
  for (let at = stream.indexOf('-'); at > 0; at = stream.indexOf('-', at + 1)) {
    const name = stream.slice(0, at);
    if (isKind(name)) found = name;
  }
  return found;
}

export const isOf = ({ stream }: Streamed, event: Streamed) => event.stream.startsWith(`${stream}-`);
export const idIn = ({ stream }: Streamed, event: Streamed) => event.stream.slice(stream.length + 1);

/** The field with its id: `patrolId` of the kind `patrol`, `lostItemId` of `lost-item`. */
export const idFieldOf = (kind: string): string =>
  `${kind.replace(/-(.)/g, (_, first: string) => first.toUpperCase())}Id`;

/** Types of the events that streams of these may have. */
export const typesIn = (...aggregates: readonly Pick<AnyAggregate, 'catalogue'>[]): readonly string[] => [
  ...Object.keys(correctionCatalogue),
  ...aggregates.flatMap(({ catalogue }) => Object.keys(catalogue)),
];

/** A stored event with its type known: its stream says whose it is. The one place that believes so. */
export const recordedOf = <E extends DomainEvent>(event: StoredEvent) => event as unknown as Recorded<E>;

/** What a document has besides its record, its id and its revision. */
type Besides<D, S> = Pick<D, Exclude<keyof D, keyof S | 'revision' | `${string}Id`>> & Partial<D>;

type Listed<D, S> = Omit<View<D & object, D & object>, 'touches' | 'evolve' | 'fields' | 'indexes' | 'states'> & {
  readonly fields: readonly (keyof D & string)[];
  /** The field with its id; as `idFieldOf` the kind unless told. */
  readonly id?: keyof D & string;
  /** Besides those that lists and figures ask for. */
  readonly indexes?: readonly (readonly (keyof D & string)[])[];
  /** What follows from the record, for lists and figures. */
  readonly adds?: (record: S) => Besides<NoInfer<D>, S>;
};

/** One document for each: what lists and ledgers read. It is the record, with its id, its revision and what it `adds`. */
export function viewOf<S extends WithStatus, E extends DomainEvent, X extends DecisionContext, D extends object>(
  aggregate: Aggregate<S, E, X>,
  { id: field = idFieldOf(aggregate.stream) as never, adds, ...listed }: Listed<D, Known<S>>,
): View<D> {
  return {
    indexes: [],
    ...listed,
    states: aggregate.rules.facts.states,
    types: typesIn(aggregate),
    touches: (event) => (isOf(aggregate, event) ? [idIn(aggregate, event)] : []),
    evolve: (before, event, id) => {
      const record = aggregate.evolve((before as S | undefined) ?? aggregate.initialState, recordedOf<E>(event));
      if (record.status === 'none') return undefined;
      return { ...record, [field]: id, revision: event.revision, ...adds?.(record as Known<S>) } as unknown as D;
    },
  };
}
