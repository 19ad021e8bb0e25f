import type { Sentence } from '#event-sourcing';

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
function localTimes(timeZone: string): (moment: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (moment) => format.format(new Date(moment));
}

function textOf(value: unknown, time: (moment: string) => string): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => textOf(one, time)).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'string') return String(value);
  if (INSTANT.test(value)) return time(value);
  return FORMULA.test(value) ? `'${value}` : value;
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
  const lines = rows.map((row) => columns.map(({ name }) => textOf(row[name], time)));
  return Buffer.from(`${MARK}${[heads, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}
