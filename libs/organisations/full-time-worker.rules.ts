import { correctionRule, RuleBook } from '#event-sourcing';
import type { PlaceNamed } from '#places';
import { words, workerStates } from './community-party.glossary.js';
import { AssignFullTimeWorker, CorrectFullTimeWorker, EndFullTimeWorker } from './full-time-worker.commands.js';
import { fullTimeWorkerCatalogue, type FullTimeWorkerEvent } from './full-time-worker.events.js';
import { evolveFullTimeWorker, type FullTimeWorkerRecord } from './full-time-worker.record.js';

export type FullTimeWorkerContext = Omit<PlaceNamed, 'site'>;

type X = FullTimeWorkerContext;

const isAssigned = ({ status }: FullTimeWorkerRecord) => status === 'assigned';

/** 专职党务工作者 */
export const fullTimeWorker = new RuleBook<FullTimeWorkerRecord, FullTimeWorkerEvent, X>(words.worker, {
  states: workerStates,
})
  .on(AssignFullTimeWorker, {
    rule: 'one-community-at-a-time',
    because: words.oneCommunity,
    creates: true,
    allowed: (record) => !isAssigned(record),
    looksUp: ['community'],
    decide: (_record, { communityId }) => [{ type: 'FullTimeWorkerAssigned', data: { communityId } }],
  })
  .on(EndFullTimeWorker, {
    rule: 'end-once',
    because: words.endOnce,
    allowed: isAssigned,
    decide: (_record, { reason }) => [{ type: 'FullTimeWorkerEnded', data: { reason } }],
  })
  .on(CorrectFullTimeWorker, correctionRule(fullTimeWorkerCatalogue))
  .aggregate({ stream: 'full-time-worker', catalogue: fullTimeWorkerCatalogue, evolve: evolveFullTimeWorker });
