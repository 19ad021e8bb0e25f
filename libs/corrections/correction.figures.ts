import type { Figure, FigureCondition, Sentence } from '#event-sourcing';
import { proposalView, type ProposalDocument } from './proposal.view.js';

export const labels = {
  'corrections.proposed': { zh: '提请审核的更正', en: 'corrections of periods that were over, as proposed' },
  'corrections.confirmed': {
    zh: '经审核的更正（各系统）',
    en: 'corrections that a second person confirmed, of all rooms',
  },
  'corrections.rejected': { zh: '驳回的更正', en: 'corrections that were rejected' },
} satisfies Record<string, Sentence>;

const counted = (
  name: keyof typeof labels,
  period: 'proposedAt' | 'decidedAt',
  ...where: readonly FigureCondition[]
): Figure => ({ name, version: 1, of: proposalView, where, period });

const inState = (equals: ProposalDocument['state']): FigureCondition => ({ field: 'state', equals });

/** Of every room, by when they were proposed or decided: what changed a period that was over, beside the figures of it. */
export const correctionFigures: readonly Figure[] = [
  counted('corrections.proposed', 'proposedAt'),
  counted('corrections.confirmed', 'decidedAt', inState('confirmed')),
  counted('corrections.rejected', 'decidedAt', inState('rejected')),
];
