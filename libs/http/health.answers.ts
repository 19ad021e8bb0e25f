/** How far a view has come. */
export class ViewHealth {
  readonly view: string;
  readonly version: number;
  /** The last event that readers of this view can see. */
  readonly position: string;
  readonly state: 'building' | 'live' | 'failed';
  /** Age of the oldest event that this view does not show yet; 0 when it shows all, null while the log does not answer. */
  readonly lagSeconds: number | null;
}

/** A view, a reactor or the clock of the deadlines that fails again and again. */
export class Failing {
  readonly name: string;
  readonly reason: string;
}

/** What the service says of itself. */
export class HealthAnswer {
  /** `failing`: something is tried again and again; `failed`: it is not, or the log does not answer. */
  readonly status: 'ok' | 'behind' | 'failing' | 'failed';
  /** Position of the last event of the log; null while the log does not answer. */
  readonly head: string | null;
  /** Empty when all is well. */
  readonly failing: Failing[];
  readonly views: ViewHealth[];
}
