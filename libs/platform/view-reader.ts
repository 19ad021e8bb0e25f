import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { AnyView, Documents, DocumentStore, Position } from '#event-sourcing';
import type { ZerenConfig } from './config.js';
import { problem, ProblemError } from './problem.js';
import { CONFIG, DOCUMENT_STORE } from './tokens.js';

const POLL_MILLISECONDS = 3;

/** Where queries read views from; they can wait until a view has reached what a command wrote. */
@Injectable()
export class ViewReader {
  constructor(
    @Inject(DOCUMENT_STORE) private readonly documents: DocumentStore,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  of(view: AnyView): Documents {
    return this.documents.collection(view);
  }

  async waitFor(position: Position | undefined, ...views: readonly AnyView[]): Promise<void> {
    if (!position) return;
    const until = performance.now() + this.config.waitForViewMilliseconds;
    for (const view of views)
      while (!(await this.hasReached(view, position))) {
        if (performance.now() > until)
          throw new ProblemError(
            problem('unavailable', `The view ${view.name} has not reached ${position} yet. Ask again in a moment.`, {
              retryAfter: 1,
            }),
          );
        await delay(POLL_MILLISECONDS);
      }
  }

  private async hasReached(view: AnyView, position: Position): Promise<boolean> {
    const generations = await this.documents.generations(view.name);
    return generations.some((generation) => generation.active && generation.checkpoint >= position);
  }
}
