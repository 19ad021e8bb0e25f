import { standing } from '#event-sourcing';
import { deskLists } from '#platform';
import { communityResponsibilities } from './community.views.js';
import { heldLabels } from './places.glossary.js';
import { siteSpans } from './site.views.js';

const person = { key: 'personKey', shown: 'person' };
const now = standing();

/** Who answers for a place is ended and assigned by name, with its own reason: a handover names it. */
export const placesHeld = deskLists(heldLabels, {
  'sites.responsible': {
    of: siteSpans,
    where: [{ field: 'what', equals: 'responsible' }, ...now],
    person,
    title: 'role',
    record: { kind: 'site', id: 'siteId', at: 'sites' },
  },
  'communities.responsible': {
    of: communityResponsibilities,
    where: now,
    person,
    title: 'role',
    record: { kind: 'community', id: 'communityId', at: 'communities' },
  },
});
