import { EarlierEntries } from '#platform';
import { CaseDocument } from './case.views.js';

export class CaseAnswer extends CaseDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class CasePage {
  readonly cases: CaseDocument[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
  /** How many there are on all pages. */
  readonly total: number;
  /** What came to pages before this one, or changed there, since the first page was read. */
  readonly earlier?: EarlierEntries;
}
