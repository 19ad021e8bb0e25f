/** Ends the pauses of those who wait for a server to come back, as soon as somebody has seen that it is there. */
export class Bell {
  private readonly waiting = new Set<() => void>();

  ring(): void {
    for (const wake of [...this.waiting]) wake();
  }

  /** @returns whether it was rung; never rejects */
  pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isRung: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(ring);
        signal.removeEventListener('abort', aborted);
        resolve(isRung);
      };
      const ring = () => end(true);
      const aborted = () => end(false);
      const timer = setTimeout(aborted, milliseconds);
      this.waiting.add(ring);
      signal.addEventListener('abort', aborted);
      if (signal.aborted) aborted();
    });
  }
}
