import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, Step, type ListRoute, type Target } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { ProposalDocument, PROPOSAL_STATES, proposalView } from './proposal.view.js';

export const listOfProposedCorrections: ListRoute = {
  at: 'corrections',
  names: ['Proposal', 'ProposedCorrections'],
  says: 'Corrections of periods that are over, of all rooms: what waits for a second person, and what came of it 更正审核.',
  view: proposalView,
  filters: { state: PROPOSAL_STATES, communityId: 'id', siteId: 'id', proposedBy: 'name' },
  sort: { field: 'proposedAt', direction: 'desc' },
  document: ProposalDocument,
};

@ApiTags('corrections')
@Controller('corrections')
export class CorrectionController {
  constructor(private readonly door: Door) {}

  @Step(':proposalId/confirm')
  confirmCorrection(@On() on: Target, @Body() body: ConfirmProposal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  @Step(':proposalId/reject')
  rejectCorrection(@On() on: Target, @Body() body: RejectProposal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
