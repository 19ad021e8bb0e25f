import {
  generationRead,
  START,
  type AnyView,
  type DocumentStore,
  type Generation,
  type Position,
  type ViewStatus,
} from '#event-sourcing';

const LOOK_EVERY_MILLISECONDS = 250;

/** How far views have come that other processes may keep, as their store tells. */
export class ViewWatch {
  private generations: readonly Generation[] = [];
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly documents: DocumentStore,
    private readonly views: readonly AnyView[],
  ) {}

  /** Resolves when it has looked once, so that nobody is told before that nothing is there; what cannot be asked is asked again. */
  async start(): Promise<void> {
    await this.look().catch(() => undefined);
    if (this.stopped) return;
    let looking: Promise<void> | undefined;
    this.timer ??= setInterval(() => {
      looking ??= this.look()
        .catch(() => undefined)
        .finally(() => (looking = undefined));
    }, LOOK_EVERY_MILLISECONDS);
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    this.generations = await this.documents.generations();
  }

  status(): ViewStatus[] {
    return this.views.map((view) => {
      const generation = generationRead(view, this.generations);
      return {
        view: view.name,
        version: view.version,
        position: generation?.checkpoint ?? START,
        state: generation?.version === view.version ? 'live' : 'building',
      };
    });
  }

  /** Whether each view shows all up to here, in the version that this process knows. */
  shows(position: Position): boolean {
    return this.status().every((view) => view.state === 'live' && view.position >= position);
  }
}
