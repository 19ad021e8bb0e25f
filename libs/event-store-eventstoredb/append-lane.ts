import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { say, StoreClosed, type IdSource, type Position } from '#event-sourcing';
import { appendError } from './append-errors.js';
import type { AppendStream, Connection } from './connection.js';
import { StoreAway, toStoreError } from './errors.js';
import { words } from './eventstoredb.glossary.js';
import { toToken } from './positions.js';
import { streamIdentifier, type Append } from './requests.js';

export interface Appended {
  readonly revision: number;
  readonly position: Position;
}

/** An append on its way; the server answers by its id. */
interface Pending extends Append {
  readonly timer: NodeJS.Timeout;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** The most that goes into one message; what is larger goes in several. */
const MESSAGE_BYTES = 1024 * 1024;

/**
 * Appends of one connection share one call to the server, which takes them in the order in which they are sent and
 * answers each by its id. When the call breaks, everything unanswered fails and the next append opens a new one.
 */
export class AppendLane {
  private call: Promise<AppendStream> | undefined;
  private readonly pending = new Map<string, Pending>();
  private closed = false;
  private idle: (() => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly shown: string,
    private readonly ids: IdSource,
    private readonly timeout: number,
  ) {}

  /** @throws WrongExpectedRevision, EventTooLarge, StoreUnavailable, StoreClosed */
  append(append: Append): Promise<Appended> {
    const id = this.ids.next();
    return new Promise((resolve, reject) => {
      if (this.closed) throw new StoreClosed();
      const timer = setTimeout(() => this.expire(id), this.timeout);
      this.pending.set(id, { ...append, timer, resolve, reject });
      this.send(id, append).catch((error: unknown) => this.fail(id, toStoreError(error, this.shown)));
    });
  }

  /** Takes no more; what is on its way has `patience` milliseconds to be answered. */
  async close(patience: number): Promise<void> {
    this.closed = true;
    if (this.pending.size > 0) {
      const timer = setTimeout(() => this.idle?.(), patience);
      await new Promise<void>((resolve) => (this.idle = resolve));
      clearTimeout(timer);
    }
    const call = this.call;
    this.break(call, new StoreClosed());
    call?.then(
      (stream) => stream.cancel(),
      () => undefined,
    );
  }

  private async send(id: string, append: Append): Promise<void> {
    const stream = await (this.call ??= this.open());
    if (!this.pending.has(id)) return;
    // Not held back when the socket is full: what waits is what callers wait for, and order is kept.
    for (const request of requests(id, append)) stream.write(request);
  }

  private open(): Promise<AppendStream> {
    const call: Promise<AppendStream> = this.connection.openAppend().then((stream) => {
      stream.on('data', (response: BatchAppendResp) => this.answer(response));
      stream.on('error', (error: Error) => this.break(call, toStoreError(error, this.shown)));
      stream.on('end', () => this.break(call, new StoreAway(say(words.ended, { shown: this.shown }))));
      return stream;
    });
    call.catch((error: unknown) => this.break(call, toStoreError(error, this.shown)));
    return call;
  }

  private answer(response: BatchAppendResp): void {
    // An answer that comes after its time-out, or a second one, which the server sends for a call that is too large.
    const pending = this.settle(response.getCorrelationId()?.getString() ?? '');
    if (!pending) return;
    const success = response.getSuccess();
    if (!success) return pending.reject(appendError(response.getError(), pending, this.shown));
    const position = success.getPosition();
    if (!position) return pending.reject(new StoreAway(say(words.noPosition, { shown: this.shown })));
    pending.resolve({
      revision: Number(success.getCurrentRevision()),
      position: toToken(position.getCommitPosition(), position.getPreparePosition()),
    });
  }

  private expire(id: string): void {
    this.fail(id, new StoreAway(say(words.appendLate, { shown: this.shown, timeout: this.timeout })));
  }

  private break(call: Promise<AppendStream> | undefined, error: Error): void {
    if (call !== this.call) return;
    this.call = undefined;
    for (const id of [...this.pending.keys()]) this.fail(id, error);
  }

  private fail(id: string, error: Error): void {
    this.settle(id)?.reject(error);
  }

  private settle(id: string): Pending | undefined {
    const pending = this.pending.get(id);
    if (!pending) return undefined;
    clearTimeout(pending.timer);
    this.pending.delete(id);
    if (this.pending.size === 0) this.idle?.();
    return pending;
  }
}

function* requests(id: string, { stream, expected, messages }: Append) {
  const correlation = new shared.UUID().setString(id);
  // No deadline of ours: it would be an instant of this machine's clock, measured by the server's.
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(streamIdentifier(stream));
  if (expected === 'any') options.setAny(new shared.Empty());
  else if (expected === 'exists') options.setStreamExists(new shared.Empty());
  else if (expected === 'no-stream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected));
  let request = new streams.BatchAppendReq().setCorrelationId(correlation).setOptions(options);
  let bytes = 0;
  for (const message of messages) {
    const size = message.getData_asU8().length + message.getCustomMetadata_asU8().length;
    if (bytes > 0 && bytes + size > MESSAGE_BYTES) {
      yield request;
      request = new streams.BatchAppendReq().setCorrelationId(correlation);
      bytes = 0;
    }
    request.addProposedMessages(message);
    bytes += size;
  }
  yield request.setIsFinal(true);
}
