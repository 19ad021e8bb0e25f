import { CommunityDocument } from './community.views.js';

export class CommunityAnswer extends CommunityDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class CommunityPage {
  readonly communities: CommunityDocument[];
  readonly next?: string;
}
