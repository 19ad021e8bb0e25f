import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Condition } from '#event-sourcing';
import { handlerFor, nameKey, ViewReader } from '#platform';
import type { PatrolAnswer, PatrolPage } from './patrol.answers.js';
import { patrolCommands, possibleForPatrol } from './patrol.decider.js';
import { PatrolExecutor } from './patrol.executor.js';
import { GetPatrol, ListPatrols } from './patrol.queries.js';
import { patrolDocument, patrolView } from './patrol.views.js';

@QueryHandler(GetPatrol)
export class GetPatrolHandler implements IQueryHandler<GetPatrol, PatrolAnswer> {
  constructor(private readonly executor: PatrolExecutor) {}

  async execute({ patrolId }: GetPatrol): Promise<PatrolAnswer> {
    const { patrol, revision } = await this.executor.find(patrolId);
    return { ...patrolDocument(patrolId, patrol, revision), possible: possibleForPatrol(patrol) };
  }
}

@QueryHandler(ListPatrols)
export class ListPatrolsHandler implements IQueryHandler<ListPatrols, PatrolPage> {
  constructor(private readonly views: ViewReader) {}

  async execute(query: ListPatrols): Promise<PatrolPage> {
    const { bodies, next } = await this.views.page(patrolView, query, {
      where: conditions(query),
      sort: { field: 'patrolledAt', direction: 'desc' },
    });
    return { patrols: [...bodies], next };
  }
}

function conditions(query: ListPatrols): Condition[] {
  const fields = ['siteId', 'communityId'] as const;
  const where: Condition[] = fields
    .filter((field) => query[field] !== undefined)
    .map((field) => ({ field, equals: query[field]! }));
  if (query.patroller !== undefined) where.push({ field: 'patrollerKey', equals: nameKey(query.patroller) });
  if (query.voided !== undefined) where.push({ field: 'voided', equals: query.voided === 'true' });
  if (query.from !== undefined || query.to !== undefined)
    where.push({ field: 'patrolledAt', atLeast: query.from, lessThan: query.to });
  return where;
}

export const patrolHandlers = [
  ...patrolCommands.map((Command) => handlerFor<object>(Command, PatrolExecutor)),
  GetPatrolHandler,
  ListPatrolsHandler,
];
