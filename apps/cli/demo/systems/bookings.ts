import type { Random } from '../random.js';
import { at, type Stage } from './stage.js';

/** Beginnings of meetings, in hours of the day. */
const HOURS = [9, 10.5, 14.5, 16];
const LONG_ENOUGH = 1_000;

/** Nobody chairs two meetings at a time, and no room holds two. */
export class Bookings {
  private readonly taken = new Set<string>();

  constructor(
    private readonly stage: Stage,
    private readonly random: Random,
  ) {}

  /** A beginning on one of the days that is free for all of them, and the end after an hour and a quarter. */
  book(days: readonly string[], claims: readonly string[]): { readonly from: string; readonly to: string } {
    for (let tries = 0; tries < LONG_ENOUGH; tries += 1) {
      const [day, hour] = [this.random.pick(days), this.random.pick(HOURS)];
      const slots = claims.map((claim) => `${day} ${hour} ${claim}`);
      if (slots.some((slot) => this.taken.has(slot))) continue;
      slots.forEach((slot) => this.taken.add(slot));
      return { from: at(this.stage, day, hour), to: at(this.stage, day, hour + 1.25) };
    }
    throw new Error(`no time is free for ${claims.join(', ')}`);
  }
}
