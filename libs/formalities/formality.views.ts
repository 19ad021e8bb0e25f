import { viewOf, type View } from '#event-sourcing';
import { Formality } from './formality.record.js';
import { formality } from './formality.rules.js';

/** A formality as lists see it. */
export class FormalityDocument extends Formality {
  readonly formalityId: string;
  readonly revision: number;
  readonly state: Formality['status'];
  /** Whether the shop has changed since, so that the formality has to. */
  readonly isChangeDue: boolean;
}

export const formalityView: View<FormalityDocument> = viewOf(formality, {
  name: 'formalities',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'siteId', 'kind', 'state', 'isChangeDue', 'startedAt'],
  adds: (record) => ({ state: record.status, isChangeDue: record.changeDue.length > 0 }),
});
