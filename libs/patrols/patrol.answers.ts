import { PatrolDocument } from './patrol.views.js';

export class PatrolAnswer extends PatrolDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class PatrolPage {
  readonly patrols: PatrolDocument[];
  readonly next?: string;
}
