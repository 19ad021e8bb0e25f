import {
  momentBefore,
  NO_END,
  viewOf,
  type CollectionSchema,
  type Instant,
  type PartView,
  type View,
} from '#event-sourcing';
import { nameKey } from '#platform';
import type { Half } from './duty-list.commands.js';
import { DutyList } from './duty-list.record.js';
import { dutyListKind } from './duty-list.rules.js';

/** A duty list as lists and ledgers see it. */
export class DutyListDocument extends DutyList {
  readonly listId: string;
  readonly revision: number;
  /** By which lists tell people apart, however they are spelled. */
  readonly personKey: string;
  /** The first moment after its year. */
  readonly yearEnds: Instant;
  /** When it was withdrawn; far in the future while it has not been. */
  readonly until: Instant;
}

/** One item in one half of the year: what is to be reported. */
interface DutyItemDue {
  readonly listId: string;
  readonly communityId?: string;
  readonly itemId: string;
  readonly name: string;
  readonly person: string;
  readonly personKey: string;
  readonly half: Half;
  /** When its half begins. */
  readonly from: Instant;
  /** The last moment of the half: it falls into the period of that half. */
  readonly due: Instant;
  readonly reportedAt?: Instant;
  /** Reported by its due. */
  readonly inTime: boolean;
  /** It is not due any more from when its list was withdrawn, where that was before its half was over. */
  readonly holds: boolean;
}

const itemsDue: PartView<DutyListDocument, DutyItemDue> = {
  name: 'duty-list-items',
  version: 1,
  fields: ['listId', 'communityId', 'itemId', 'personKey', 'from', 'due', 'reportedAt', 'inTime', 'holds'],
  indexes: [['due'], ['communityId', 'due'], ['personKey', 'due']],
  *of({ listId, communityId, person, personKey, items, halves, reports, until: withdrawnAt }) {
    for (const { half, from, until } of halves)
      for (const { itemId, name } of items) {
        const report = reports.find((one) => one.itemId === itemId && one.half === half);
        const reportedAt = report?.reportedAt;
        const facts = { listId, communityId, itemId, name, person, personKey, half, from, due: momentBefore(until) };
        const inTime = reportedAt !== undefined && reportedAt < until;
        yield [`${itemId}/${half}`, { ...facts, reportedAt, inTime, holds: withdrawnAt >= until }];
      }
  },
};

export const itemsDuePart: CollectionSchema = itemsDue;

export const dutyListView: View<DutyListDocument> = viewOf(dutyListKind, {
  name: 'duty-lists',
  version: 1,
  searched: ['*'],
  fields: ['communityId', 'year', 'personKey', 'status', 'issuedAt', 'yearEnds', 'until', 'appraisedAt'],
  indexes: [
    ['issuedAt'],
    ['communityId', 'issuedAt'],
    ['personKey', 'issuedAt'],
    ['status', 'yearEnds'],
    ['appraisedAt'],
  ],
  id: 'listId',
  adds: (record) => ({
    personKey: nameKey(record.person),
    yearEnds: record.halves.at(-1)!.until,
    until: record.withdrawnAt ?? NO_END,
  }),
  parts: [itemsDue],
});
