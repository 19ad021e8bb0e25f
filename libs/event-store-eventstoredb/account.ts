import { deriveId, type IdSource, type NewEvent } from '#event-sourcing';
import type { AppendLane } from './append-lane.js';
import { toMessage } from './events.js';
import type { Reader } from './reader.js';

/** Streams of the log's own, beside those of the office: without the envelope of an event, so that no reader meets them. */
const KINDS = 'zeren.kinds';
const NOTES = 'zeren.notes';

/** Type and schema of an event. */
type Kind = Pick<NewEvent, 'type' | 'schema'>;

/**
 * What the log says of itself, on a server that has no tables: which kinds of events it holds, so that an older program
 * refuses it at start, and what is noted of it as a whole.
 */
export class Account {
  private known: Map<string, number> | undefined;
  private loading: Promise<void> | undefined;
  private announcing: Promise<void> = Promise.resolve();

  constructor(
    private readonly lane: AppendLane,
    private readonly reader: Reader,
    private readonly ids: IdSource,
    private readonly prefix = '',
  ) {}

  /** As the server has it now: another service may have written since. */
  async kinds(): Promise<ReadonlyMap<string, number>> {
    const kinds = await this.stored();
    return kinds ?? this.fromLog();
  }

  /** Once, before the first append. */
  async load(): Promise<void> {
    this.loading ??= this.kinds().then((kinds) => void (this.known = new Map(kinds)));
    try {
      await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  /**
   * Resolves when all kinds of these events stand in the account; no `async`, so that who comes later is served later.
   * To be called when it is loaded.
   */
  announced(events: readonly NewEvent[]): Promise<void> {
    const known = this.known!;
    const news = events.filter(({ type, schema }) => schema > (known.get(type) ?? -1));
    if (news.length > 0) {
      const before = this.announcing.catch(() => undefined);
      const announcing = before
        .then(() => this.write(news))
        .then(() => {
          for (const { type, schema } of news) if (schema > (known.get(type) ?? -1)) known.set(type, schema);
        });
      this.announcing = announcing;
      // Who comes after a failure is not to be told of it.
      announcing.catch(() => {
        if (this.announcing === announcing) this.announcing = Promise.resolve();
      });
    }
    return this.announcing;
  }

  async note(name: string): Promise<string | undefined> {
    let text: string | undefined;
    for await (const { data } of this.reader.readRecorded(this.prefix + NOTES)) {
      const noted = JSON.parse(data) as { readonly name: string; readonly text: string | null };
      if (noted.name === name) text = noted.text ?? undefined;
    }
    return text;
  }

  async setNote(name: string, text: string | undefined): Promise<void> {
    await this.append(NOTES, [toMessage(this.ids.next(), 'ZerenNote', { name, text: text ?? null })]);
  }

  private async stored(): Promise<Map<string, number> | undefined> {
    let kinds: Map<string, number> | undefined;
    for await (const { data } of this.reader.readRecorded(this.prefix + KINDS)) {
      const { type, schema } = JSON.parse(data) as Kind;
      kinds ??= new Map();
      kinds.set(type, Math.max(schema, kinds.get(type) ?? -1));
    }
    return kinds;
  }

  /** A log of before there was an account gets one; this reads all of it, once. */
  private async fromLog(): Promise<Map<string, number>> {
    const kinds = new Map<string, number>();
    const filter = this.prefix === '' ? undefined : { streamPrefixes: [this.prefix] };
    for await (const { type, schema } of this.reader.readAll({ filter }))
      if (schema > (kinds.get(type) ?? -1)) kinds.set(type, schema);
    if (kinds.size > 0) await this.write([...kinds].map(([type, schema]) => ({ type, schema })));
    return kinds;
  }

  private write(kinds: readonly Kind[]): Promise<void> {
    const stream = this.prefix + KINDS;
    const messages = kinds.map(({ type, schema }) =>
      toMessage(deriveId('kind', stream, type, schema), 'ZerenKind', { type, schema }),
    );
    return this.append(KINDS, messages);
  }

  private async append(name: string, messages: ReturnType<typeof toMessage>[]): Promise<void> {
    const bytes = messages.reduce((sum, message) => sum + message.getData_asU8().length, 0);
    await this.lane.append({ stream: this.prefix + name, expected: 'any', messages, bytes });
  }
}
