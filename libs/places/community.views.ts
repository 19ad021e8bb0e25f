import { viewOf, type View } from '#event-sourcing';
import type { ListOf } from '#platform';
import { Community } from './community.record.js';
import { community } from './community.rules.js';

/** A community as lists and ledgers see it. */
export class CommunityDocument extends Community {
  readonly revision: number;
}

/** One document a community. */
export const communityView: View<CommunityDocument> = viewOf(
  community,
  { name: 'communities', version: 3, searched: ['communityId', 'name'], fields: ['name'], indexes: [['name']] },
  (record, _id, revision): CommunityDocument => ({ ...record, revision }),
);

/** Communities by name. */
export const communityList: ListOf = {
  name: 'communities',
  view: communityView,
  filters: { name: { is: 'text', field: 'name' } },
  sort: { field: 'name', direction: 'asc' },
};
