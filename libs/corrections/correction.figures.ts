import type { Figure, FigureCondition, Sentence } from '#event-sourcing';
import { correctedTimes, proposalView, type ProposalDocument } from './proposal.view.js';
import { sourceCorrectedTimes } from './source-corrections.view.js';

export const labels = {
  'corrections.proposed': { zh: '提请审核的更正', en: 'corrections of periods that were over, as proposed' },
  'corrections.confirmed': {
    zh: '经审核的更正（各系统）',
    en: 'corrections that a second person confirmed, of all rooms',
  },
  'corrections.ofPeriod': {
    zh: '经审核更正所改动的记录（按记录所属时间）',
    en: 'confirmed corrections, by the time whose figures they changed',
  },
  'corrections.ofSource': {
    zh: '来源名单重新导入所作的更正（按记录所属时间）',
    en: 'corrections that a later list of its source made without a second person, by the time whose figures they changed',
  },
  'corrections.rejected': { zh: '驳回的更正', en: 'corrections that were rejected' },
  'corrections.lapsed': { zh: '失效的更正', en: 'corrections of what was taken out meanwhile' },
  'corrections.restated': {
    zh: '经审核的作废、撤销、免除与合并',
    en: 'of those confirmed: records of periods that were over, voided, withdrawn, released or merged',
  },
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
  counted('corrections.lapsed', 'decidedAt', inState('lapsed')),
  counted('corrections.restated', 'decidedAt', inState('confirmed'), { field: 'restates', equals: true }),
  // What changed the figures of a period since: also what took an entry out of it, which no figure of the entry tells.
  {
    name: 'corrections.ofPeriod',
    version: 1,
    of: correctedTimes,
    adds: { kind: 'distinct', field: 'proposalId' },
    where: [],
    period: 'at',
  },
  {
    name: 'corrections.ofSource',
    version: 1,
    of: sourceCorrectedTimes,
    adds: { kind: 'distinct', field: 'correctionId' },
    where: [],
    period: 'at',
  },
];
