import type { CaseEvent, ProblemReported } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import { correctionOf, type PastEvent } from '../corrections.js';
import { isOffices, told, type Account } from './account.js';
import type { ImportRecord } from './import-record.js';

/** A record of a case that is known, and what is known of it. */
export interface Known {
  readonly record: CaseRecord;
  readonly row: ImportRecord;
  readonly history: readonly PastEvent[];
  readonly account: Account;
}

/** Corrections of an event by which the source said otherwise; what a record says nothing of stays as it is. */
export function corrected(
  { record, history }: Pick<Known, 'record' | 'history'>,
  event: PastEvent | undefined,
  fields: Readonly<Record<string, string | undefined>>,
): CaseEvent[] {
  if (!event) return [];
  return Object.entries(fields)
    .filter(([field, value]) => value !== undefined && value !== told(history, event, field))
    .map(([field, value]) => correctionOf(record, event, { ...fromSource, field, value: value! }));
}

export const fromSource = { reason: 'changed in the source', source: 'import' } as const;

/** The fields of which the record says something that the source has not told: an empty cell attests nothing. */
export function said(known: Known, fields: Readonly<Record<string, string | undefined>>) {
  const {
    row,
    history,
    account: { reported },
  } = known;
  const before = (field: string) => reported && told(history, reported, field);
  const isTold = (field: string) => {
    const [text, cells, between] = [before(field), row.reported.inPart?.[field], row.reported.between];
    if (text === undefined || !cells) return false;
    if (field === 'description' && followsCategory(known)) return false;
    const isPartOf = (cell: string) =>
      between === undefined ? cell === text : `${between}${text}${between}`.includes(`${between}${cell}${between}`);
    return cells.every(isPartOf);
  };
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !isTold(field)));
}

/** A description that the source never told is the category, and becomes what the source calls that now. */
function followsCategory({ row, history, account: { reported } }: Known): boolean {
  if (!reported || row.reported.inPart?.['category'] !== undefined) return false;
  const { assumed } = reported.data as ProblemReported['data'];
  const isUntold = assumed?.includes('description') === true;
  return isUntold && told(history, reported, 'description') === told(history, reported, 'category');
}

/** A community goes with its site: that of the source reaches no case that the office has put down to another site. */
export function moved(known: Known): CaseEvent[] {
  const { record, row, account } = known;
  const { siteId, communityId } = row.reported;
  const isPlaced = account.reported !== undefined && isOffices(known.history, account.reported, 'siteId');
  const toSite = isPlaced ? anew(known) : corrected(known, account.reported, { siteId });
  const isElsewhere = toSite.length === 0 && (isPlaced || siteId !== record.siteId);
  if (isElsewhere || communityId === undefined) return toSite;
  // The site that it is moved to is in this one, whatever the source said before.
  const follows = toSite.length > 0 && communityId !== record.communityId;
  if (!follows) return [...toSite, ...corrected(known, account.reported, { communityId })];
  return [
    ...toSite,
    correctionOf(record, account.reported!, { ...fromSource, field: 'communityId', value: communityId }),
  ];
}

/** Where the source names another site than before: of a case that the office has placed, only that is news. */
function anew({ record, row, history, account: { reported } }: Known): CaseEvent[] {
  const { siteId, sourceSiteId } = row.reported;
  if (!reported || siteId === undefined || sourceSiteId === told(history, reported, 'sourceSiteId')) return [];
  return [correctionOf(record, reported, { ...fromSource, field: 'siteId', value: siteId })];
}
