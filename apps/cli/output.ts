import { keyValueLines, type Wording } from './key-values.js';
import { headingOf, wordOf, type OwnWords } from './record-words.js';
import { officeTime, printable, printableJson, printableLines } from '#platform';

/** What a verb prints: JSON for machines, a table or lines for people. Nothing else goes to standard output. */
export interface Output {
  json(value: unknown): void;
  line(text: string): void;
  /** A moment as the office's clock shows it. */
  time(moment: string): string;
  table(rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[], own?: OwnWords): void;
  /** Fields as lines, by their words. */
  fields(of: object, own?: OwnWords): void;
  /** Long work, on a terminal only. */
  progress(text: string): void;
  done(): void;
}

/** Columns that a text takes on a terminal: East Asian wide characters take two (UAX #11). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

export function formatTable(
  rows: readonly Readonly<Record<string, unknown>>[],
  columns: readonly string[],
  heading: (column: string) => string = (column) => column,
): string {
  const cells = [
    columns.map(heading),
    ...rows.map((row) => columns.map((column) => printable(String(row[column] ?? '–')))),
  ];
  const widths = columns.map((_, n) => Math.max(...cells.map((line) => widthOf(line[n]!))));
  const numeric = columns.map((column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  return cells
    .map((line) =>
      line
        .map((cell, n) => {
          const space = ' '.repeat(widths[n]! - widthOf(cell));
          return numeric[n] ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Moments as the office's clock shows them; JSON keeps them in UTC. */
const localTimes = (timeZone: string) => (value: unknown) =>
  typeof value === 'string' && INSTANT.test(value) ? officeTime(value, timeZone) : value;

export function terminalOutput(timeZone = 'UTC'): Output {
  const local = localTimes(timeZone);
  const stderr = process.stderr;
  let shown = false;
  return {
    json: (value) => process.stdout.write(`${printableJson(JSON.stringify(value, null, 2))}\n`),
    line: (text) => process.stdout.write(`${printableLines(text)}\n`),
    time: (moment) => String(local(moment)),
    table: (rows, columns, own) => {
      const shown = rows.map((row) =>
        Object.fromEntries(columns.map((column) => [column, wordOf(column, local(row[column]), own)])),
      );
      process.stdout.write(`${formatTable(shown, columns, (name) => headingOf(name, own))}\n`);
    },
    fields: (of, own) => {
      const wording: Wording = {
        headingOf: (name, within) => headingOf(name, own, within),
        wordOf: (field, value) => wordOf(field, value, own),
      };
      keyValueLines(of, (moment) => String(local(moment)), wording).forEach((line) =>
        process.stdout.write(`${printableLines(line)}\n`),
      );
    },
    progress: (text) => {
      if (!stderr.isTTY) return;
      stderr.write(`\r\u001b[K${printable(text)}`);
      shown = true;
    },
    done: () => {
      if (shown) stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
