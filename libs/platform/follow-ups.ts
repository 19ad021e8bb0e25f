import { Injectable } from '@nestjs/common';
import { START, type Position } from '#event-sourcing';

/** How far the reactors of this process have come, for queries that wait: what a command led to is part of what it did. */
@Injectable()
export class FollowUps {
  private reacted: (() => Position) | undefined;
  private last: Position = START;

  /** @param reacted up to where every reactor that others wait for has handled the log */
  follow(reacted: () => Position): void {
    this.reacted = reacted;
  }

  /** A reactor's command has written up to here. */
  wrote(position: Position): void {
    if (position > this.last) this.last = position;
  }

  /** Whether all that follows from the log up to here is written; where nothing reacts, nothing is waited for. */
  have(position: Position): boolean {
    return this.reacted === undefined || this.reacted() >= position;
  }

  /** The last position that reactors have written to. */
  get written(): Position {
    return this.last;
  }
}
