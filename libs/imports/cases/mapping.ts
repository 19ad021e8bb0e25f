import type { FieldShape, FileMapping } from '../values/file-mapping.js';

/** The columns of a case that a mapping can name. */
export const caseShape = {
  fields: {
    number: 'required',
    category: 'optional',
    description: 'several',
    location: 'several',
    communityId: 'optional',
    communityName: 'optional',
    siteId: 'optional',
    reporter: 'optional',
    department: 'optional',
    assignee: 'optional',
    reportedAt: 'required',
    filedAt: 'optional',
    dispatchedAt: 'optional',
    dueAt: 'optional',
    reply: 'optional',
    repliedAt: 'optional',
    closedAt: 'optional',
    updatedAt: 'optional',
    status: 'optional',
  },
  dates: ['reportedAt', 'filedAt', 'dispatchedAt', 'dueAt', 'repliedAt', 'closedAt', 'updatedAt'],
  defaults: ['category', 'description', 'department'],
} as const satisfies FieldShape<string>;

export type Field = keyof (typeof caseShape)['fields'];
export const fieldNames = Object.keys(caseShape.fields) as readonly Field[];

export type DateField = (typeof caseShape)['dates'][number];
export type DefaultField = (typeof caseShape)['defaults'][number];

/**
 * What a status says: `open`, `closed` or `voided`; `duplicate` (voided: of which case it is one the source does not say);
 * `returned` (open: whoever had it has given it back).
 */
export const outcomes = ['open', 'closed', 'voided', 'duplicate', 'returned'] as const;
export type Outcome = (typeof outcomes)[number];

export const flagged = ['closed', 'voided'] as const;
export type Flagged = (typeof flagged)[number];

/**
 * How the file of another system is to be read. As YAML (`parseMapping`; `examples/office.yml` is one with comments):
 *
 * - `source`: name of the other system. With a record's number it makes the case's id: never rename it.
 * - `timeZone`: IANA name of the zone that the file's times are written in.
 * - `encoding`: `auto` (the default: UTF-8, else GB18030), `utf-8` or `gb18030`. A byte-order mark is always taken off.
 * - `delimiter`: one character, or `auto`; `,` unless told. A first line `sep=;` tells it as well.
 * - `sheet`: of a workbook, its name or number; the first one that is shown unless told. `headerRow`: the row of the names,
 *   found by them unless told. `path`: of JSON, the names on the way to the list of records, with dots between them.
 * - An empty cell attests nothing, also in a later export: what was told before stays, and a default stands in only for
 *   what was never told. `placeholders`: values that stand for nothing, `default` and by field.
 * - `columns`: for each field the name of its column; `description` and `location` may list several, which are joined.
 *   `number` and `reportedAt` are required. `updatedAt` is when the source last touched the record: a row that is older
 *   than what was told is skipped.
 * - `dateFormats`: `default` and, where a column differs, its field; one pattern or a list of which the first that fits
 *   is taken. See `compilePattern`. Dates that a workbook marks as such need none.
 * - `due`: with `columns.dueAt`: `day` (the due date is a day, and its last millisecond still in time), `instant`, or
 *   `detect` (a day where the time says nothing, else an instant). A due date may also be a span such as 3日内.
 * - `filed`: `reported` (what is reported is thereby filed; the default) or `column` (filed when `filedAt` says).
 * - `dispatched`: `reported` (what has a department was dispatched to it when it was reported; the default) or `column`
 *   (dispatched when `dispatchedAt` says, and not before: a row without that time attests no dispatch).
 * - `statuses`: for each value of the status column what it says. A row with another value is rejected. Without a status
 *   column `flags` names the columns whose marks say that a row is `closed` or `voided`; without either what has a closing
 *   time is closed.
 * - `undatedEnd`: what is over, with neither a closing time nor `updatedAt`: `reject` (the default), `import` (it ended when
 *   it was imported, as far as anybody knows) or `reported` (when it was reported).
 * - `numberRepeated`: rows of one number that differ: `reject` all but the first (the default), or `later` (each is a later
 *   version of the one before). Rows that are the same throughout are ignored and counted.
 * - `defaults`: `category`, `description`, `department` for rows where the column is empty or none is named.
 *   A description that is still empty is the category.
 * - `totals`: what the first cell of a row that sums up others says; 合计, 总计, 小计, 共计, Total unless told.
 * - `personalData`: `mask` mobile and land-line numbers and ID numbers within texts; `keep` unless told.
 */
export interface Mapping extends FileMapping<Field> {
  readonly due: 'day' | 'instant' | 'detect';
  readonly filed: 'reported' | 'column';
  readonly dispatched: 'reported' | 'column';
  readonly statuses: ReadonlyMap<string, Outcome>;
  readonly flags?: Readonly<Partial<Record<Flagged, readonly string[]>>>;
  readonly undatedEnd?: 'reject' | 'import' | 'reported';
  readonly numberRepeated?: 'reject' | 'later';
}
