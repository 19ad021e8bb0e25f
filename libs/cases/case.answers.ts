import { CaseDocument } from './case.views.js';

export class CaseAnswer extends CaseDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class CasePage {
  readonly cases: CaseDocument[];
  readonly next?: string;
}
