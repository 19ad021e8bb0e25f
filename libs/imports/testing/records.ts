import * as cases from '#cases';
import { ImportRecord, noCase } from '#cases';
import { Cases } from './samples.js';

export type Part<K extends keyof ImportRecord> = NonNullable<ImportRecord[K]>;

export const reported: Part<'reported'> = {
  at: '2018-03-05T00:00:00.000Z',
  category: '扬尘',
  description: '裸土',
  communityId: 'c1',
  sourceNumber: 'N-1',
};
export const filed: Part<'filed'> = { at: '2018-03-05T01:00:00.000Z', number: 'N-1' };
export const due = { at: '2018-03-09T15:59:59.999Z', precision: 'day' } as const;
export const dispatched: Part<'dispatched'> = { deadlineId: 'import-1', department: '城管科', due };
export const elsewhere: Part<'dispatched'> = { deadlineId: 'import-2', department: '环保科', due };
export const undated: Part<'dispatched'> = { deadlineId: 'import-3', department: '环保科' };
export const closed: Part<'closed'> = { at: '2018-03-08T00:00:00.000Z', note: 'done' };
export const voided: Part<'voided'> = { at: '2018-03-08T00:00:00.000Z', reason: 'wrong' };
export const updatedAt = '2018-03-10T00:00:00.000Z';

export const row = (more: Partial<ImportRecord> = {}): ImportRecord =>
  Object.assign(new ImportRecord(), { reported, filed, ...more });
export const open = row({ dispatched, updatedAt });
export const over = row({ dispatched, closed, updatedAt });

/** What an import of these rows in turn left behind. */
export function after(...rows: readonly ImportRecord[]): Cases {
  const imported = new Cases();
  for (const r of rows) imported.decide('k', r);
  return imported;
}

/** What came of a record, besides that the source has touched it since. */
export const typesOf = (events: readonly { readonly type: string; readonly data?: object }[]) =>
  events.filter((event) => !isTouch(event)).map(({ type }) => type);
const isTouch = ({ type, data }: { readonly type: string; readonly data?: object }) =>
  type === 'RecordCorrected' && (data as { readonly field?: string }).field === 'sourceTouched';

export const next = (imported: Cases, record: ImportRecord) => typesOf(imported.decide('k', record));

/** A command of the office itself. */
export function act(imported: Cases, name: keyof typeof cases, fields: object, actor = 'li.ming'): void {
  const command = Object.assign(new (cases[name] as unknown as new () => object)(), fields);
  imported.decide('k', command, {
    actor,
    number: 'n',
    partId: `part-${imported.events.length}`,
    into: { ...noCase, status: 'filed' },
  });
}
