/** How far a view has come. */
export class ViewHealth {
  readonly view: string;
  readonly version: number;
  /** The last event that readers of this view can see. */
  readonly position: string;
  readonly state: 'building' | 'live' | 'failed';
  /** Age of the oldest event that this view does not show yet; 0 when it shows all. */
  readonly lagSeconds: number;
}

/** What the service says of itself. */
export class HealthAnswer {
  readonly status: 'ok' | 'behind' | 'failed';
  /** Position of the last event of the log. */
  readonly head: string;
  readonly views: ViewHealth[];
}
