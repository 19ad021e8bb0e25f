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
  begins: [c.OpenDeliberation, 'Open a deliberation of a matter 立项.'],
  steps: {
    'solicit-opinions': [c.SolicitOpinions, '一征: the party organisation asks for opinions 征求意见.'],
    'make-proposal': [c.MakeProposal, '一议: both committees, or the branch, propose 提议.'],
    'consult-units': [c.ConsultUnits, '二议: units concerned consult 商议.'],
    deliberate: [c.DeliberateInCommittees, 'Both committees deliberate “两委”会商议.'],
    review: [c.ReviewByMembers, 'The members’ meeting votes 党员大会审议.'],
    vote: [c.VoteResolution, '三议: residents or their representatives resolve 决议.'],
    'disclose-resolution': [c.DiscloseResolution, '一公开: what was resolved 决议公开.'],
    'raise-objection': [c.RaiseObjection, 'Somebody objects 异议.'],
    'answer-objection': [c.AnswerObjection, 'An objection is answered 答复异议.'],
    start: [c.StartImplementation, 'It is carried out from now on 开始实施.'],
    report: [c.ReportImplementation, 'How far it has come 实施情况.'],
    'register-households': [c.RegisterHouseholds, 'Households that take part, many rows at once 登记参与户.'],
    'withdraw-household': [c.WithdrawHousehold, 'A household takes part no more 退出.'],
    'tally-households': [c.TallyHouseholds, 'A count instead of single households 汇总登记.'],
    'change-households': [c.ChangeHouseholds, 'How many households there are in all 总户数变更.'],
    'disclose-implementation': [c.DiscloseImplementation, '二公开: what was carried out 实施情况公开.'],
    close: [c.CloseDeliberation, 'Solved, partly, or not 办结.'],
    drop: [c.DropDeliberation, 'It goes no further 终止.'],
    void: [c.VoidDeliberation, 'It was entered by mistake 作废.'],
  },
};
