import { say, type Sentence, type Words } from '#event-sourcing';
import { deskLists, type RecordWords } from '#platform';
import { ConfirmProposal, RejectProposal } from './correction.commands.js';
import { proposalView, type ProposalDocument } from './proposal.view.js';

const labels = {
  'corrections.toConfirm': { zh: '待审核的更正', en: 'corrections to confirm' },
} satisfies Record<string, Sentence>;

const words = {
  corrects: {
    zh: '{record}：{event}，{field}：{previous} → {value}',
    en: '{record}: {event}, {field}: {previous} → {value}',
  },
  restates: { zh: '{record}：{previous} → {event}', en: '{record}: {previous} → {event}' },
} satisfies Record<string, Sentence>;

/** The record, what is to change of it, and to what. */
function proposalTitle(
  { stream, eventType, field, previous, value, restates }: ProposalDocument,
  { record, event, field: called, value: said }: RecordWords,
): Words {
  const before = said(stream, field, previous);
  if (restates) return say(words.restates, { record: record(stream), previous: before, event: event(value) });
  const change = {
    event: event(eventType),
    field: called(stream, `${eventType}.${field}`),
    previous: before,
    value: said(stream, field, value),
  };
  return say(words.corrects, { record: record(stream), ...change });
}

/** On the desk of whoever may confirm: anybody but who proposed it. */
export const correctionDesk = deskLists(labels, {
  'corrections.toConfirm': {
    of: proposalView,
    where: [{ field: 'state', equals: 'proposed' }],
    title: 'title',
    titled: proposalTitle,
    record: { kind: 'correction', id: 'proposalId', at: 'corrections' },
    next: ConfirmProposal,
    instead: [RejectProposal],
  },
});
