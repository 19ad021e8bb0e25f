const MOST = 20_000;

/** The last revisions of the streams that were written last: the one writer of a file need not look them up. */
export class KnownRevisions {
  private readonly revisions = new Map<string, number>();

  get(stream: string): number | undefined {
    return this.revisions.get(stream);
  }

  set(stream: string, revision: number): void {
    this.revisions.delete(stream);
    this.revisions.set(stream, revision);
  }

  /** Forgets those that were written longest ago; not before what was set last is in the file. */
  trim(): void {
    const oldest = this.revisions.keys();
    while (this.revisions.size > MOST) this.revisions.delete(oldest.next().value!);
  }

  /** After a rollback nothing is known. */
  clear(): void {
    this.revisions.clear();
  }
}
