import { listQuery } from '#platform';
import { patrolList } from './patrol.views.js';

export class ListPatrols extends listQuery(patrolList) {}
