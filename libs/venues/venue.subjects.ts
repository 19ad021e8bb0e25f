import type { SubjectPart } from '#platform';
import { words } from './venue.glossary.js';
import { venueView } from './venue.views.js';

export const venueSubjects: readonly SubjectPart[] = [
  {
    name: 'venues',
    label: words.venue,
    of: venueView,
    by: [{ field: 'siteId', is: 'site' }],
    sort: { field: 'profiledAt', direction: 'desc' },
    title: 'siteId',
    record: { kind: 'venue', id: 'venueId', at: 'venues' },
  },
];
