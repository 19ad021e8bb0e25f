import type { Row } from './read/table.js';
import type { Rejects } from './rejects.js';
import type { Rejection } from './cases/rejection.js';

/**
 * Rows are taken many at once and end in any order; those that are rejected are written as they stand in the file. One
 * waits until none before it is under way.
 */
export class InFileOrder {
  private readonly underWay = new Set<number>();
  private waiting: { readonly row: Row; readonly rejection: Rejection }[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly rejects: Pick<Rejects, 'add'>) {}

  begin({ row }: Row): void {
    this.underWay.add(row);
  }

  end({ row }: Row): Promise<void> {
    this.underWay.delete(row);
    return this.write(Math.min(...this.underWay));
  }

  add(row: Row, rejection: Rejection): Promise<void> {
    this.waiting.push({ row, rejection });
    return this.write(Math.min(...this.underWay));
  }

  /** What waits still, whatever became of the rows before it. */
  close(): Promise<void> {
    return this.write(Infinity);
  }

  private write(before: number): Promise<void> {
    const ready = this.waiting.filter(({ row }) => row.row < before).sort((a, b) => a.row.row - b.row.row);
    if (ready.length === 0) return this.writing;
    this.waiting = this.waiting.filter(({ row }) => row.row >= before);
    this.writing = this.writing.then(async () => {
      for (const { row, rejection } of ready) await this.rejects.add(row, rejection);
    });
    return this.writing;
  }
}
