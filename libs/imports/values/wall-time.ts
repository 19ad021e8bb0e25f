/** What a text says by a wall clock; which moment that is depends on the time zone. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds of the wall clock since 00:00; 24 hours for the end of the day. */
  readonly time: number;
  /** Minutes that the clock is ahead of UTC, where the text says so itself. */
  readonly offset?: number;
}
