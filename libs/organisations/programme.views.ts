import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { Programme } from './programme.record.js';
import { programme } from './programme.rules.js';

/** A programme as lists and ledgers see it. */
export class ProgrammeDocument extends Programme {
  readonly programmeId: string;
  readonly revision: number;
  /** By which lists tell names apart, however they are spelled. */
  readonly nameKey: string;
  /** Items that are neither done nor checked. */
  readonly openItems: number;
  /** When the first of the open items is due. */
  readonly nextDueOn?: string;
}

/** An item as the figures count it. */
export interface ProgrammeItemDocument {
  readonly programmeId: string;
  readonly itemId: string;
  readonly name: string;
  readonly communityId?: string;
  readonly dueOn?: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Absent while it is not. */
  readonly doneAt?: Instant;
  readonly checkedAt?: Instant;
}

export const programmeItems: PartView<ProgrammeDocument, ProgrammeItemDocument> = {
  name: 'programme-items',
  version: 2,
  fields: ['programmeId', 'communityId', 'dueOn', 'from', 'until', 'doneAt', 'checkedAt'],
  indexes: [['from']],
  of: function* ({ items, communityId, issuedAt, withdrawnAt }, programmeId) {
    for (const { itemId, name, dueOn, doneAt, checkedAt } of items) {
      const span = { from: issuedAt, until: withdrawnAt ?? NO_END };
      yield [itemId, { programmeId, itemId, name, communityId, dueOn, ...span, doneAt, checkedAt }];
    }
  },
};

export const programmeView: View<ProgrammeDocument> = viewOf(programme, {
  name: 'programmes',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'nameKey', 'status', 'issuedAt', 'nextDueOn'],
  adds: (record) => {
    const open = record.items.filter(({ state }) => state === 'open');
    const dueOn = open.flatMap((item) => item.dueOn ?? []).sort();
    const key = nameKey(record.name);
    return { nameKey: key, openItems: open.length, nextDueOn: dueOn[0] };
  },
  parts: [programmeItems],
});
