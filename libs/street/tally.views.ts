import { viewOf, type View } from '#event-sourcing';
import { keyOfName, nameKey } from '#platform';
import { Tally } from './tally.record.js';
import { tally } from './tally.rules.js';

/** A tally as lists and ledgers see it; a voided one stays visible and is not counted. */
export class TallyDocument extends Tally {
  readonly tallyId: string;
  readonly revision: number;
  readonly code: string;
  /** By which lists tell people apart, however they are spelled. */
  readonly byKey: string;
  readonly enteredByKey?: string;
}

export const tallyView: View<TallyDocument> = viewOf(tally, {
  name: 'tallies',
  version: 3,
  searched: ['*'],
  fields: ['communityId', 'roadSegmentId', 'code', 'kind', 'to', 'byKey', 'enteredByKey', 'status'],
  adds: (record) => ({
    code: record.category.code,
    byKey: nameKey(record.by),
    enteredByKey: keyOfName(record.enteredBy),
  }),
});
