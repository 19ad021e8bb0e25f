import { listQuery } from '#platform';
import { communityList } from './community.views.js';

/** Communities by name. */
export class ListCommunities extends listQuery(communityList) {}
