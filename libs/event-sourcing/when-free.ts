import { setTimeout as delay } from 'node:timers/promises';

const AGAIN_MILLISECONDS = 10;

/** Whether a database is held by somebody else at the moment. */
export function isBusy(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return code === 'SQLITE_BUSY' || code?.startsWith('SQLITE_BUSY_') === true;
}

/**
 * Tries again while somebody else holds the database; in between, others get their turn.
 * @param patience milliseconds after which it is given up
 * @throws what the last attempt threw
 */
export async function whenFree<T>(attempt: () => T, patience: number): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await delay(AGAIN_MILLISECONDS);
  }
}
