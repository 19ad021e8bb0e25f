import { charactersOf, positionOf, type EventRow } from './rows.js';

const MOST_ROWS = 4_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** The end of the log, in memory: whoever follows its writer live need not ask the file. */
export class Tail {
  private rows: EventRow[] = [];
  private characters = 0;

  add(rows: readonly EventRow[]): void {
    for (const row of rows) {
      this.rows.push(row);
      this.characters += charactersOf(row);
    }
    // The older half goes at once, so that it happens seldom.
    while (this.rows.length > MOST_ROWS || this.characters > MOST_CHARACTERS) {
      this.rows = this.rows.slice((this.rows.length + 1) >> 1);
      this.characters = this.rows.reduce((sum, row) => sum + charactersOf(row), 0);
    }
  }

  /** What comes after the position; undefined where the tail does not reach back so far. */
  after(position: number, most: number): readonly EventRow[] | undefined {
    if (this.rows.length === 0) return undefined;
    const first = positionOf(this.rows[0]!);
    if (position < first - 1) return undefined;
    const start = position - first + 1; // positions of the log have no gaps
    return this.rows.slice(start, start + most);
  }
}
