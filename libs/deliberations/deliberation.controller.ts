import type { RecordRoutes } from '#platform';
import * as c from './deliberation.commands.js';
import { DeliberationDocument, deliberationView } from './deliberation.views.js';
import { methods, stepLabels } from './methods.js';

export const deliberationRecords: RecordRoutes<DeliberationDocument> = {
  at: 'deliberations',
  kind: 'deliberation',
  view: deliberationView,
  filters: {
    communityId: 'id',
    siteId: 'id',
    method: methods,
    status: 'state',
    next: Object.keys(stepLabels),
    outcome: ['solved', 'partly', 'not-solved'],
    disclosedFrom: { is: 'from-day', field: 'disclosedTo' },
    disclosedTo: { is: 'to-day', field: 'disclosedTo' },
  },
  sort: { field: 'openedAt', direction: 'desc' },
  document: DeliberationDocument,
  begins: c.OpenDeliberation,
  steps: {
    'solicit-opinions': c.SolicitOpinions,
    'make-proposal': c.MakeProposal,
    'consult-units': c.ConsultUnits,
    deliberate: c.DeliberateInCommittees,
    review: c.ReviewByMembers,
    vote: c.VoteResolution,
    'disclose-resolution': c.DiscloseResolution,
    'raise-objection': c.RaiseObjection,
    'answer-objection': c.AnswerObjection,
    start: c.StartImplementation,
    report: c.ReportImplementation,
    'register-households': c.RegisterHouseholds,
    'withdraw-household': c.WithdrawHousehold,
    'tally-households': c.TallyHouseholds,
    'change-households': c.ChangeHouseholds,
    'disclose-implementation': c.DiscloseImplementation,
    close: c.CloseDeliberation,
    drop: c.DropDeliberation,
    void: c.VoidDeliberation,
  },
};
