import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Condition } from '#event-sourcing';
import { CONFIG, handlerFor, ViewReader, type ZerenConfig } from '#platform';
import { patrolCommands, possibleForPatrol } from './patrol.decider.js';
import { PatrolExecutor } from './patrol.executor.js';
import { GetPatrol, ListPatrols } from './patrol.queries.js';
import { patrolDocument, patrolView, type PatrolDocument } from './patrol.views.js';

export interface PatrolAnswer extends PatrolDocument {
  /** Commands that are allowed now. */
  readonly possible: readonly string[];
}

export interface PatrolPage {
  readonly patrols: readonly PatrolDocument[];
  readonly next?: string;
}

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
  constructor(
    private readonly views: ViewReader,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  async execute(query: ListPatrols): Promise<PatrolPage> {
    await this.views.waitFor(query.waitFor, patrolView);
    const limit = Math.min(Number(query.limit ?? this.config.pageSize), this.config.largestPageSize);
    const { documents, next } = await this.views.of(patrolView).query<PatrolDocument>({
      where: conditions(query),
      sort: { field: 'patrolledAt', direction: 'desc' },
      limit,
      cursor: query.cursor,
    });
    return { patrols: documents.map((document) => document.body), next };
  }
}

function conditions(query: ListPatrols): Condition[] {
  const fields = ['siteId', 'communityId', 'patroller'] as const;
  const where: Condition[] = fields
    .filter((field) => query[field] !== undefined)
    .map((field) => ({ field, equals: query[field]! }));
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
