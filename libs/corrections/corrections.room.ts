import type { Sentence } from '#event-sourcing';
import { roomOf, type CommandSet } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { correctionDesk } from './correction.desk.js';
import { CorrectionController, listOfProposedCorrections } from './correction.controller.js';
import { ConfirmProposalHandler, ProposalDesk, RejectProposalHandler } from './correction.handlers.js';
import { correctionFigures, labels } from './correction.figures.js';
import { proposalView, titleOf } from './proposal.view.js';
import { sourceCorrectionView } from './source-corrections.view.js';

const words = {
  correction: { zh: '更正', en: 'correction' },
  confirm: {
    zh: '待审核的更正由提请人以外的人确认。',
    en: 'A correction that waits is confirmed by another than its proposer.',
  },
  reject: { zh: '待审核的更正才能驳回。', en: 'A correction is rejected while it waits.' },
} satisfies Record<string, Sentence>;

const commandWords = {
  ConfirmProposal: {
    zh: '确认更正',
    en: 'confirm a correction that somebody else proposed; it is in force from now on',
  },
  RejectProposal: { zh: '驳回更正', en: 'reject a proposed correction, or take one’s own back' },
} satisfies Record<string, Sentence>;

const decisions: CommandSet = {
  kind: 'correction',
  what: words.correction,
  commands: [
    { verb: 'confirm', command: ConfirmProposal, creates: false, because: words.confirm },
    { verb: 'reject', command: RejectProposal, creates: false, because: words.reject },
  ],
};

/** 更正审核: it keeps no events of its own, a proposal stands in the record that it would change. */
export const correctionsRoom = roomOf({
  name: 'corrections',
  records: [listOfProposedCorrections],
  controllers: [CorrectionController],
  tags: { corrections: '更正审核' },
  providers: [ProposalDesk, ConfirmProposalHandler, RejectProposalHandler],
  commands: [decisions],
  commandWords,
  views: [proposalView, sourceCorrectionView],
  figures: correctionFigures,
  labels,
  desk: correctionDesk,
  composed: { [proposalView.name]: titleOf },
});
