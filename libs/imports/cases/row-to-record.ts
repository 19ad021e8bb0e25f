import { defaultCalendar, type WorkingCalendar } from '#calendar';
import { ImportRecord, longestText, type Due } from '#cases';
import { deriveId, eitherOf, say, systemClock, type Instant } from '#event-sourcing';
import { maskPersonalData, type TextKindName } from '#platform';
import { rowWords as words } from '../imports.glossary.js';
import type { Row } from '../read/table.js';
import { BETWEEN, makeFieldReader, type FieldsOfRow } from '../values/columns.js';
import { makeDateReaders, type DateReader, type ReadDate } from '../values/dates.js';
import {
  cellFault,
  hasInvisible,
  isDamagedByExcel,
  isDamagedText,
  storedCell,
  withoutInvisible,
} from '../values/texts.js';
import type { Anomaly } from './anomalies.js';
import { dueOf } from './due.js';
import { caseShape, fieldNames, type DateField, type Field, type Mapping, type Outcome } from './mapping.js';
import { isRejected, Rejected, type Rejection } from './rejection.js';

export interface ReadRow {
  readonly number: string;
  readonly caseId: string;
  readonly record: ImportRecord;
  readonly anomalies: readonly Anomaly[];
  /** The source has names of communities, and no numbers. */
  readonly namesOnly: boolean;
}

export type RowReader = (row: Pick<Row, 'values' | 'dates'>) => ReadRow | Rejection;

export function isRejection(result: ReadRow | Rejection): result is Rejection {
  return 'reason' in result;
}

/** The mapped values of a row as they are stored. */
interface CaseFields extends FieldsOfRow<Field> {
  /** Before it takes the form in which it is stored: what an id is derived from stays the same whatever becomes of that. */
  readonly cell: (field: Field) => string;
  /** As the file has it. */
  readonly raw: (field: Field) => string;
}

const FLAGS = 'flags.';

export interface RowOptions {
  /** For messages. */
  readonly file?: string;
  /** What is dated later is rejected; the time of the machine unless told. */
  readonly now?: Instant;
  /** By which working days of a due date are counted. */
  readonly calendar?: WorkingCalendar;
  /** Besides those of the mapping. */
  readonly dateFormats?: readonly string[];
}

/**
 * What a row attests, each thing at its own moment, and nothing that it does not.
 * @throws InvalidFile when the header does not have what the mapping names
 */
export function makeRowReader(mapping: Mapping, header: readonly string[], options: RowOptions = {}): RowReader {
  const { file = 'file', now = systemClock.now(), calendar = defaultCalendar, dateFormats = [] } = options;
  const { columns, placeholders, flags = {} } = mapping;
  const flagColumns = Object.fromEntries(Object.entries(flags).map(([name, list]) => [FLAGS + name, list]));
  const fieldReader = makeFieldReader<string>({ columns: { ...columns, ...flagColumns }, placeholders }, header, file);
  const patternsReader = makeDateReaders(mapping.timeZone);
  const patternsOf = (field: DateField) => mapping.dateFormats[field] ?? mapping.dateFormats.default ?? [];
  const readers = Object.fromEntries(
    caseShape.dates.map((field) => [
      field,
      patternsReader([...patternsOf(field), ...dateFormats], mapping.due === 'detect' ? 'days' : undefined),
    ]),
  ) as Record<DateField, DateReader>;
  const mask = mapping.personalData === 'mask' ? maskPersonalData : (text: string) => text;
  return (row) => {
    const whole = fieldReader(row);
    const fields = tidy(whole, mask);
    const date = (field: DateField) => {
      const text = fields.cell(field);
      if (text === '') return undefined;
      const read = readers[field](text, fields.marked(field));
      if (read) return read;
      throw new Rejected(field, 'no-date', say(words.noDate, { text, patterns: eitherOf(patternsOf(field)) }));
    };
    try {
      return readRow(mapping, fields, {
        date,
        now,
        calendar,
        outcome: (over) => outcomeOf(mapping, fields, whole, over),
      });
    } catch (error) {
      if (!isRejected(error)) throw error;
      const names = columns[error.field as Field];
      return { column: names?.join(' + ') ?? '', rule: error.rule, reason: error.reason };
    }
  };
}

const IDS = new Set<Field>(['number', 'communityId', 'siteId']);
const TEXTS = new Set<Field>(['description', 'location', 'reply', 'reporter']);

/** As in the bodies of commands: what an import brings in is no looser than what a person types. */
const KINDS: Partial<Record<Field, TextKindName>> = {
  category: 'name',
  description: 'text',
  reply: 'text',
  reporter: 'name',
  department: 'name',
  assignee: 'name',
  communityName: 'name',
  communityId: 'id',
  siteId: 'id',
};
const kindOf = (field: Field): TextKindName => KINDS[field] ?? 'line';

