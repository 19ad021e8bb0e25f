import type { Instant } from './envelope.js';

/** The only source of "now"; nothing else reads the wall clock. */
export interface Clock {
  now(): Instant;
}

let millisecond = 0;
let asText: Instant = '';

/** The machine's clock. What is asked within one millisecond is put into words once: a command asks several times. */
export const systemClock: Clock = {
  now: () => {
    const now = Date.now();
    if (now !== millisecond) {
      asText = new Date(now).toISOString();
      millisecond = now;
    }
    return asText;
  },
};

/** A clock that a test or a simulation moves by hand; it refuses to run backwards. */
export class ManualClock implements Clock {
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    if (instant < this.instant) throw new Error(`the clock stands at ${this.instant} and cannot go back to ${instant}`);
    this.instant = instant;
  }

  advance(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }
}
