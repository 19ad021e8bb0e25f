import { isTooLate, type Lease, type Leases } from './leases.js';
import { pauseFor } from './pause.js';

export interface LeaseTimes {
  /** Between two beats of a holder. */
  readonly beatMilliseconds: number;
  /** Whose beat stands still for so long, by the watcher's own clock, is gone. */
  readonly expiryMilliseconds: number;
}

export interface LeaseKeeperOptions extends LeaseTimes {
  readonly leases: Leases;
  /** What is divided: processes of the same division share its work evenly. */
  readonly division: string;
  /** Of this process alone. */
  readonly holder: string;
  /** The work, by the names of its leases. */
  readonly names: readonly string[];
  /**
   * What is held from now on; called one at a time. What is not among it any more is only given back when the call has
   * ended, unless another process has taken it.
   */
  readonly onChange: (held: readonly Lease[]) => Promise<void>;
  /** Asked at each beat: whether the work on what is held is to be begun anew. */
  readonly isStale?: () => Promise<boolean>;
  readonly onError?: (error: unknown) => void;
}

interface Watched {
  readonly lease: Lease;
  readonly since: number;
}

/**
 * Holds a fair share of the leases of a division. Nobody's clock is compared with another's: a lease is free when its
 * beat has stood still for the expiry while this process watched.
 */
export class LeaseKeeper {
  private readonly watched = new Map<string, Watched>();
  private readonly held = new Map<string, Lease>();
  /** Given up, and held until the work on it has ended. */
  private readonly leaving = new Map<string, Lease>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private changing: Promise<void> = Promise.resolve();
  /** Undefined: what is held is to be told anew. */
  private told: string | undefined = '';

  constructor(private readonly options: LeaseKeeperOptions) {}

  /** Resolves when it has looked for work for the first time. */
  async start(): Promise<void> {
    await this.round();
    this.running = this.run();
  }

  /** Ends the work and gives everything back, so that others need not wait. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    const all = [...this.held.values(), ...this.leaving.values()];
    this.held.clear();
    await this.change();
    for (const lease of [...all, this.member]) if (lease) await this.release(lease);
  }

  /** The work on what is held is begun anew at the next beat. */
  renew(): void {
    this.told = undefined;
  }

  private beatAt = 0;
  private member: Lease | undefined;
  private get memberName(): string {
    return `${this.members}${this.options.holder}`;
  }
  private get members(): string {
    return `member:${this.options.division}:`;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await pauseFor(this.options.beatMilliseconds, this.stopping.signal);
      if (this.stopping.signal.aborted) return;
      await this.round().catch((error: unknown) => this.options.onError?.(error));
    }
  }

  private async round(): Promise<void> {
    await this.beat();
    const leases = await this.options.leases.leases();
    this.watch(leases);
    await this.leaveLost(leases);
    const share = this.share(leases);
    const known = new Map(leases.map((lease) => [lease.name, lease]));
    for (const name of this.options.names) {
      if (this.held.size >= share) break;
      if (this.held.has(name) || this.leaving.has(name) || !this.isFree(known.get(name))) continue;
      // Where a store is slow, taking many takes longer than others wait for a beat.
      if (performance.now() - this.beatAt >= this.options.beatMilliseconds) await this.beat();
      const taken = await this.options.leases.takeLease(name, this.options.holder, known.get(name));
      if (taken) this.held.set(name, taken);
    }
    for (const [name, lease] of [...this.held].slice(share)) {
      this.held.delete(name);
      this.leaving.set(name, lease);
    }
    if (await this.options.isStale?.()) this.renew();
    void this.change();
  }

  private async beat(): Promise<void> {
    this.beatAt = performance.now();
    await this.options.leases.beatLeases(this.options.holder);
  }

  private async leaveLost(all: readonly Lease[]): Promise<void> {
    const { leases, holder } = this.options;
    const known = new Map(all.map((lease) => [lease.name, lease]));
    const isMine = ({ name, token }: Lease) => known.get(name)?.token === token && known.get(name)?.holder === holder;
    if (!this.member || !isMine(this.member))
      this.member = await leases.takeLease(this.memberName, holder, known.get(this.memberName));
    for (const mine of [this.held, this.leaving])
      for (const [name, lease] of mine) if (!isMine(lease)) mine.delete(name);
  }

  private watch(leases: readonly Lease[]): void {
    const now = performance.now();
    for (const lease of leases) {
      const before = this.watched.get(lease.name)?.lease;
      if (before?.token === lease.token && before.beat === lease.beat) continue;
      this.watched.set(lease.name, { lease, since: now });
    }
  }

  private isFree(lease: Lease | undefined): boolean {
    if (!lease || lease.holder === '' || lease.holder === this.options.holder) return true;
    const since = this.watched.get(lease.name)?.since ?? performance.now();
    return performance.now() - since >= this.options.expiryMilliseconds;
  }

  /** So much each, when all that are there take the same. */
  private share(leases: readonly Lease[]): number {
    const others = leases.filter(
      (lease) => lease.name.startsWith(this.members) && lease.name !== this.memberName && !this.isFree(lease),
    );
    return Math.ceil(this.options.names.length / (others.length + 1));
  }

  /** Tells what is held, where that has changed, and gives back what was left for it. */
  private change(): Promise<void> {
    this.changing = this.changing.then(async () => {
      const held = [...this.held.values()];
      const key = held.map(({ name, token }) => `${name} ${token}`).join();
      if (key !== this.told) {
        this.told = key;
        await this.options.onChange(held).catch((error: unknown) => {
          this.renew();
          // Whether the lease is lost, the next beat tells.
          if (!isTooLate(error)) this.options.onError?.(error);
        });
      }
      for (const [name, lease] of this.leaving) {
        this.leaving.delete(name);
        await this.release(lease);
      }
    });
    return this.changing;
  }

  private release(lease: Lease): Promise<void> {
    return this.options.leases.releaseLease(lease).catch((error: unknown) => this.options.onError?.(error));
  }
}