/** Numbers and ids without what cannot be seen; texts without what is nobody's business. */
function tidy({ get: raw, cells, marked }: FieldsOfRow<string>, mask: (text: string) => string): CaseFields {
  const clean = (field: Field, text: string) => {
    if (IDS.has(field)) return withoutInvisible(text);
    return TEXTS.has(field) ? mask(text) : text;
  };
  const cell = (field: Field) => clean(field, raw(field));
  return {
    raw,
    cell,
    marked,
    get: (field) => storedCell(kindOf(field), cell(field)),
    cells: (field) => cells(field).map((text) => storedCell(kindOf(field), clean(field, text))),
  };
}

interface RowContext {
  readonly date: (field: DateField) => ReadDate | undefined;
  readonly outcome: (closedAt: ReadDate | undefined) => Outcome;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}

function readRow(
  mapping: Mapping,
  fields: CaseFields,
  { date, outcome: outcomeAt, now, calendar }: RowContext,
): ReadRow {
  const { get, cell } = fields;
  const { source, defaults } = mapping;
  const odd = checkTexts(fields);
  const number = get('number');
  if (number === '') throw new Rejected('number', 'empty', words.empty);
  if (isDamagedByExcel(number)) throw new Rejected('number', 'damaged-number', say(words.damagedNumber, { number }));
  const reported = date('reportedAt');
  if (!reported) throw new Rejected('reportedAt', 'empty', words.empty);
  const category = get('category') || defaults.category;
  if (!category) throw new Rejected('category', 'empty', words.noDefault);
  const closedAt = date('closedAt');
  const outcome = outcomeAt(closedAt);

  const department = get('department') || defaults.department;
  const assignee = get('assignee') || undefined;
  const { communityId, communityName } = communityOf(mapping, get);
  const filedAt = mapping.filed === 'reported' ? reported : date('filedAt');
  const dispatchedAt = date('dispatchedAt');
  const isDispatched = department !== undefined && (dispatchedAt !== undefined || mapping.dispatched === 'reported');
  const due = dueOf(mapping.due, cell('dueAt'), () => date('dueAt'), { from: dispatchedAt ?? reported, calendar });
  const repliedAt = date('repliedAt');
  const updated = date('updatedAt');
  const updatedAt = updated?.at;
  const over = outcome === 'closed' || outcome === 'voided' || outcome === 'duplicate';
  const voided = outcome === 'voided' || outcome === 'duplicate';
  const isUndated = over && !closedAt && updatedAt === undefined;
  // Only what something is dated by: a planned closing of what is open is odd, and taken.
  const dating: Partial<Record<DateField, Instant | undefined>> = {
    reportedAt: reported.at,
    filedAt: filedAt?.at,
    dispatchedAt: isDispatched ? dispatchedAt?.at : undefined,
    repliedAt: get('reply') === '' ? undefined : repliedAt?.at,
    closedAt: over ? closedAt?.at : undefined,
    updatedAt: over && !closedAt ? updatedAt : undefined,
  };
  for (const [field, at] of Object.entries(dating) as [DateField, Instant | undefined][])
    if (at !== undefined && at > now)
      throw new Rejected(field, 'in-the-future', say(words.notYet, { text: get(field) }));
  if (isUndated && (mapping.undatedEnd ?? 'reject') === 'reject')
    throw new Rejected(
      'closedAt',
      'undated-end',
      get('status') === '' ? words.undatedEnd : say(words.undatedStatus, { status: get('status') }),
    );

  const before = (at: Instant | undefined) => at !== undefined && at < reported.at;
  const flags = (found: Partial<Record<Anomaly, boolean | undefined>>): Anomaly[] =>
    (Object.keys(found) as Anomaly[]).filter((name) => found[name]);

  // Each is flagged on the event that shows it; a voiding carries no flags, so the report does.
  const atEnd = flags({
    closedBeforeReported: over && before(closedAt?.at),
    closedWithoutClosingTime: over && !closedAt,
  });
  const atDispatch = flags({
    dueBeforeReported: due && (due.day === undefined ? due.at < reported.at : due.day < reported.day),
    dispatchedBeforeReported: isDispatched && before(dispatchedAt?.at),
    dueAsSpan: due?.isSpan,
  });
  const atReport = flags({
    filedBeforeReported: before(filedAt?.at),
    noCommunity: communityId === undefined,
    noDepartment: department === undefined,
    noDispatchTime: department !== undefined && !isDispatched,
    dueWithoutDispatch: !isDispatched && due !== undefined,
    openWithClosingTime: !over && closedAt !== undefined,
    ...odd,
    ambiguousTime: [reported, filedAt, dispatchedAt, repliedAt, closedAt, updated].some((read) => read?.isAmbiguous),
  });
  const until: Due | undefined = due && {
    at: due.at,
    precision: due.precision,
    ...(due.ordered && { ordered: due.ordered }),
  };
  const said = given({ department: get('department'), assignee, due: until });
  const undispatched = Object.keys(said).length > 0 ? { undispatched: said } : {};
  const flagged = (list: readonly Anomaly[]) => (list.length > 0 ? { anomalies: list } : {});
  const all = [...atReport, ...atDispatch, ...atEnd];
  const onReport = [...atReport, ...(isDispatched ? [] : atDispatch), ...(voided ? atEnd : [])];
  const reply = get('reply');

  const record = Object.assign(new ImportRecord(), {
    reported: {
      at: reported.at,
      category,
      description: get('description') || defaults.description || category,
      ...given({ communityId, communityName, siteId: get('siteId'), sourceSiteId: get('siteId') }),
      ...given({ location: get('location'), reporter: get('reporter') }),
      sourceNumber: number,
      ...inPart(fields),
      ...flagged(onReport),
    },
    ...(filedAt ? { filed: { at: filedAt.at, number } } : {}),
    ...(!isDispatched
      ? undispatched
      : {
          dispatched: {
            ...given({ at: dispatchedAt?.at }),
            // The same for the same dispatch, another for another: that is how a later export is compared.
            deadlineId: `import-${deriveId('import', source, cell('number'), cell('department') || department, cell('assignee'), until?.at ?? '')}`,
            department,
            ...(get('department') === '' ? { isAssumed: true } : {}),
            ...given({ assignee }),
            ...(until ? { due: until } : {}),
            ...flagged(atDispatch),
          },
        }),
    ...(reply === '' ? {} : { rectified: { ...given({ at: repliedAt?.at }), measures: reply } }),
    ...(outcome === 'returned' ? { returned: { reason: get('status') } } : {}),
    ...(outcome === 'closed'
      ? { closed: { ...given({ at: closedAt?.at, note: get('status') }), ...flagged(atEnd) } }
      : {}),
    ...(voided ? { voided: { ...given({ at: closedAt?.at }), reason: reasonOf(outcome, get('status')) } } : {}),
    ...(isUndated && mapping.undatedEnd === 'reported' ? { presumedEnd: reported.at } : {}),
    ...given({ updatedAt }),
  } satisfies ImportRecord);
  const namesOnly = mapping.columns.communityId === undefined;
  return { number, caseId: deriveId('import', source, cell('number')), record, anomalies: all, namesOnly };
}

