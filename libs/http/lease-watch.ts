import type { Lease } from '#event-sourcing';
import type { LeaseHealth } from './health.answers.js';

/** For how long holders have given no sign of life, by the clock of whoever watches. */
export class LeaseWatch {
  private readonly seen = new Map<string, { readonly key: string; readonly since: number }>();

  /** @param now in milliseconds, of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param names of the work that is told of; leases of other releases stay behind in the store */
  look(names: readonly string[], leases: readonly Lease[]): LeaseHealth[] {
    const now = this.now();
    const known = new Map(leases.map((lease) => [lease.name, lease]));
    return names.map((name) => {
      const { holder, token, beat } = known.get(name) ?? { holder: '', token: 0, beat: 0 };
      const key = `${token} ${beat}`;
      if (this.seen.get(name)?.key !== key) this.seen.set(name, { key, since: now });
      const stillSeconds = holder === '' ? 0 : (now - this.seen.get(name)!.since) / 1_000;
      return { name, holder, token, stillSeconds };
    });
  }
}
