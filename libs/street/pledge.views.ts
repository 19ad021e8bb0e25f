import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { Pledge } from './pledge.record.js';
import { pledge } from './pledge.rules.js';

export class PledgeDocument extends Pledge {
  readonly revision: number;
  /** When the last one was signed. */
  readonly signedAt: Instant;
  /** When that one ends, or runs out; far in the future where nothing ends it. */
  readonly until: Instant;
}

interface SigningPart {
  readonly shopId: string;
  readonly communityId: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Each signing over its time. */
export const signingsPart: PartView<PledgeDocument, SigningPart> = {
  name: 'pledge-signings',
  version: 1,
  fields: ['shopId', 'communityId', 'from', 'until'],
  indexes: [['from'], ['communityId', 'from']],
  *of({ shopId, communityId, signings }) {
    for (const { signingId, from, until = NO_END } of signings) yield [signingId, { shopId, communityId, from, until }];
  },
};

export const pledgeView: View<PledgeDocument> = viewOf(pledge, {
  name: 'pledges',
  version: 3,
  searched: ['*'],
  fields: ['communityId', 'shopId', 'status', 'signedAt', 'until'],
  id: 'shopId',
  adds: (record) => {
    const { from: signedAt, until = NO_END } = record.signings.at(-1)!;
    return { signedAt, until };
  },
  parts: [signingsPart],
});
