import { logWords as words } from './event-sourcing.glossary.js';
import type { Lease, Leases } from './leases.js';
import { LogRefused } from './log-guards.js';
import { pauseFor } from './pause.js';
import { say } from './sentence.js';

/** Between two looks at the beats of others, in parts of the expiry. */
const LOOKS = 5;

const isHeld = ({ holder }: Lease) => holder !== '';

/**
 * Does what only one may do who holds every lease: nothing is cleared beside a process that works on it. Leases that
 * somebody seems to hold are watched for the expiry, by this process's own clock; those of the dead are taken.
 * @param holder of this process alone
 * @param expiryMilliseconds whose beat stands still for so long is gone
 * @throws LogRefused with a sentence, where another process works or was faster
 */
export async function holdingAll(
  leases: Leases,
  holder: string,
  expiryMilliseconds: number,
  work: () => Promise<void>,
): Promise<void> {
  const seen = await leases.leases();
  if (seen.some(isHeld)) await watch(leases, seen, expiryMilliseconds);
  const taken: Lease[] = [];
  try {
    for (const lease of seen) {
      const mine = await leases.takeLease(lease.name, holder, lease);
      if (!mine) throw atWork(lease);
      taken.push(mine);
    }
    const other = (await leases.leases()).find((lease) => isHeld(lease) && lease.holder !== holder);
    if (other) throw atWork(other);
    await work();
  } finally {
    for (const lease of taken) await leases.releaseLease(lease);
  }
}

async function watch(leases: Leases, seen: readonly Lease[], expiryMilliseconds: number): Promise<void> {
  const before = new Map(seen.map((lease) => [lease.name, lease]));
  const began = performance.now();
  while (performance.now() - began < expiryMilliseconds) {
    await pauseFor(expiryMilliseconds / LOOKS, new AbortController().signal);
    for (const lease of await leases.leases()) {
      const first = before.get(lease.name);
      if (first?.token !== lease.token || first.beat !== lease.beat) throw atWork(lease);
    }
  }
}

const atWork = ({ holder }: Lease) => new LogRefused(say(words.atWork, { holder }));
