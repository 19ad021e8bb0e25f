import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmCorrection, RejectCorrection, type Outcome } from '#event-sourcing';
import { envelopeOf, Kinds, notFound, ViewReader, type Sent } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { proposalView } from './proposal.view.js';

/** Hands a decision on a proposal to the record that it was made for, of whichever room. */
@Injectable()
export class ProposalDesk {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
  ) {}

  /** @throws ProblemError (404) */
  async decide(command: ConfirmCorrection | RejectCorrection, sent: Sent): Promise<Outcome> {
    await this.views.waitForAll(proposalView);
    const proposal = (await this.views.of(proposalView).get(sent.target))?.body as { stream: string } | undefined;
    if (!proposal) throw notFound({ zh: '更正', en: 'correction' }, sent.target);
    const { executor, id } = this.kinds.ofStream(proposal.stream);
    return executor.execute(command, { ...sent, target: id });
  }
}

@CommandHandler(ConfirmProposal)
export class ConfirmProposalHandler implements ICommandHandler<ConfirmProposal, Outcome> {
  constructor(private readonly desk: ProposalDesk) {}

  execute(command: ConfirmProposal): Promise<Outcome> {
    const sent = envelopeOf(command);
    return this.desk.decide(Object.assign(new ConfirmCorrection(), { proposalId: sent.target }), sent);
  }
}

@CommandHandler(RejectProposal)
export class RejectProposalHandler implements ICommandHandler<RejectProposal, Outcome> {
  constructor(private readonly desk: ProposalDesk) {}

  execute(command: RejectProposal): Promise<Outcome> {
    const sent = envelopeOf(command);
    const { reason } = command;
    return this.desk.decide(Object.assign(new RejectCorrection(), { proposalId: sent.target, reason }), sent);
  }
}
