import { deskLists } from '#platform';
import * as c from './deliberation.commands.js';
import { deskLabels } from './deliberation.glossary.js';
import { deliberationView } from './deliberation.views.js';
import type { DeliberationStep } from './methods.js';

const waiting = {
  of: deliberationView,
  title: 'matter',
  record: { kind: 'deliberation', id: 'deliberationId', at: 'deliberations' },
};
const before = (step: DeliberationStep) => ({ ...waiting, where: [{ field: 'next', equals: step }] });
/** Once what was disclosed before has been shown for its days. */
const disclosed = { due: { field: 'disclosedTo', is: 'day' } } as const;

export const deliberationDesk = deskLists(deskLabels, {
  'deliberations.toSolicit': { ...before('solicit'), next: c.SolicitOpinions },
  'deliberations.toPropose': { ...before('propose'), next: c.MakeProposal },
  'deliberations.toConsult': { ...before('consult'), next: c.ConsultUnits },
  'deliberations.toDeliberate': { ...before('deliberate'), next: c.DeliberateInCommittees },
  'deliberations.toReview': { ...before('review'), next: c.ReviewByMembers },
  'deliberations.toResolve': { ...before('resolve'), next: c.VoteResolution },
  'deliberations.resolutionsToDisclose': { ...before('disclose-resolution'), next: c.DiscloseResolution },
  'deliberations.toImplement': { ...before('implement'), ...disclosed, next: c.StartImplementation },
  'deliberations.implementationsToDisclose': { ...before('disclose-implementation'), next: c.DiscloseImplementation },
  'deliberations.toClose': {
    ...waiting,
    ...disclosed,
    where: [
      { field: 'status', equals: 'open' },
      { field: 'next', equals: null },
    ],
    next: c.CloseDeliberation,
  },
  'deliberations.objectionsToAnswer': {
    ...waiting,
    where: [
      { field: 'status', equals: 'open' },
      { field: 'openObjections', atLeast: 1 },
    ],
    next: c.AnswerObjection,
  },
});
