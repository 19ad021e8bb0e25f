import type { Position } from './envelope.js';

/** The ids of a document's parts, of each collection of the view's parts in their order. */
export type PartIds = readonly ReadonlySet<string>[];

/** A document as far as it is folded. */
export interface FoldedDocument {
  readonly position: Position;
  /** As `evolve` gave it; `undefined`: there is no such document. */
  readonly state: object | undefined;
  /** Those that the store may have of it; absent where none of them is stored. */
  readonly parts?: PartIds;
}

export interface Held {
  position: Position;
  state: object | undefined;
  parts: PartIds | undefined;
  /** When an event came to it last: the number of that among all that came to any. */
  touch: number;
}

const PART_KEPT = 7 / 8;

/**
 * Documents of a view in memory: events come mostly to those that had some lately, which then need neither reading nor
 * writing. What is let go stays at hand until the write that has it is there, since the store does not give it before.
 */
export class HeldDocuments {
  private readonly held = new Map<string, Held>();
  /** Of those that are held: an event came to them since they were last taken for a write. */
  private readonly unwritten = new Set<string>();
  private readonly leaving = new Map<string, Held>();
  private touches = 0;

  constructor(private readonly most: number) {}

  clear(): void {
    this.held.clear();
    this.unwritten.clear();
    this.leaving.clear();
  }

  get(id: string): Held | undefined {
    return this.held.get(id);
  }

  /** One that was let go, while the write that has it is on its way. */
  onItsWay(id: string): Readonly<Held> | undefined {
    return this.leaving.get(id);
  }

  /** What an event made of it. */
  put(id: string, { position, state, parts }: FoldedDocument): Held {
    this.unwritten.add(id);
    const touch = (this.touches += 1);
    const held = this.held.get(id);
    if (held) {
      held.position = position;
      held.state = state;
      held.touch = touch;
      return held;
    }
    const put = { position, state, parts, touch };
    this.held.set(id, put);
    return put;
  }

  isFull(): boolean {
    return this.held.size > this.most;
  }

  isUnwritten(id: string): boolean {
    return this.unwritten.has(id);
  }

  allUnwritten(): readonly string[] {
    return [...this.unwritten];
  }

  /** A write has them from now on. */
  taken(ids: Iterable<string>): void {
    for (const id of ids) this.unwritten.delete(id);
  }

  /** Lets go of what a write has, or the store; gives what has to be called when that write is there. */
  letGo(ids: readonly string[]): () => void {
    const gone = ids.map((id) => [id, this.held.get(id)!] as const);
    for (const [id, held] of gone) {
      this.held.delete(id);
      this.leaving.set(id, held);
    }
    return () => {
      // One that was held again since, and let go again, leaves with a later write.
      for (const [id, held] of gone) if (this.leaving.get(id) === held) this.leaving.delete(id);
    };
  }

  /** Those that no event came to for the longest, so many that the rest leaves some room. */
  oldest(): string[] {
    const tooMany = this.held.size - Math.floor(this.most * PART_KEPT);
    const byTouch = [...this.held].sort(([, a], [, b]) => a.touch - b.touch);
    return byTouch.slice(0, tooMany).map(([id]) => id);
  }
}
