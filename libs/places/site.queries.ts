import { listQuery } from '#platform';
import { siteList } from './site.views.js';

/** Sites by name. */
export class ListSites extends listQuery(siteList) {}
