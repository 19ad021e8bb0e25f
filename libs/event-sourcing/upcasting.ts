import { storeWords as words } from './event-sourcing.glossary.js';
import { SaidError, say, type Sentence } from './sentence.js';
import type { StoredEvent } from './envelope.js';
import { StoreUnavailable, type EventStore, type SubscriptionMessage } from './event-store.js';
import { mapEach } from './stream-prefix.js';

type Data = Record<string, unknown>;

/** How a corrected value is read from the words of a command; undefined for what the field cannot hold. */
export interface FieldReader {
  (text: string): unknown;
  /** Words for readers, of which no figure counts anything. */
  readonly isProse?: boolean;
  /** What the field can hold, behind “it”. */
  readonly wanted?: Sentence;
}

/** By field. */
export type Correctable = Readonly<Record<string, FieldReader>>;

/** Of one event type: the version of its data today, and how each older version becomes the next. */
export interface EventSchema {
  readonly schema: number;
  /** `upcasts[n]` turns data of version n into version n + 1. */
  readonly upcasts?: Readonly<Record<number, (data: Data) => Data>>;
  /** It says of an earlier event of its stream that it was wrong. */
  readonly undoes?: Undoes;
  /** What of it can be corrected, and how the right value is read; a `*` stands for any number in a list. */
  readonly correctable?: Correctable;
  /** False of what may lie before the last step: what the clock says, and what holds at a time of its own. */
  readonly isStep?: false;
}

/**
 * What an event takes back or puts right by itself: all of its record since that began, or an earlier event of the
 * stream, by a field that has its id, or by one that both have.
 */
export type Undoes = 'record' | { readonly id: string } | { readonly type: string; readonly same: string };

export type Undoing = Readonly<Record<string, Undoes>>;

export type EventCatalogue = Readonly<Record<string, EventSchema>>;

/** Which types of events take something back. */
export function undoingIn(catalogue: EventCatalogue): Undoing {
  const all = Object.entries(catalogue).flatMap(([type, { undoes }]) => (undoes ? [[type, undoes] as const] : []));
  return Object.fromEntries(all);
}

const whatThisOneKnows = (known: number | undefined) =>
  known === undefined ? words.unknownType : say(words.knownSchema, { known });

/** The log was written by a newer version of the program. */
export class UnknownEventSchema extends SaidError {
  constructor(event: StoredEvent, known: number | undefined) {
    const { id, type, schema, stream } = event;
    super(say(words.newerEvent, { id, type, schema, stream, known: whatThisOneKnows(known) }));
  }
}

/**
 * Before anything is done with a log, its views included, which may have seen events that this program cannot read.
 * @throws StoreUnavailable that names what a newer version wrote, where the store keeps account of it
 */
export async function refuseNewerLog(store: EventStore, catalogue: EventCatalogue): Promise<void> {
  for (const [type, schema] of (await store.kinds?.()) ?? []) {
    const known = Object.hasOwn(catalogue, type) ? catalogue[type]!.schema : undefined;
    if (known !== undefined && known >= schema) continue;
    throw new StoreUnavailable(say(words.newerLog, { type, schema, known: whatThisOneKnows(known) }));
  }
}

function upcast(known: EventSchema | undefined, event: StoredEvent): StoredEvent {
  if (!known || event.schema > known.schema) throw new UnknownEventSchema(event, known?.schema);
  if (event.schema === known.schema) return event;
  let data = event.data as Data;
  for (let version = event.schema; version < known.schema; version += 1) {
    const step = known.upcasts?.[version];
    if (!step) throw new Error(`no upcast of ${event.type} from schema ${version}`);
    data = step(data);
  }
  return { ...event, data, schema: known.schema };
}

/** The same store, read in today's shapes. What is stored stays as it was written. */
export function withUpcasting(store: EventStore, catalogue: EventCatalogue): EventStore {
  const schemas = new Map(Object.entries(catalogue));
  const today = (event: StoredEvent) => upcast(schemas.get(event.type), event);
  return {
    append: (stream, events, expected) => store.append(stream, events, expected),
    readStream: (stream, options) => mapEach(store.readStream(stream, options), today),
    readAll: (options) => mapEach(store.readAll(options), today),
    ...(store.readAt && { readAt: async (positions) => (await store.readAt!(positions)).map(today) }),
    ...(store.endsAt && { endsAt: (stream, revision) => store.endsAt!(stream, revision) }),
    subscribe: (options) => eachToday(store.subscribe(options), today),
    head: () => store.head(),
    ...(store.leader && {
      leader: {
        readAll: (options) => mapEach(store.leader!.readAll(options), today),
        head: () => store.leader!.head(),
      },
    }),
    close: () => store.close(),
  };
}

/** What stands before an event that cannot be read is still given. */
async function* eachToday(
  messages: AsyncIterable<SubscriptionMessage>,
  today: (event: StoredEvent) => StoredEvent,
): AsyncIterable<SubscriptionMessage> {
  for await (const message of messages) {
    if (message.kind !== 'events') {
      yield message;
      continue;
    }
    const events: StoredEvent[] = [];
    try {
      for (const event of message.events) events.push(today(event));
    } catch (error) {
      if (events.length > 0) yield { kind: 'events', events };
      throw error;
    }
    yield { kind: 'events', events };
  }
}
