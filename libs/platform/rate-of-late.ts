const WINDOW_SECONDS = 60;

/** How many a second, over the last minute that is over or the shorter time since the start; by a clock that only goes on. */
export class RateOfLate {
  private readonly seconds = new Array<number>(WINDOW_SECONDS).fill(0);
  private readonly begun: number;
  private latest: number;

  /** @param now in milliseconds, of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.begun = now();
    this.latest = this.second();
  }

  add(count = 1): void {
    this.moveOn();
    this.seconds[this.latest % WINDOW_SECONDS]! += count;
  }

  perSecond(): number {
    this.moveOn();
    const seen = Math.min(WINDOW_SECONDS, Math.max(1, (this.now() - this.begun) / 1_000));
    return Number((this.seconds.reduce((sum, each) => sum + each, 0) / seen).toFixed(2));
  }

  private second(): number {
    return Math.floor((this.now() - this.begun) / 1_000);
  }

  private moveOn(): void {
    const second = this.second();
    const passed = Math.min(second - this.latest, WINDOW_SECONDS);
    for (let n = 1; n <= passed; n += 1) this.seconds[(this.latest + n) % WINDOW_SECONDS] = 0;
    this.latest = second;
  }
}
