import { setTimeout as delay } from 'node:timers/promises';

export const FIRST_PAUSE_MS = 100;
export const LONGEST_PAUSE_MS = 10_000;

/** Waits, unless the signal aborts first; never rejects. */
export async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
