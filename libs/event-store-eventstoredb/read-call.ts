import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { say } from '#event-sourcing';
import type { Connection, ReadStream } from './connection.js';
import { StoreAway } from './errors.js';
import { words } from './eventstoredb.glossary.js';
import { decodeReadResponse, type ReadResponse } from './responses.js';

/**
 * One read or subscription: messages are taken when they are wanted, and what is not taken holds the server up.
 * `cancel` ends the call on the server too; a stream that is only destroyed stays open there.
 */
export class ReadCall {
  private ended = false;
  private failure: Error | undefined;
  private wake: (() => void) | undefined;
  private waiting: Promise<boolean> | undefined;

  private constructor(private readonly stream: ReadStream) {
    const awake = () => this.wake?.();
    const end = () => {
      this.ended = true;
      awake();
    };
    stream.on('readable', awake).on('end', end).on('close', end);
    stream.on('error', (error: Error) => {
      this.failure ??= error;
      end();
    });
  }

  static async open(connection: Connection, request: ReadReq): Promise<ReadCall> {
    return new ReadCall(await connection.openRead(request));
  }

  /** The next message that is here already. */
  take(): ReadResponse | undefined {
    const bytes = this.stream.read() as Buffer | null;
    return bytes === null ? undefined : decodeReadResponse(bytes);
  }

  /**
   * Waits for messages; `false`: there will be none. Asking again while it waits gives the same promise.
   * @param patience milliseconds after which a silent server is an error; without end where absent
   */
  more(patience?: number): Promise<boolean> {
    if (!this.waiting) {
      this.waiting = this.wait(patience).finally(() => (this.waiting = undefined));
      // Whoever asks does not always wait at once; the failure is kept for when they do.
      this.waiting.catch(() => undefined);
    }
    return this.waiting;
  }

  cancel(): void {
    this.ended = true;
    this.stream.cancel();
    this.wake?.();
  }

  private async wait(patience: number | undefined): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    if (patience !== undefined)
      timer = setTimeout(() => {
        this.failure ??= new StoreAway(say(words.silentRead, { patience }));
        this.cancel();
      }, patience);
    try {
      while (this.stream.readableLength === 0) {
        if (this.failure) throw this.failure;
        if (this.ended) return false;
        await new Promise<void>((resolve) => {
          this.wake = resolve;
          this.stream.read(0);
        });
      }
      return true;
    } finally {
      clearTimeout(timer);
      this.wake = undefined;
    }
  }
}
