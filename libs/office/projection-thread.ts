import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { asSentence, inWords, StoreUnavailable, type ViewStatus, type Words } from '#event-sourcing';
import type { ZerenConfig } from '#platform';

export type FromThread =
  | { readonly kind: 'status'; readonly status: readonly ViewStatus[] }
  | { readonly kind: 'progress'; readonly events: number }
  /** Since the last time that it was told. */
  | { readonly kind: 'taken'; readonly events: number }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'indexes'; readonly made: number }
  | { readonly kind: 'error' | 'failed'; readonly message: Words };

export interface ThreadCallbacks {
  readonly onProgress: (events: number) => void;
  readonly onTaken: (events: number) => void;
  readonly onIndexes: (made: number) => void;
  readonly onError: (message: string) => void;
}

/** The projections in a thread of their own, with their own connections to the log and the read models. */
export class ProjectionThread {
  private readonly worker: Worker;
  /** Why the views no longer follow. */
  failure: Words | undefined;
  private latest: readonly ViewStatus[] = [];

  constructor(
    config: ZerenConfig,
    private readonly callbacks: ThreadCallbacks,
  ) {
    this.worker = new Worker(new URL('./projection-worker.js', import.meta.url), { workerData: config });
  }

  /** Resolves when the views have caught up for the first time. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromThread) => {
        if (message.kind === 'status') this.latest = message.status;
        else if (message.kind === 'progress') this.callbacks.onProgress(message.events);
        else if (message.kind === 'taken') this.callbacks.onTaken(message.events);
        else if (message.kind === 'indexes') this.callbacks.onIndexes(message.made);
        else if (message.kind === 'caught-up') resolve();
        else {
          this.callbacks.onError(inWords(message.message, 'en'));
          if (message.kind !== 'failed') return;
          this.failure = message.message;
          reject(new StoreUnavailable(asSentence(message.message)));
        }
      });
      this.worker.on('error', (error) => {
        this.callbacks.onError(`the projections stopped: ${error.message}`);
        this.failure = error.message;
        reject(error);
      });
    });
  }

  status(): readonly ViewStatus[] {
    return this.latest;
  }

  /** The log is known to be there: if the views wait for it, they need not. */
  nudge(): void {
    this.worker.postMessage('nudge');
  }

  async stop(): Promise<void> {
    const ended = once(this.worker, 'exit');
    this.worker.postMessage('stop');
    await ended;
  }
}
