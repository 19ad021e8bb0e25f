import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  allowedBy,
  atMoment,
  foldView,
  isAsOf,
  momentsBy,
  type AsOf,
  type Condition,
  type Instant,
  type Proposal,
  type StoredEvent,
  type Told,
  type WithStatus,
} from '#event-sourcing';
import { Kinds, NoSuchKind } from './kinds.js';
import { digestsIn } from './named-files.js';
import { notFound, ProblemError } from './problem.js';
import { QueryDoor, THE_SYSTEM } from './query-door.js';
import { FindSharedEvidence, type SharedEvidence } from './shared-evidence.js';
import { ViewReader } from './view-reader.js';

/** A correction of a period that is over: it waits for a second person, and has no effect until then. */
export class ProposedCorrection implements Proposal {
  readonly proposalId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly field: string;
  readonly previous: string | null;
  readonly value: string;
  readonly reason: string;
  /** What the command said besides. */
  readonly also?: object;
  /** The command that it is, where it restates what was counted and corrects no field. */
  readonly command?: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
}

/** A record by its kind and id, for other rooms: always by what is stored now. Answers the record, or 404. */
export class FindRecord {
  constructor(
    readonly kind: string,
    readonly id: string,
  ) {}
}

/** Records of a kind by what their documents declare, for other rooms: by all that is in the log; none without a room. */
export class FindRecords {
  constructor(
    readonly kind: string,
    readonly where: readonly Condition[],
  ) {}
}

/** A record as lists see it, with what is possible next; or as it was, on either clock. */
export class GetRecord {
  constructor(
    readonly kind: string,
    readonly id: string,
    readonly asOf: AsOf = {},
  ) {}
}

/** The events of a record, in order. */
export class GetRecordHistory {
  constructor(
    readonly kind: string,
    readonly id: string,
    readonly asOf: AsOf = {},
  ) {}
}

/** Without what a record keeps for its own corrections; what waits for a second person stands in the record alone. */
export function shown<D extends object>(document: D): D {
  const { told: _told, lastAt: _lastAt, proposals: _proposals, ...rest } = document as D & Told;
  return rest as D;
}

/**
 * The record where there is one; undefined where there is none, or where the house has no room for such things. With
 * `kind` only the room may be missing. @throws ProblemError (404)
 */
export async function findIfAny<R>(
  queries: QueryDoor,
  kind: string,
  id: string,
  may: 'record' | 'kind' = 'record',
): Promise<R | undefined> {
  try {
    return await queries.ask<R>(new FindRecord(kind, id), THE_SYSTEM);
  } catch (error) {
    const isMissing = may === 'record' && error instanceof ProblemError && error.problem.status === 404;
    if (isMissing || error instanceof NoSuchKind) return undefined;
    throw error;
  }
}

@QueryHandler(FindRecord)
export class FindRecordHandler implements IQueryHandler<FindRecord, WithStatus> {
  constructor(private readonly kinds: Kinds) {}

  async execute({ kind, id }: FindRecord): Promise<WithStatus> {
    return (await this.kinds.of(kind).executor.find(id)).record;
  }
}

@QueryHandler(FindRecords)
export class FindRecordsHandler implements IQueryHandler<FindRecords, readonly object[]> {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
  ) {}

  async execute({ kind: name, where }: FindRecords): Promise<readonly object[]> {
    if (!this.kinds.names().includes(name)) return [];
    const { view } = this.kinds.of(name).kind;
    await this.views.waitForAll(view);
    const { documents } = await this.views.of(view).query<object>({ where });
    return documents.map(({ body }) => body);
  }
}

@QueryHandler(GetRecord)
export class GetRecordHandler implements IQueryHandler<GetRecord, object> {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
    private readonly queries: QueryDoor,
  ) {}

  async execute({ kind: name, id, asOf: asked }: GetRecord): Promise<object> {
    const asOf = await this.views.known(asked);
    const { kind, executor } = this.kinds.of(name);
    const history = await executor.history(id);
    const { what } = kind.aggregate.rules;
    if (history.length === 0) throw notFound(what, id);
    const moments = momentsBy(history, asOf);
    const then = isAsOf(asOf) ? history.filter(allowedBy(moments, asOf)).map(atMoment(moments)) : history;
    const document = foldView(kind.view, then).get(id) as Told | undefined;
    if (!document) throw notFound(what, id, true);
    // Nothing is possible in the past.
    const possible = isAsOf(asOf) ? [] : kind.aggregate.rules.possible((await executor.find(id)).record);
    const proposals = document.proposals && { proposals: document.proposals };
    // What keeps no words for corrections shows when its last step was.
    const evidence = isAsOf(asOf) ? {} : await this.sharedEvidence(history);
    return { ...('told' in document ? shown(document) : document), ...proposals, ...evidence, possible };
  }

  /** What of its files another record has too; a record without files is not asked about. */
  private async sharedEvidence(history: readonly StoredEvent[]): Promise<{ sharedEvidence?: SharedEvidence[] }> {
    const digests = history.flatMap(digestsIn);
    if (digests.length === 0) return {};
    const asked = new FindSharedEvidence(history[0]!.stream, digests);
    const shared = (await this.queries.askIfAny<SharedEvidence[]>(asked, THE_SYSTEM)) ?? [];
    return shared.length === 0 ? {} : { sharedEvidence: shared };
  }
}

@QueryHandler(GetRecordHistory)
export class GetRecordHistoryHandler implements IQueryHandler<GetRecordHistory, StoredEvent[]> {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
  ) {}

  async execute({ kind, id, asOf: asked }: GetRecordHistory): Promise<StoredEvent[]> {
    const asOf = await this.views.known(asked);
    const { kind: of, executor } = this.kinds.of(kind);
    const events = await executor.history(id);
    if (events.length === 0) throw notFound(of.aggregate.rules.what, id);
    return events.filter(allowedBy(momentsBy(events, asOf), asOf));
  }
}

export const recordHandlers = [FindRecordHandler, FindRecordsHandler, GetRecordHandler, GetRecordHistoryHandler];
