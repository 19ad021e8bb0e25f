import type { CollectionSchema, PartView } from '#event-sourcing';
import { keyOfName } from '#platform';
import { GROUPS, groupsOf, CaseGroups } from './case.groups.js';
import { flag } from './case.tally.js';
import type { CaseDocument } from './case.views.js';

/** What was told before, of the matter that is reported now. */
export interface ToldBefore {
  /** By the same caller; a case that is over is told of again, and stays what it is. */
  readonly byCaller?: { readonly caseId: string; readonly open: boolean };
  /** In the same order: the case that it has already. */
  readonly inOrder?: string;
}

/** A case that an order tells of, or a caller who is told apart by a key. */
export class OrderCase extends CaseGroups {
  readonly caseId: string;
  readonly externalNumber?: string;
  /** By which orders are told apart, however their numbers are spelled. */
  readonly orderKey?: string;
  readonly callerKey?: string;
  readonly location?: string;
  /** What was voided is nothing; what was merged is no case of its own, and was told all the same. */
  readonly voided: 0 | 1;
  readonly merged: 0 | 1;
  readonly repeat: 0 | 1;
  readonly repeatOf?: string;
}

const schema: CollectionSchema = {
  name: 'case-orders',
  version: 1,
  fields: [
    'caseId',
    'externalNumber',
    'orderKey',
    'callerKey',
    'location',
    ...GROUPS,
    'reportedAt',
    'voided',
    'merged',
    'repeat',
    'repeatOf',
  ],
  amounts: ['voided', 'merged', 'repeat'],
  indexes: [['reportedAt'], ['orderKey'], ['callerKey', 'reportedAt'], ['communityId'], ['siteId']],
  flat: true,
};

/** One a case that came with an order or a caller; none for any other. */
export const caseOrders: PartView<CaseDocument, OrderCase> = {
  ...schema,
  *of(c, caseId) {
    const { externalNumber, callerKey, location, repeatOf, status } = c;
    if (externalNumber === undefined && callerKey === undefined) return;
    yield [
      caseId,
      {
        caseId,
        externalNumber,
        orderKey: keyOfName(externalNumber),
        callerKey,
        location,
        ...groupsOf(c),
        voided: flag(status === 'voided'),
        merged: flag(status === 'merged'),
        repeat: flag(repeatOf !== undefined),
        repeatOf,
      },
    ];
  },
};
