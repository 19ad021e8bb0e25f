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
    'record-training': [c.RecordTraining, 'Training, apart from service 登记培训.'],
    'issue-certificate': [c.IssueCertificate, 'Certify confirmed service 开具证明.'],
    'revoke-certificate': [c.RevokeCertificate, 'Revoke a certificate 撤销证明.'],
  },
};
