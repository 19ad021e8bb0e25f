import { ImportRecord, type Due } from '#cases';
import { deriveId, systemClock, type Instant } from '#event-sourcing';
import { faultOf, storedForm, type TextKindName } from '#platform';
import type { Anomaly } from './anomalies.js';
import { makeFieldReader, type FieldsOfRow } from './columns.js';
import { makeDateReaders, type DateReader, type ReadDate } from './dates.js';
import { dateFields, fieldNames, type DateField, type Field, type Mapping } from './mapping.js';

export interface ReadRow {
  readonly number: string;
  readonly caseId: string;
  readonly record: ImportRecord;
  readonly anomalies: readonly Anomaly[];
  /** The source has names of communities, and no numbers. */
  readonly namesOnly: boolean;
}

/** Why a row was not taken; `column` as the file calls it, empty where it is the whole row. */
export interface Rejection {
  readonly column: string;
  readonly reason: string;
}

export type RowReader = (values: readonly string[]) => ReadRow | Rejection;

export function isRejection(result: ReadRow | Rejection): result is Rejection {
  return 'reason' in result;
}

/** As in the bodies of commands: what an import brings in is no looser than what a person types. */
const KINDS: Partial<Record<Field, TextKindName>> = {
  category: 'name',
  description: 'text',
  department: 'name',
  assignee: 'name',
  communityName: 'name',
  communityId: 'id',
  siteId: 'id',
};
const kindOf = (field: Field): TextKindName => KINDS[field] ?? 'line';
const LONGEST: Partial<Record<Field, number>> = { description: 4000, location: 1000, communityId: 100, siteId: 100 };
const LONGEST_OTHER = 200;
const BREAKS = /\s*[\t\n\r\u0085\u2028\u2029]+\s*/g;
/** How mainframes end a line: a control character for everybody else. */
const NEXT_LINE = /\u0085/g;

/** A cell may break what is one line. */
const inKind = (kind: TextKindName, text: string) =>
  kind === 'text' ? text.replace(NEXT_LINE, '\n') : text.replace(BREAKS, ' ');

