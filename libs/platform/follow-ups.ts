import { Injectable } from '@nestjs/common';
import { START, type Outcome, type Position } from '#event-sourcing';

/** How far a reactor of this process has come. */
interface Followed {
  readonly types: readonly string[];
  readonly reacted: () => Position;
}

/** What reactors still have to do, for queries that wait: what a command leads to is part of what it did. */
@Injectable()
export class FollowUps {
  private followed: Followed | undefined;
  /** Positions of what it has not reacted to yet, in order; of this process's own commands. */
  private readonly awaited: Position[] = [];
  private last: Position = START;

  /** @param followed what it reacts to, which is the last event of the command that writes it */
  follow(followed: Followed): void {
    this.followed = followed;
  }

  /** @param isFollowUp whether a reactor sent the command */
  wrote({ position, events }: Pick<Outcome, 'position' | 'events'>, isFollowUp: boolean): void {
    if (isFollowUp && position > this.last) this.last = position;
    const { followed } = this;
    if (!followed || !events.some(({ type }) => followed.types.includes(type))) return;
    this.forgetDone(followed);
    if (position > followed.reacted()) this.awaited.push(position);
  }

  /** Whether all that follows from the log up to here is written; where nothing reacts, nothing is waited for. */
  have(position: Position): boolean {
    if (this.followed) this.forgetDone(this.followed);
    const [first] = this.awaited;
    return first === undefined || first > position;
  }

  /** The last position that reactors have written to. */
  get written(): Position {
    return this.last;
  }

  private forgetDone({ reacted }: Followed): void {
    const done = reacted();
    while (this.awaited.length > 0 && this.awaited[0]! <= done) this.awaited.shift();
  }
}
