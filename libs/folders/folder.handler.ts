import { hash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { canonicalJson, type Clock } from '#event-sourcing';
import { GetFigures, type FigureValue } from '#figures';
import { GetCommunityLedger, GetSiteLedger, type Ledger } from '#ledgers';
import {
  CLOCK,
  CONFIG,
  eventLabel,
  INSPECTED,
  Kinds,
  QueryDoor,
  ROOM_FIGURES,
  THE_SYSTEM,
  timelineView,
  ViewReader,
  type InspectedRoom,
  type RoomFigures,
  type ZerenConfig,
} from '#platform';
import { csvOf } from './csv.js';
import type { Folder, FolderFile } from './folder.js';
import { FolderGatherer, type FolderQuestion, type Gathered } from './folder.gatherer.js';
import { words } from './folder.glossary.js';
import { pageOf, type Section } from './folder.page.js';
import { GetFolder } from './folder.queries.js';
import { eventsOf, Inspection, recordsOf } from './folder.records.js';
import { FolderSheets } from './folder.sheets.js';
import {
  eventTable,
  evidenceTable,
  figureTable,
  linesOf,
  missingTable,
  recordTable,
  type Called,
  type FolderRecord,
} from './folder.tables.js';

const FORMAT = 'zeren-folder/1';
type Figures = (FigureValue & { readonly siteId?: string })[];

const sha256 = (content: Buffer) => hash('sha256', content, 'hex');
const lines = (path: string, all: readonly string[]): FolderFile => ({
  path,
  content: Buffer.from(all.map((line) => `${line}\n`).join('')),
});
const json = (path: string, value: object): FolderFile => ({
  path,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

@QueryHandler(GetFolder)
export class GetFolderHandler implements IQueryHandler<GetFolder, Folder> {
  private readonly inspection: Inspection;

  constructor(
    private readonly gatherer: FolderGatherer,
    private readonly sheets: FolderSheets,
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
    private readonly queries: QueryDoor,
    @Inject(INSPECTED) rooms: readonly InspectedRoom[],
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {
    this.inspection = new Inspection(rooms);
  }

  async execute({ of, query, language }: GetFolder): Promise<Folder> {
    const { from, to, occurredUntil, waitFor } = query;
    await this.views.waitFor(waitFor, timelineView);
    const now = this.clock.now();
    // What is to come can be asked for once only: the folder tells as of when it is.
    const recordedUntil = query.recordedUntil === undefined || query.recordedUntil > now ? now : query.recordedUntil;
    const question: FolderQuestion = { of, from, to, asOf: { recordedUntil, occurredUntil } };
    const gathered = await this.gatherer.gather(question);
    // Gone through once for both: events and records say the same of persons.
    const namesOf = this.inspection.namesOf(gathered.events);
    const { events, lines: eventLines } = eventsOf(gathered.events, this.inspection, namesOf);
    const records = recordsOf(gathered.events, this.kinds, this.inspection, namesOf);
    const figures = await this.figures(question, gathered);
    const { tables, nameOf } = await this.sheets.tables(question, gathered, this.gatherer.asked(question), {
      language,
      masked: (room, row) => this.inspection.maskedRow(room, row),
    });
    const called: Called = {
      kind: (kind) => this.kinds.of(kind).kind.aggregate.rules.what,
      event: (type) => this.house.labels[eventLabel(type)],
      place: nameOf,
    };
    const missing = missingTable(records);
    const evidence = evidenceTable(events, called);
    const folder: Omit<Folder, 'files'> = {
      ...{ of, from, to, recordedUntil, occurredUntil, upTo: gathered.upTo, language },
      counts: {
        records: records.length,
        events: events.length,
        files: evidence.rows.length,
        missing: missing.rows.length,
        masked: events.reduce((sum, { masked }) => sum + masked.length, 0),
      },
    };
    const sections: Section[] = [
      { title: words.figures, path: 'figures.csv', table: figureTable(figures, called) },
      { title: words.missing, path: 'missing.csv', table: missing },
      { title: words.records, path: 'records.csv', table: recordTable(records, called) },
      { title: words.evidence, path: 'evidence.csv', table: evidence },
      ...tables.map(({ name, label, table }) => ({ title: label, path: `sheets/${name}.csv`, table })),
      { title: words.events, path: 'events.csv', table: eventTable(events, called) },
    ];
    const ledger = await this.ledger(question);
    return { ...folder, files: this.filesOf(folder, sections, { figures, records, eventLines, ledger }) };
  }

  private filesOf(
    folder: Omit<Folder, 'files'>,
    sections: readonly Section[],
    all: {
      readonly figures: Figures;
      readonly records: readonly FolderRecord[];
      readonly eventLines: readonly string[];
      readonly ledger?: object;
    },
  ): FolderFile[] {
    const { timeZone } = this.config;
    const kinds = [...new Set(all.records.map(({ kind }) => kind))];
    const content: FolderFile[] = [
      pageOf(folder, sections, timeZone),
      ...sections.map(({ path, table }) => ({
        path: path!,
        content: csvOf(table.columns, linesOf(table, table.rows), timeZone),
      })),
      json('figures.json', all.figures),
      ...(all.ledger ? [json('ledger.json', all.ledger)] : []),
      lines('events.jsonl', all.eventLines),
      ...kinds.map((kind) =>
        lines(
          `records/${kind}.jsonl`,
          all.records
            .filter((one) => one.kind === kind)
            .map(({ id, document }) => canonicalJson({ id, document } as never)),
        ),
      ),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
    const digests = content.map(({ path, content: bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
    const manifest = json('manifest.json', { format: FORMAT, ...folder, timeZone, files: digests });
    const sums = [...digests, { path: manifest.path, sha256: sha256(manifest.content) }];
    return [
      ...content,
      manifest,
      lines(
        'SHA256SUMS',
        sums.map((one) => `${one.sha256}  ${one.path}`),
      ),
    ];
  }

  /** 责任台账 of a place: who answers for it, its cases and notices; what the rooms show besides has sheets of its own. */
  private async ledger({ of, asOf }: FolderQuestion): Promise<object | undefined> {
    const query =
      'site' in of
        ? new GetSiteLedger(of.site, asOf)
        : 'community' in of
          ? new GetCommunityLedger(of.community, asOf)
          : undefined;
    if (!query) return undefined;
    const { parts: _parts, ...ledger } = await this.queries.ask<Ledger>(query, THE_SYSTEM);
    return this.inspection.maskedOfAll(ledger);
  }

  /** Of a place all of its figures, of a legal person those of the sites that it runs, of a figure itself. */
  private async figures({ of, from, to, asOf }: FolderQuestion, { sites }: Gathered): Promise<Figures> {
    const ask = (place: object): Promise<FigureValue[]> => {
      const { recordedUntil, occurredUntil } = asOf;
      const query = Object.assign(new GetFigures(), { from, to, recordedUntil, occurredUntil, ...place });
      return this.queries.ask(query, THE_SYSTEM);
    };
    if ('site' in of) return ask({ siteId: of.site });
    if ('community' in of) return ask({ communityId: of.community });
    if ('record' in of) return [];
    if ('figure' in of) {
      const rate = this.house.rates.find(({ name }) => name === of.figure);
      const names = rate ? [rate.name, ...rate.of, rate.by] : [of.figure];
      return (await ask({})).filter(({ name }) => names.includes(name));
    }
    const all: Figures = [];
    for (const siteId of sites) all.push(...(await ask({ siteId })).map((one) => ({ siteId, ...one })));
    return all;
  }
}
