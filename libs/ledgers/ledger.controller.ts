import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#event-sourcing';
import {
  AsOfQuery,
  EventWords,
  IdPipe,
  InLanguages,
  languageAsked,
  malformed,
  Persons,
  POSITION_PATTERN,
  speaks,
  StoredEventAnswer,
} from '#platform';
import type { GroupRow } from './groups.js';
import type { Past } from './history.reader.js';
import { SheetPage } from './ledger.answers.js';
import type { Ledger } from './ledger.js';
import { words } from './ledger.glossary.js';
import { LedgerReader } from './ledger.reader.js';
import {
  DrillDown,
  drilledWhole,
  GetCommunityLedger,
  GetDeskLedger,
  GetHistory,
  GetIndicators,
  GetLedgerSheet,
  GetOfficeLedger,
  GetSiteLedger,
  HistoryQuery,
  ReplayQuery,
} from './ledger.queries.js';
import { Replays, type ReplayMessage } from './replays.js';
import { ledgerIn, sheetIn, type ReadSheet } from './sheet-words.js';

/** A ledger in the language that is asked for. */
const read = (ledger: Ledger) => new InLanguages((language) => ledgerIn(ledger, language));

const DEFAULT_SPEED = 10;
/** Comes before every position of a log: whoever comes back with it to a replay that was empty gets what is new. */
const BEFORE_ALL = '0'.repeat(16);
const position = new RegExp(POSITION_PATTERN);

/** Of what the rooms contribute: who puts them together says what that is, and the document has it under this name. */
const Answers = (name: string) => ApiOkResponse({ schema: { $ref: `#/components/schemas/${name}` } });

@ApiTags('ledgers')
@Controller()
export class LedgerController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: LedgerReader,
    private readonly replays: Replays,
    private readonly words: EventWords,
    private readonly persons: Persons,
  ) {}

  /** The ledger of the whole office, by communities and the office itself 街道责任台账. */
  @Get('ledger')
  @Answers('OfficeLedger')
  async getOfficeLedger(@Query() query: GetOfficeLedger): Promise<InLanguages> {
    return read(await this.queries.execute(query));
  }

  /** The rows of a sheet of the ledgers, in pages 台账. */
  @Get('ledger/sheet')
  @ApiOkResponse({ type: SheetPage })
  async getLedgerSheet(@Query() query: GetLedgerSheet): Promise<InLanguages> {
    const sheet: ReadSheet = await this.queries.execute(query);
    return new InLanguages((language) => sheetIn(sheet, language));
  }

  /** A site's ledger, now or as of a moment on either clock 点位责任台账. */
  @Get('sites/:siteId/ledger')
  @Answers('SiteLedger')
  async getSiteLedger(@Param('siteId', IdPipe) siteId: string, @Query() asOf: AsOfQuery): Promise<InLanguages> {
    return read(await this.queries.execute(new GetSiteLedger(siteId, asOf)));
  }

  /** A site's events, in order; with `limit` a page of them, the next one `after` the position of the last event. */
  @Get('sites/:siteId/history')
  @ApiOkResponse({ type: StoredEventAnswer, isArray: true })
  async getSiteHistory(@Param('siteId', IdPipe) siteId: string, @Query() query: HistoryQuery): Promise<InLanguages> {
    const { events }: Past = await this.queries.execute(new GetHistory('site', siteId, query));
    return this.words.beside(events.map(this.persons.hiddenAmong(events)));
  }

  /**
   * A site's history as server-sent events: one event a message, with the ledger after it, and `end` after the last one.
   * Whoever comes back with the id of the last event as Last-Event-ID has seen it all: 204, which ends an EventSource.
   */
  @Get('sites/:siteId/replay')
  async replaySite(
    @Param('siteId', IdPipe) siteId: string,
    @Query() query: ReplayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    const past: Past = await this.queries.execute(new GetHistory('site', siteId, query));
    const start = startOf(past, query, lastEventId);
    if (lastEventId !== undefined && start === past.events.length) return void reply.status(204).send();
    const language = languageAsked(request.headers['accept-language']);
    void speaks(reply, language).header('content-type', 'text/event-stream').header('cache-control', 'no-store');
    // Proxies that collect answers would keep the steps back.
    void reply.header('x-accel-buffering', 'no');
    if (request.method === 'HEAD') return void reply.send('');
    void reply.send(
      this.replays.stream(this.steps(siteId, past, start, language), Number(query.speed ?? DEFAULT_SPEED)),
    );
  }

  private async *steps(
    siteId: string,
    { events: history, moments }: Past,
    start: number,
    language: Language,
  ): AsyncGenerator<ReplayMessage> {
    const hide = this.persons.hiddenAmong(history);
    for await (const step of this.reader.replay(siteId, { history, moments, from: start }))
      yield {
        id: step.event.position,
        event: 'step',
        data: { ...step, event: this.words.labelled(hide(step.event), language) },
      };
    yield { id: history.at(-1)?.position ?? BEFORE_ALL, event: 'end', data: { steps: history.length - start } };
  }

  /** A community's ledger: its sites in a ranking, and everything summed 社区责任台账. */
  @Get('communities/:communityId/ledger')
  @Answers('CommunityLedger')
  async getCommunityLedger(
    @Param('communityId', IdPipe) communityId: string,
    @Query() asOf: AsOfQuery,
  ): Promise<InLanguages> {
    return read(await this.queries.execute(new GetCommunityLedger(communityId, asOf)));
  }

  /** A community's events, in order; in pages as a site's. */
  @Get('communities/:communityId/history')
  @ApiOkResponse({ type: StoredEventAnswer, isArray: true })
  async getCommunityHistory(
    @Param('communityId', IdPipe) communityId: string,
    @Query() query: HistoryQuery,
  ): Promise<InLanguages> {
    const { events }: Past = await this.queries.execute(new GetHistory('community', communityId, query));
    return this.words.beside(events.map(this.persons.hiddenAmong(events)));
  }

  /** What is on the desk of a department or a person, and how they keep time. */
  @Get('desks')
  @Answers('DeskLedger')
  getDeskLedger(@Query() query: GetDeskLedger): Promise<Ledger> {
    return this.queries.execute(query);
  }

  /** Figures and indicators of the cases reported in a period, by group 评价指标. */
  @Get('indicators')
  getIndicators(@Query() query: GetIndicators): Promise<GroupRow[]> {
    return this.queries.execute(query);
  }

  /** The cases that one figure of the indicators consists of, in pages. */
  @Get('indicators/cases')
  @Answers('DrilledPage')
  listIndicatorCases(@Query() query: DrillDown): Promise<Ledger> {
    return drilledWhole<Ledger>(query, (one) => this.queries.execute(one));
  }
}

/** After the last step that the client has seen, else at the moment that it wants to jump to, else at the beginning. */
function startOf({ events, moments }: Past, { jumpTo }: ReplayQuery, lastEventId: string | undefined): number {
  if (lastEventId !== undefined && !position.test(lastEventId)) throw malformed('Last-Event-ID', words.messageId);
  if (lastEventId !== undefined) return events.filter((event) => event.position <= lastEventId).length;
  if (jumpTo === undefined) return 0;
  const start = events.findIndex((event) => moments(event) >= jumpTo);
  return start < 0 ? Math.max(0, events.length - 1) : start;
}
