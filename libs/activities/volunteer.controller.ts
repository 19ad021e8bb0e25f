import type { RecordRoutes } from '#platform';
import * as c from './volunteer.commands.js';
import { VolunteerDocument, volunteerView } from './volunteer.views.js';

export const volunteerRecords: RecordRoutes = {
  at: 'volunteers',
  kind: 'volunteer',
  says: 'Volunteers by their pseudonyms, who served longest first.',
  view: volunteerView,
  filters: { volunteerId: 'id', hasCertificatesBeyond: 'flag' },
  sort: { field: 'minutes', direction: 'desc' },
  document: VolunteerDocument,
  steps: {
    'record-training': c.RecordTraining,
    'issue-certificate': c.IssueCertificate,
    'revoke-certificate': c.RevokeCertificate,
  },
};
