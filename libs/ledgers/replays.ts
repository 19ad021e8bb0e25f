import { Readable } from 'node:stream';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { say } from '#event-sourcing';
import { CONFIG, problem, ProblemError, type ZerenConfig } from '#platform';
import { words } from './ledger.glossary.js';

/** A message of server-sent events. */
export interface ReplayMessage {
  /** What a reader that reconnects sends as Last-Event-ID. */
  readonly id: string;
  readonly event: 'step' | 'end';
  readonly data: object;
}

const format = ({ id, event, data }: ReplayMessage) => `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
/** A comment: readers pass it by, and what stands between keeps the connection open. */
const HEARTBEAT = ': the replay goes on\n\n';

const TRY_AGAIN_SECONDS = 5;

async function nextOf(parts: AsyncGenerator<string>, stream: Readable): Promise<void> {
  try {
    const { done, value } = await parts.next();
    if (!stream.destroyed) stream.push(done === true ? null : value);
  } catch (error) {
    stream.destroy(error as Error);
  }
}

/**
 * Server-sent events at the pace of their reader: a message is made when the one before was taken. So many at once as
 * the office allows; a reader that has left ends its replay at once, one that takes nothing for too long loses it.
 */
@Injectable()
export class Replays implements OnApplicationShutdown {
  private readonly open = new Set<Readable>();

  constructor(@Inject(CONFIG) private readonly config: ZerenConfig) {}

  /**
   * @param perSecond messages; 0 for as fast as the reader takes them
   * @throws ProblemError where so many replays are open that there is no place for another
   */
  stream(messages: AsyncIterable<ReplayMessage>, perSecond: number): Readable {
    const { replaysAtOnce, replayLongestPauseMilliseconds } = this.config;
    if (this.open.size >= replaysAtOnce)
      throw new ProblemError(
        problem('unavailable', say(words.replaysFull, { most: replaysAtOnce }), {
          retryAfter: TRY_AGAIN_SECONDS,
        }),
      );
    const left = new AbortController();
    const pause = perSecond > 0 ? Math.min(1_000 / perSecond, replayLongestPauseMilliseconds) : 0;
    let takenAt = performance.now();
    const taken = () => (takenAt = performance.now());
    const parts = this.paced(messages, pause, taken, left.signal);
    const stream = new Readable({
      read: () => void nextOf(parts, stream),
      destroy: (error, done) => {
        // Before anything waits for the pause that is under way.
        left.abort();
        done(error);
      },
    });
    const watching = setInterval(() => {
      const isWaitedFor = performance.now() - takenAt > replayLongestPauseMilliseconds + pause;
      if (isWaitedFor) stream.destroy();
    }, this.config.replayHeartbeatMilliseconds).unref();
    this.open.add(stream);
    stream.once('close', () => {
      clearInterval(watching);
      this.open.delete(stream);
    });
    return stream;
  }

  get underWay(): number {
    return this.open.size;
  }

  onApplicationShutdown(): void {
    for (const stream of this.open) stream.destroy();
  }

  private async *paced(
    messages: AsyncIterable<ReplayMessage>,
    pause: number,
    taken: () => void,
    left: AbortSignal,
  ): AsyncGenerator<string> {
    for await (const message of messages) {
      yield format(message);
      taken();
      if (message.event === 'end') return;
      if (pause === 0) await nextTurn();
      for (let waited = 0; waited < pause;) {
        const part = Math.min(this.config.replayHeartbeatMilliseconds, pause - waited);
        // The pause keeps no process from ending, and whoever left ends it.
        await delay(part, undefined, { ref: false, signal: left }).catch(() => undefined);
        if (left.aborted) return;
        waited += part;
        if (waited < pause) yield HEARTBEAT;
        taken();
      }
    }
  }
}
