import { roomOf } from '#platform';
import { correctionDesk } from './correction.desk.js';
import { CorrectionController, listOfProposedCorrections } from './correction.controller.js';
import { ConfirmProposalHandler, ProposalDesk, RejectProposalHandler } from './correction.handlers.js';
import { correctionFigures, labels } from './correction.figures.js';
import { proposalView } from './proposal.view.js';
import { sourceCorrectionView } from './source-corrections.view.js';

/** 更正审核: it keeps no events of its own, a proposal stands in the record that it would change. */
export const correctionsRoom = roomOf({
  name: 'corrections',
  controllers: [listOfProposedCorrections, CorrectionController],
  tags: { corrections: '更正审核' },
  providers: [ProposalDesk, ConfirmProposalHandler, RejectProposalHandler],
  views: [proposalView, sourceCorrectionView],
  figures: correctionFigures,
  labels,
  desk: correctionDesk,
});