class Rejected extends Error {
  constructor(
    readonly field: Field,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/**
 * What a row attests, each thing at its own moment, and nothing that it does not.
 * @throws InvalidFile when the header does not have what the mapping names
 */
export function makeRowReader(
  mapping: Mapping,
  header: readonly string[],
  file = 'file',
  now: Instant = systemClock.now(),
): RowReader {
  const fieldReader = makeFieldReader(mapping, header, file);
  const patternsReader = makeDateReaders(mapping.timeZone);
  const readers = Object.fromEntries(
    dateFields.map((field) => [field, patternsReader(mapping.dateFormats[field] ?? mapping.dateFormats.default ?? [])]),
  ) as Record<DateField, DateReader>;
  return (values) => {
    const fields = fieldReader(values);
    const { get } = fields;
    try {
      return readRow(mapping, fields, (field) => readDate(get(field), field, readers[field], mapping), now);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return { column: mapping.columns[error.field]?.join(' + ') ?? '', reason: error.reason };
    }
  };
}

function readRow(
  mapping: Mapping,
  { get: cell, cells }: FieldsOfRow,
  date: (field: DateField) => ReadDate | undefined,
  now: Instant,
) {
  const { source, defaults } = mapping;
  const damaged = checkTexts(cell);
  const get = (field: Field) => storedForm(kindOf(field), inKind(kindOf(field), cell(field)));
  const number = get('number');
  if (number === '') throw new Rejected('number', 'is empty');
  const reported = date('reportedAt');
  if (!reported) throw new Rejected('reportedAt', 'is empty');
  const category = get('category') || defaults.category;
  if (!category) throw new Rejected('category', 'is empty, and the mapping has no default');
  const outcome = mapping.statuses.get(get('status'));
  if (!outcome) throw new Rejected('status', `"${get('status')}" is none of the statuses that the mapping names`);

  const department = get('department') || defaults.department;
  const assignee = get('assignee') || undefined;
  const { communityId, communityName } = communityOf(mapping, get);
  const filedAt = mapping.filed === 'reported' ? reported : date('filedAt');
  const dispatchedAt = date('dispatchedAt');
  const isDispatched = department !== undefined && (dispatchedAt !== undefined || mapping.dispatched === 'reported');
  const dueDate = date('dueAt');
  const closedAt = date('closedAt');
  const updatedAt = date('updatedAt')?.at;
  const over = outcome !== 'open';
  // Only what something is dated by: a planned closing of what is open is odd, and taken.
  const dating: Partial<Record<DateField, Instant | undefined>> = {
    reportedAt: reported.at,
    filedAt: filedAt?.at,
    dispatchedAt: isDispatched ? dispatchedAt?.at : undefined,
    closedAt: over ? closedAt?.at : undefined,
    updatedAt: over && !closedAt ? updatedAt : undefined,
  };
  for (const [field, at] of Object.entries(dating) as [DateField, Instant | undefined][])
    if (at !== undefined && at > now) throw new Rejected(field, `"${get(field)}" has not come yet`);
  if (over && !closedAt && updatedAt === undefined)
    throw new Rejected('closedAt', `is empty, though the status is "${get('status')}"`);

  const due: Due | undefined = dueDate && {
    at: mapping.due === 'day' ? dueDate.dayEnd : dueDate.at,
    precision: mapping.due,
  };
  const dueEarly = dueDate && (mapping.due === 'day' ? dueDate.day < reported.day : dueDate.at < reported.at);
  const before = (at: Instant | undefined) => at !== undefined && at < reported.at;
  const flags = (found: Partial<Record<Anomaly, boolean | undefined>>): Anomaly[] =>
    (Object.keys(found) as Anomaly[]).filter((name) => found[name]);

  // Each is flagged on the event that shows it; a voiding carries no flags, so the report does.
  const atEnd = flags({
    closedBeforeReported: over && before(closedAt?.at),
    closedWithoutClosingTime: over && !closedAt,
  });
  const atDispatch = flags({
    dueBeforeReported: dueEarly,
    dispatchedBeforeReported: isDispatched && before(dispatchedAt?.at),
  });
  const atReport = flags({
    filedBeforeReported: before(filedAt?.at),
    noCommunity: communityId === undefined,
    noDepartment: department === undefined,
    noDispatchTime: department !== undefined && !isDispatched,
    dueWithoutDispatch: !isDispatched && due !== undefined,
    openWithClosingTime: !over && closedAt !== undefined,
    damagedText: damaged,
  });
  const said = given({ department: get('department'), assignee, due });
  const undispatched = Object.keys(said).length > 0 ? { undispatched: said } : {};
  const flagged = (list: readonly Anomaly[]) => (list.length > 0 ? { anomalies: list } : {});
  const all = [...atReport, ...atDispatch, ...atEnd];
  const onReport = [...atReport, ...(isDispatched ? [] : atDispatch), ...(outcome === 'voided' ? atEnd : [])];

  const record = Object.assign(new ImportRecord(), {
    reported: {
      at: reported.at,
      category,
      description: get('description') || defaults.description || category,
      ...given({ communityId, communityName, siteId: get('siteId'), sourceSiteId: get('siteId') }),
      ...given({ location: get('location') }),
      sourceNumber: number,
      ...inPart(get, cells),
      ...flagged(onReport),
    },
    ...(filedAt ? { filed: { at: filedAt.at, number } } : {}),
    ...(!isDispatched
      ? undispatched
      : {
          dispatched: {
            ...given({ at: dispatchedAt?.at }),
            // The same for the same dispatch, another for another: that is how a later export is compared.
            deadlineId: `import-${deriveId('import', source, cell('number'), cell('department') || department, cell('assignee'), due?.at ?? '')}`,
            department,
            ...(get('department') === '' ? { isAssumed: true } : {}),
            ...given({ assignee }),
            ...(due ? { due } : {}),
            ...flagged(atDispatch),
          },
        }),
    ...(outcome === 'closed'
      ? { closed: { ...given({ at: closedAt?.at }), note: get('status'), ...flagged(atEnd) } }
      : {}),
    ...(outcome === 'voided' ? { voided: { ...given({ at: closedAt?.at }), reason: get('status') || 'voided' } } : {}),
    ...given({ updatedAt }),
  } satisfies ImportRecord);
  const namesOnly = mapping.columns.communityId === undefined;
  return { number, caseId: deriveId('import', source, cell('number')), record, anomalies: all, namesOnly };
}

/** What the row itself says of the fields that it says nothing of, or a part. */
function inPart(get: FieldsOfRow['get'], cells: FieldsOfRow['cells']): Pick<ImportRecord['reported'], 'inPart'> {
  const said = (field: Field) => cells(field).filter((cell) => cell !== '');
  const fields = (['category', 'description', 'location'] as const).filter(
    (field) => said(field).length < Math.max(1, cells(field).length) && (field !== 'location' || get(field) !== ''),
  );
  return fields.length > 0 ? { inPart: Object.fromEntries(fields.map((field) => [field, said(field)])) } : {};
}

/** A source that names communities without numbering them gets an id derived from the name. */
function communityOf({ source, columns }: Mapping, get: (field: Field) => string) {
  const name = get('communityName') || undefined;
  const derived = columns.communityId || !name ? undefined : deriveId('import-community', source, name);
  const communityId = get('communityId') || derived;
  return { communityId, communityName: name ?? communityId };
}

/** Whether a text is damaged; one that no command's body would be allowed is rejected. */
function checkTexts(get: (field: Field) => string): boolean {
  let damaged = false;
  for (const field of fieldNames) {
    const text = get(field);
    if (text === '') continue;
    const most = LONGEST[field] ?? LONGEST_OTHER;
    const fault = faultOf(kindOf(field), inKind(kindOf(field), text), most);
    if (fault !== undefined) throw new Rejected(field, kindOf(field) === 'id' ? `"${text}" ${fault}` : fault);
    damaged ||= text.includes('\uFFFD');
  }
  return damaged;
}

function readDate(text: string, field: DateField, read: DateReader, mapping: Mapping): ReadDate | undefined {
  if (text === '') return undefined;
  const date = read(text);
  if (date) return date;
  const patterns = (mapping.dateFormats[field] ?? mapping.dateFormats.default ?? []).join(' or ');
  throw new Rejected(field, `"${text}" is no date of the form ${patterns} that exists`);
}

function given<T extends Record<string, unknown>>(values: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}
