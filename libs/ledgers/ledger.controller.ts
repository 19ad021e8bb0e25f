import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { Controller, Get, Headers, Param, Query, Sse, type MessageEvent } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { from, type Observable } from 'rxjs';
import type { MomentOf } from '#cases';
import type { StoredEvent } from '#event-sourcing';
import { AsOfQuery, IdPipe, malformed, StoredEventAnswer } from '#platform';
import { DrilledCase } from './drilled.answers.js';
import type { GroupRow } from './groups.js';
import type { Past } from './history.reader.js';
import type { CommunityLedger, DeskLedger, SiteLedger } from './ledger.js';
import { LedgerReader } from './ledger.reader.js';
import {
  DrillDown,
  GetCommunityLedger,
  GetDeskLedger,
  GetHistory,
  GetIndicators,
  GetSiteLedger,
  HistoryQuery,
  ReplayQuery,
} from './ledger.queries.js';
import { replay } from './replay.js';

const DEFAULT_SPEED = 10;

@ApiTags('ledgers 台账')
@Controller()
export class LedgerController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: LedgerReader,
  ) {}

  /** A site's ledger, now or as of a moment on either clock 点位责任台账. */
  @Get('sites/:siteId/ledger')
  siteLedger(@Param('siteId', IdPipe) siteId: string, @Query() asOf: AsOfQuery): Promise<SiteLedger> {
    return this.queries.execute(new GetSiteLedger(siteId, asOf));
  }

  /** A site's events, in order; with `limit` a page of them, the next one `after` the position of the last event. */
  @Get('sites/:siteId/history')
  async siteHistory(
    @Param('siteId', IdPipe) siteId: string,
    @Query() query: HistoryQuery,
  ): Promise<StoredEventAnswer[]> {
    const { events }: Past = await this.queries.execute(new GetHistory('site', siteId, query));
    return [...events];
  }

  /** A site's history as server-sent events: one event a message, with the ledger after it. */
  @Sse('sites/:siteId/replay')
  async siteReplay(
    @Param('siteId', IdPipe) siteId: string,
    @Query() query: ReplayQuery,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    const { events: history, moments }: Past = await this.queries.execute(new GetHistory('site', siteId, query));
    const start = startOf(history, moments, query, lastEventId);
    return from(this.steps(siteId, history, moments, start, Number(query.speed ?? DEFAULT_SPEED)));
  }

  private async *steps(
    siteId: string,
    history: readonly StoredEvent[],
    moments: MomentOf,
    start: number,
    speed: number,
  ): AsyncGenerator<MessageEvent> {
    for (const step of replay(siteId, history, start, moments, (at) => this.reader.yardstick({ occurredUntil: at }))) {
      yield { id: step.event.position, type: 'step', data: step };
      // The pause keeps no process from ending.
      if (speed > 0) await delay(1_000 / speed, undefined, { ref: false });
      else await nextTurn();
    }
    yield { id: history.at(-1)?.position, type: 'end', data: { steps: history.length - start } };
  }

  /** A community's ledger: its sites in a ranking, and everything summed 社区责任台账. */
  @Get('communities/:communityId/ledger')
  communityLedger(
    @Param('communityId', IdPipe) communityId: string,
    @Query() asOf: AsOfQuery,
  ): Promise<CommunityLedger> {
    return this.queries.execute(new GetCommunityLedger(communityId, asOf));
  }

  /** A community's events, in order; in pages as a site's. */
  @Get('communities/:communityId/history')
  async communityHistory(
    @Param('communityId', IdPipe) communityId: string,
    @Query() query: HistoryQuery,
  ): Promise<StoredEventAnswer[]> {
    const { events }: Past = await this.queries.execute(new GetHistory('community', communityId, query));
    return [...events];
  }

  /** What is on the desk of a department or a person, and how they keep time. */
  @Get('desks')
  desk(@Query() query: GetDeskLedger): Promise<DeskLedger> {
    return this.queries.execute(query);
  }

  /** Figures and indicators of the cases reported in a period, by group 评价指标. */
  @Get('indicators')
  indicators(@Query() query: GetIndicators): Promise<GroupRow[]> {
    return this.queries.execute(query);
  }

  /** The cases that one figure of the indicators consists of. */
  @Get('indicators/cases')
  drillDown(@Query() query: DrillDown): Promise<DrilledCase[]> {
    return this.queries.execute(query);
  }
}

/** After the last step that the client has seen, else at the moment that it wants to jump to, else at the beginning. */
function startOf(
  history: readonly StoredEvent[],
  moments: MomentOf,
  { jumpTo }: ReplayQuery,
  lastEventId: string | undefined,
): number {
  if (lastEventId !== undefined && !/^[0-9a-f]{16,40}$/.test(lastEventId))
    throw malformed('Last-Event-ID', 'must be the id of a step of this replay');
  if (lastEventId !== undefined) return history.filter((event) => event.position <= lastEventId).length;
  if (jumpTo === undefined) return 0;
  const start = history.findIndex((event) => moments(event) >= jumpTo);
  return start < 0 ? Math.max(0, history.length - 1) : start;
}
