import { deskLists } from '#platform';
import { TallyCorrections } from './tally.commands.js';
import { deskLabels } from './tally.glossary.js';
import { tallyView } from './tally.views.js';

/** What chiefs have to patrol is due by their plans, which the lists of duties show. */
export const tallyDesk = deskLists(deskLabels, {
  'tallies.toEnter': {
    of: tallyView,
    where: [{ field: 'status', equals: 'expected' }],
    due: { field: 'to', is: 'day' },
    person: { key: 'byKey', shown: 'by' },
    title: 'code',
    record: { kind: 'tally', id: 'tallyId', at: 'tallies' },
    next: TallyCorrections,
  },
});
