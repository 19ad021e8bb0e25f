/** The columns that a mapping can name, and whether it has to, and whether several may be joined. */
export const fields = {
  number: 'required',
  category: 'optional',
  description: 'several',
  location: 'several',
  communityId: 'optional',
  communityName: 'optional',
  siteId: 'optional',
  department: 'optional',
  assignee: 'optional',
  reportedAt: 'required',
  filedAt: 'optional',
  dispatchedAt: 'optional',
  dueAt: 'optional',
  closedAt: 'optional',
  updatedAt: 'optional',
  status: 'required',
} as const satisfies Record<string, 'required' | 'optional' | 'several'>;

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as readonly Field[];

export const dateFields = ['reportedAt', 'filedAt', 'dispatchedAt', 'dueAt', 'closedAt', 'updatedAt'] as const;
export type DateField = (typeof dateFields)[number];

export const encodings = ['auto', 'utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

export const outcomes = ['open', 'closed', 'voided'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * How the file of another system is to be read. As YAML (`parseMapping`; `examples/office.yml` is one with comments):
 *
 * - `source`: name of the other system. With a record's number it makes the case's id: never rename it.
 * - `timeZone`: IANA name of the zone that the file's times are written in.
 * - `encoding`: `auto` (the default: UTF-8, else GB18030), `utf-8` or `gb18030`. A byte-order mark is always taken off.
 * - `delimiter`: one character; `,` unless told.
 * - An empty cell attests nothing, also in a later export: what was told before stays, and a default stands in only for
 *   what was never told.
 * - Exports are imported in the order in which they were made: the last one holds, whatever `updatedAt` says.
 * - `columns`: for each field the name of its column; `description` and `location` may list several, which are joined.
 *   `number`, `reportedAt` and `status` are required.
 * - `dateFormats`: `default` and, where a column differs, its field; one pattern or a list of which the first that fits
 *   is taken. See `compilePattern`.
 * - `due`: with `columns.dueAt`: `day` (the due date is a day, and its last millisecond still in time) or `instant`.
 * - `filed`: `reported` (what is reported is thereby filed; the default) or `column` (filed when `filedAt` says).
 * - `dispatched`: `reported` (what has a department was dispatched to it when it was reported; the default) or `column`
 *   (dispatched when `dispatchedAt` says, and not before: a row without that time attests no dispatch).
 * - `statuses`: for each value of the status column `open`, `closed` or `voided`. A row with another value is rejected.
 * - `defaults`: `category`, `description`, `department` for rows where the column is empty or none is named.
 *   A description that is still empty is the category.
 */
export interface Mapping {
  readonly source: string;
  readonly timeZone: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  readonly dateFormats: Readonly<Partial<Record<DateField | 'default', readonly string[]>>>;
  readonly due: 'day' | 'instant';
  readonly filed: 'reported' | 'column';
  readonly dispatched: 'reported' | 'column';
  readonly statuses: ReadonlyMap<string, Outcome>;
  readonly defaults: Readonly<Partial<Record<DefaultField, string>>>;
}

export const defaultFields = ['category', 'description', 'department'] as const;
export type DefaultField = (typeof defaultFields)[number];
