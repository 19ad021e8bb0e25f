import { met, type Row } from './row.js';

const MARKS = new Map([
  [true, '✓'],
  [false, '✗'],
  [undefined, ' '],
]);

function figure(value: number | null): string {
  if (value === null) return '';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function target({ atLeast, atMost }: Row): string {
  if (atLeast !== undefined) return `≥ ${atLeast}`;
  return atMost === undefined ? '' : `≤ ${atMost}`;
}

/** For people; what a target was missed by is for them to judge. */
export function table(rows: readonly Row[]): string {
  const head = ['', 'work', 'value', 'against', 'unit', 'ratio', 'target'];
  const lines = rows.map((row) => [
    MARKS.get(met(row))!,
    row.name,
    figure(row.value),
    figure(row.against),
    row.unit,
    figure(row.ratio),
    target(row),
  ]);
  const widths = head.map((title, n) => Math.max(title.length, ...lines.map((line) => line[n]!.length)));
  const numeric = new Set([2, 3, 5]);
  const print = (line: readonly string[]) =>
    line
      .map((cell, n) => (numeric.has(n) ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
      .join('  ')
      .trimEnd();
  return `${[head, ...lines].map(print).join('\n')}\n`;
}
