import { DAY } from '#calendar';
import { viewOf, type CollectionSchema, type PartView, type View } from '#event-sourcing';
import { Deliberation, nextStep, registeredIn, stepIn, totalIn } from './deliberation.record.js';
import { deliberation } from './deliberation.rules.js';

/** A deliberation as lists and ledgers see it. */
export class DeliberationDocument extends Deliberation {
  readonly deliberationId: string;
  readonly revision: number;
  /** What is to be done next; absent when all steps are taken, and when it is not open. */
  readonly next?: string;
  /** When its first step was taken. */
  readonly begunAt?: string;
  readonly resolvedAt?: string;
  /** The last day of the disclosure that runs, or ran last. */
  readonly disclosedTo?: string;
  readonly registered: number;
  readonly householdsInAll?: number;
  readonly openObjections: number;
}

/** The problems that a deliberation names, and whether and when each was solved. */
const problems: PartView<DeliberationDocument> = {
  name: 'deliberation-problems',
  version: 1,
  fields: ['communityId', 'method', 'begunAt', 'solvedAt', 'holds'],
  indexes: [['begunAt'], ['solvedAt'], ['communityId', 'begunAt']],
  of: ({ deliberationId, communityId, method, begunAt, status, closedAt, solvedProblems, problems: all }) =>
    all.map((problem, n) => {
      const solvedAt = status === 'closed' && solvedProblems.includes(n) ? closedAt : undefined;
      const body = { deliberationId, communityId, method, begunAt, problem, solvedAt, holds: status !== 'voided' };
      return [`${deliberationId}/${n}`, body];
    }),
};

/** Each step that was taken, and how many whole days after the one before it, or after the opening. */
const steps: PartView<DeliberationDocument> = {
  name: 'deliberation-steps',
  version: 1,
  fields: ['communityId', 'siteId', 'method', 'step', 'at', 'days', 'holds'],
  indexes: [['at'], ['step', 'at']],
  amounts: ['days'],
  *of({ deliberationId, communityId, siteId, method, openedAt, steps: all, status }) {
    const common = { deliberationId, communityId, siteId, method, holds: status !== 'voided' };
    for (const [n, { step, at }] of all.entries()) {
      const before = all[n - 1]?.at ?? openedAt;
      const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(before)) / DAY));
      yield [`${deliberationId}/s${n}`, { ...common, step, at, days }];
    }
  },
};

export const stepPart: CollectionSchema = steps;
export const problemPart: CollectionSchema = problems;

export const deliberationView: View<DeliberationDocument> = viewOf(deliberation, {
  name: 'deliberations',
  version: 4,
  searched: ['*'],
  fields: [
    'communityId',
    'siteId',
    'method',
    'status',
    'next',
    'outcome',
    'droppedBefore',
    'openedAt',
    'begunAt',
    'resolvedAt',
    'closedAt',
    'disclosedTo',
    'openObjections',
  ],
  adds: (record) => {
    const shown = stepIn(record, 'disclose-implementation') ?? stepIn(record, 'disclose-resolution');
    return {
      next: record.status === 'open' ? nextStep(record) : undefined,
      begunAt: record.steps[0]?.at,
      resolvedAt: stepIn(record, 'resolve')?.at,
      disclosedTo: shown?.to,
      registered: registeredIn(record),
      householdsInAll: totalIn(record),
      openObjections: record.objections.filter(({ answeredAt }) => answeredAt === undefined).length,
    };
  },
  parts: [problems, steps],
});
