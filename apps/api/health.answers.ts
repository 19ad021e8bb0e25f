/** How far a view has come. */
export class ViewHealth {
  readonly view: string;
  readonly version: number;
  /** The last event that readers of this view can see. */
  readonly position: string;
  readonly state: 'building' | 'live';
  /** Time of the log between the last event and the last one that this view shows; 0 when it shows all. */
  readonly lagSeconds: number;
}

/** What the service says of itself. */
export class HealthAnswer {
  readonly status: 'ok' | 'behind';
  /** Position of the last event of the log. */
  readonly head: string;
  readonly views: ViewHealth[];
}
