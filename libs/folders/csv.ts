import type { Sentence } from '#event-sourcing';
import { officeTime } from '#platform';

export interface CsvColumn {
  readonly name: string;
  readonly label: Sentence;
}

/** By which programs know a file in UTF-8; without it, Excel takes Chinese for another encoding. */
const MARK = '\uFEFF';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Moments as the office's clock shows them. */
export const localTimes = (timeZone: string) => (moment: string) => officeTime(moment, timeZone, 'medium');

/** What stands in a cell, for people. */
export function cellText(value: unknown, time: (moment: string) => string): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => cellText(one, time)).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' && INSTANT.test(value) ? time(value) : String(value);
}

function csvText(value: unknown, time: (moment: string) => string): string {
  const text = cellText(value, time);
  return typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180, in UTF-8 with its mark: a line of heads in both languages, then the rows. */
export function csvOf(
  columns: readonly CsvColumn[],
  rows: readonly Readonly<Record<string, unknown>>[],
  timeZone: string,
): Buffer {
  const time = localTimes(timeZone);
  const heads = columns.map(({ label: { zh, en } }) => `${zh} ${en}`);
  const lines = rows.map((row) => columns.map(({ name }) => csvText(row[name], time)));
  return Buffer.from(`${MARK}${[heads, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}
