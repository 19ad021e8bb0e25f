import { Injectable } from '@nestjs/common';
import { RecentMap, START, type Outcome, type Position } from '#event-sourcing';

/** A reactor that does what follows from events; they are the last events of the commands that write them. */
interface Followed {
  readonly types: readonly string[];
  /** How far it has come, where it runs in this process. */
  readonly reacted?: () => Position;
  /** The collection whose checkpoint says so, where it may run in any of several processes. */
  readonly progress?: string;
}

/** What nobody has asked about among so many later ones has been done long since. */
const MOST_AWAITED = 10_000;

/** What reactors still have to do, for queries that wait: what a command leads to is part of what it did. */
@Injectable()
export class FollowUps {
  private followed: Followed | undefined;
  /** Positions of what it is not known to have reacted to yet, in order. */
  private readonly awaited: Position[] = [];
  /** Positions of commands that were looked at already, by where the reactor is. */
  private readonly known = new RecentMap<Position, true>(MOST_AWAITED);
  private last: Position = START;

  follow(followed: Followed): void {
    this.followed = followed;
  }

  /** The collection to ask how far the reactor has come; `undefined` where this process knows by itself. */
  get progress(): string | undefined {
    return this.followed?.progress;
  }

  /** @param isFollowUp whether a reactor sent the command */
  wrote({ position, events }: Pick<Outcome, 'position' | 'events'>, isFollowUp: boolean): void {
    if (isFollowUp && position > this.last) this.last = position;
    if (!this.followed) return;
    const { types, reacted, progress } = this.followed;
    if (progress !== undefined) this.known.set(position, true);
    if (!events.some(({ type }) => types.includes(type))) return;
    if (reacted) this.forget(reacted());
    if (reacted && position <= reacted()) return;
    this.awaited.push(position);
    if ((this.awaited.at(-2) ?? START) > position) this.awaited.sort();
    if (this.awaited.length > MOST_AWAITED) this.awaited.shift();
  }

  /** Whether what another process wrote here must be looked up first. */
  isUnknown(position: Position): boolean {
    return this.progress !== undefined && this.known.get(position) === undefined;
  }

  /** Whether all that follows from the log up to here is written; where nothing reacts, nothing is waited for. */
  have(position: Position): boolean {
    if (this.followed?.reacted) this.forget(this.followed.reacted());
    return !this.isAwaited(position);
  }

  /** Whether what is waited for here would be done with a reactor that has come so far. */
  wouldHave(position: Position, reacted: Position): boolean {
    return !this.isAwaited(position, reacted);
  }

  /** In whichever process it ran, the reactor has come so far, and what it has written lies up to `written`. */
  cameTo(reacted: Position, written: Position): void {
    this.forget(reacted);
    if (written > this.last) this.last = written;
  }

  /** The last position that reactors have written to. */
  get written(): Position {
    return this.last;
  }

  private isAwaited(position: Position, reacted: Position = START): boolean {
    const first = this.awaited.find((one) => one > reacted);
    return first !== undefined && first <= position;
  }

  private forget(reacted: Position): void {
    while (this.awaited.length > 0 && this.awaited[0]! <= reacted) this.awaited.shift();
  }
}