function reasonOf(outcome: Outcome, status: string): string {
  if (outcome === 'duplicate') return `duplicate in the source${status === '' ? '' : ` (${status})`}`;
  return status || 'voided';
}

/** What the row says of its end: by its status, by marks in columns, or by having been closed at a time. */
function outcomeOf(
  { columns, statuses, flags }: Mapping,
  { get }: CaseFields,
  { cells }: FieldsOfRow<string>,
  closedAt: ReadDate | undefined,
): Outcome {
  if (columns.status) {
    const outcome = statuses.get(get('status'));
    if (outcome) return outcome;
    throw new Rejected('status', 'unknown-status', say(words.unknownStatus, { status: get('status') }));
  }
  if (!flags) return closedAt ? 'closed' : 'open';
  const isSet = (name: string) => cells(FLAGS + name).some((cell) => !UNSET.test(cell));
  const [closed, voided] = [isSet('closed'), isSet('voided')];
  if (closed && voided) throw new Rejected('status', 'unknown-status', words.closedAndVoided);
  return voided ? 'voided' : closed ? 'closed' : 'open';
}

const UNSET = /^(|0|0?\.0+|-+|否|无|没有|未|N|n|No|NO|no|False|FALSE|false|N\/A|nan)$/;

/** What the row itself says of the fields that it says nothing of, or a part. */
function inPart({ get, cells }: CaseFields): Pick<ImportRecord['reported'], 'inPart' | 'between'> {
  const said = (field: Field) => cells(field).filter((cell) => cell !== '');
  const fields = (['category', 'description', 'location'] as const).filter(
    (field) => said(field).length < Math.max(1, cells(field).length) && (field !== 'location' || get(field) !== ''),
  );
  if (fields.length === 0) return {};
  const isJoined = fields.some((field) => cells(field).length > 1);
  return {
    inPart: Object.fromEntries(fields.map((field) => [field, said(field)])),
    ...(isJoined ? { between: BETWEEN } : {}),
  };
}

/** A source that names communities without numbering them gets an id derived from the name. */
function communityOf({ source, columns }: Mapping, get: (field: Field) => string) {
  const name = get('communityName') || undefined;
  const derived = columns.communityId || !name ? undefined : deriveId('import-community', source, name);
  const communityId = get('communityId') || derived;
  return { communityId, communityName: name ?? communityId };
}

/** What is odd about the texts; one that no command's body would be allowed to hold is rejected. */
function checkTexts({ cell, raw }: CaseFields) {
  let [damagedText, invisibleCharacters, damagedByExcel] = [false, false, false];
  for (const field of fieldNames) {
    const text = cell(field);
    if (text === '') continue;
    const fault = cellFault(kindOf(field), text, longestText(field));
    if (fault !== undefined) throw new Rejected(field, 'text', fault);
    damagedText ||= isDamagedText(text);
    damagedByExcel ||= isDamagedByExcel(text);
    invisibleCharacters ||= IDS.has(field) && hasInvisible(raw(field));
  }
  return { damagedText, invisibleCharacters, damagedByExcel };
}

function given<T extends Record<string, unknown>>(values: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}
