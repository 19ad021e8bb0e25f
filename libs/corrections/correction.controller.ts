import { Body, Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, Sender, Step, type CommandOrigin, type Target } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { ListProposals, proposalList, ProposalPage } from './proposal.view.js';

@ApiTags('corrections')
@Controller('corrections')
export class CorrectionController {
  constructor(private readonly door: Door) {}

  /** Corrections of periods that are over, of all rooms: what waits for a second person, and what came of it 更正审核. */
  @Get()
  listProposedCorrections(@Query() query: ListProposals, @Sender() by: CommandOrigin): Promise<ProposalPage> {
    return this.door.list(proposalList, query, by);
  }

  /** Confirm a correction that somebody else proposed 确认更正; it is in force from now on. */
  @Step(':proposalId/confirm')
  confirmCorrection(@On() on: Target, @Body() body: ConfirmProposal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Reject a proposed correction, or take one's own back 驳回更正. */
  @Step(':proposalId/reject')
  rejectCorrection(@On() on: Target, @Body() body: RejectProposal): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
