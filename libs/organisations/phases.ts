import { NO_END, type Instant } from '#event-sourcing';

/** A stretch of a thing's time in which what the figures count of it stays the same. */
export interface Phase {
  /** Of the event that began it. */
  readonly phaseId: string;
  readonly from: Instant;
  readonly until?: Instant;
}

/** The last phase ends, and the next one begins where there is one. */
export function turned<P extends Phase>(phases: readonly P[], at: Instant, next?: Omit<P, 'from' | 'until'>): P[] {
  const before = phases.map((phase, n) =>
    n === phases.length - 1 && phase.until === undefined ? { ...phase, until: at } : phase,
  );
  return next === undefined ? before : [...before, { ...next, from: at } as P];
}

/** The documents that figures count: one a phase, with an end in any case. */
export function* phaseDocuments<P extends Phase, D extends object>(
  phases: readonly P[],
  document: (phase: P) => D,
): Generator<readonly [string, D & { readonly from: Instant; readonly until: Instant }]> {
  for (const phase of phases)
    yield [phase.phaseId, { ...document(phase), from: phase.from, until: phase.until ?? NO_END }];
}
