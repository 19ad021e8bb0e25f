import type { EventRow } from './rows.js';

const MOST_ROWS = 4_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** The end of the log, in memory: whoever follows its writer live need not ask the file. */
export class Tail {
  private rows: EventRow[] = [];
  private characters = 0;

  add(rows: readonly EventRow[]): void {
    for (const row of rows) {
      this.rows.push(row);
      this.characters += row.data.length + row.metadata.length;
    }
    if (this.rows.length <= MOST_ROWS && this.characters <= MOST_CHARACTERS) return;
    // The older half goes at once, so that it happens seldom.
    this.rows = this.rows.slice(this.rows.length >> 1);
    this.characters = this.rows.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  }

  /** What comes after the position; undefined where the tail does not reach back so far. */
  after(position: number, most: number): readonly EventRow[] | undefined {
    const first = this.rows[0]?.position;
    if (first === undefined || position < first - 1) return undefined;
    const start = position - first + 1; // positions of the log have no gaps
    return this.rows.slice(start, start + most);
  }
}
