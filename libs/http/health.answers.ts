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

/** Who works on a view (`view:NAME@VERSION`) or a reactor, or looks at the clock, where several processes share the work. */
export class LeaseHealth {
  readonly name: string;
  /** Machine, process and an id of the holder; empty while nobody works on it. */
  readonly holder: string;
  /** Grows by one each time that the work changes hands. */
  readonly token: number;
  /** For how long this process has seen no sign of life of the holder; it looks when it is asked how it is. */
  readonly stillSeconds: number;
}

/** What this process does, a second, on the average of the last minute. */
export class RatesOfLate {
  readonly requests: number;
  readonly commands: number;
  /** Events that its commands wrote. */
  readonly written: number;
  /** Events that its projections took from the log. */
  readonly projected: number;
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
  /** Empty where one process does all the work, or the read models do not answer. */
  readonly leases: LeaseHealth[];
  readonly rates: RatesOfLate;
}

/** Whether the process lives, or is ready; each reason says what keeps it from that. */
export class ProbeAnswer {
  readonly status: 'ok' | 'failed';
  readonly reasons: string[];
}
