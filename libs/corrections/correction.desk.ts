import type { Sentence } from '#event-sourcing';
import { deskLists } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { proposalView } from './proposal.view.js';

const labels = {
  'corrections.toConfirm': { zh: '待审核的更正', en: 'corrections to confirm' },
} satisfies Record<string, Sentence>;

/** On the desk of whoever may confirm: anybody but who proposed it. */
export const correctionDesk = deskLists(labels, {
  'corrections.toConfirm': {
    of: proposalView,
    where: [{ field: 'state', equals: 'proposed' }],
    title: 'title',
    record: { kind: 'correction', id: 'proposalId', at: 'corrections' },
    next: ConfirmProposal,
    instead: [RejectProposal],
  },
});
