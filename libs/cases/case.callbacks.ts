import type { CollectionSchema, Instant, PartView } from '#event-sourcing';
import { GROUPS, groupsOf, numberedPieces, type CaseGroups } from './case.groups.js';
import type { Callback } from './case.record.js';
import { flag } from './case.tally.js';
import type { CaseDocument } from './case.views.js';

/** A closing that was called back about, as figures see it: what came of the calls. */
export interface CallbackDocument extends CaseGroups {
  readonly caseId: string;
  /** Of the first call: by it the closing falls into a period, however often is called. */
  readonly at: Instant;
  readonly calls: number;
  readonly reached: 0 | 1;
  readonly solved: 0 | 1;
  readonly partlySolved: 0 | 1;
  readonly notSolved: 0 | 1;
  readonly satisfied: 0 | 1;
}

const AMOUNTS = ['calls', 'reached', 'solved', 'partlySolved', 'notSolved', 'satisfied'] as const;

const schema: CollectionSchema = {
  name: 'case-callbacks',
  version: 1,
  fields: ['caseId', ...GROUPS, 'reportedAt', 'at', ...AMOUNTS],
  amounts: AMOUNTS,
  indexes: [['at'], ['communityId', 'at'], ['siteId', 'at']],
  flat: true,
};

/** One a closing about which somebody was called, in their order. */
export const caseCallbacks: PartView<CaseDocument, CallbackDocument> = {
  ...schema,
  *of(document, caseId) {
    if (document.callbacks.length === 0) return;
    const common = { caseId, ...groupsOf(document) };
    const closings = new Map<string | undefined, Callback[]>();
    for (const call of document.callbacks) closings.set(call.closing, [...(closings.get(call.closing) ?? []), call]);
    for (const [id, calls] of numberedPieces(caseId, closings.values())) yield [id, { ...common, ...outcomeOf(calls) }];
  },
};

function outcomeOf(calls: readonly Callback[]): Omit<CallbackDocument, keyof CaseGroups | 'caseId'> {
  const answered = calls.find(({ reached }) => reached);
  const { solved, satisfaction } = answered ?? {};
  return {
    at: calls[0]!.at,
    calls: calls.length,
    reached: flag(answered !== undefined),
    solved: flag(solved === 'yes'),
    partlySolved: flag(solved === 'partly'),
    notSolved: flag(solved === 'no'),
    satisfied: flag(satisfaction === 'very' || satisfaction === 'satisfied'),
  };
}
