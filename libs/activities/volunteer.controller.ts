import type { RecordRoutes } from '#platform';
import * as c from './volunteer.commands.js';
import { VolunteerDocument, volunteerList } from './volunteer.views.js';

export const volunteerRecords: RecordRoutes = {
  at: 'volunteers',
  kind: 'volunteer',
  names: ['Volunteer', 'Volunteers'],
  says: 'Volunteers by their pseudonyms, who served longest first.',
  list: volunteerList,
  document: VolunteerDocument,
  correct: c.CorrectVolunteer,
  steps: {
    'record-training': [c.RecordTraining, 'Training, apart from service 登记培训.'],
    'issue-certificate': [c.IssueCertificate, 'Certify confirmed service 开具证明.'],
    'revoke-certificate': [c.RevokeCertificate, 'Revoke a certificate 撤销证明.'],
  },
};
