import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import {
  drillDown,
  drillSort,
  figureGroups,
  formulaOf,
  inUnit,
  isAdditive,
  listed,
  momentAfter,
  pageInMemory,
  rateIn,
  recordsOf,
  say,
  periodEnds,
  type AsOf,
  type Asked,
  type Clock,
  type Condition,
  type Figure,
  type FigureGroup,
  type SumsRow,
} from '#event-sourcing';
import {
  askedOfPeriod,
  CALENDAR,
  CLOCK,
  correctedSince,
  correctionsOf,
  FindRecords,
  Kinds,
  malformed,
  monthsAskedOf,
  placesThere,
  QueryDoor,
  recordNames,
  nameKey,
  nearestFew,
  notFound,
  ROOM_FIGURES,
  shown,
  THE_SYSTEM,
  ViewReader,
  type RoomFigures,
  Persons,
} from '#platform';
import { FigureSources, type FigureSource } from './figure-source.js';
import type { FigureGroupValue, FigureRecords, FigureSampled, FigureValue } from './figures.answers.js';
import { words } from './figures.glossary.js';
import { GetFigureRecords, GetFigures } from './figures.queries.js';
import { sampledFor, sampledOf, sampledRecords } from './sample.figures.js';
import { groupFieldOf, spellingOf, type FigureGrouping } from './groupings.js';

const COMMUNITY = 'communityId';
const SITE = 'siteId';

type Value = SumsRow['values'][string];

export function periodOf({ year, from, to }: GetFigures): { from?: string; to?: string } {
  if (year !== undefined && (from !== undefined || to !== undefined)) throw malformed('year', words.yearAlone);
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (from !== undefined && to !== undefined && from > to) throw malformed('to', say(words.toBeforeFrom, { from }));
  return { from, to };
}

/** As of now, or of the moment asked for. */
export function askedOf(query: GetFigures, calendar: WorkingCalendar, now: string): Asked {
  const moments = [query.occurredUntil, query.recordedUntil, now].filter((moment) => moment !== undefined);
  return askedOfPeriod(moments, periodOf(query), calendar);
}

const ofCampaign = (campaign: string): Condition => ({ field: 'campaignKey', equals: nameKey(campaign) });

export const asOfOf = ({ recordedUntil, occurredUntil }: GetFigures): AsOf => ({ recordedUntil, occurredUntil });
export const inPlace = ({ communityId, siteId, campaign }: GetFigures): Condition[] => [
  ...(campaign === undefined ? [] : [ofCampaign(campaign)]),
  ...(communityId === undefined ? [] : [{ field: COMMUNITY, equals: communityId === 'null' ? null : communityId }]),
  ...(siteId === undefined ? [] : [{ field: SITE, equals: siteId }]),
];

/** Nothing is counted of a campaign without a task: it would look as if nothing happened. @throws ProblemError (404) */
async function campaignThere({ campaign }: GetFigures, queries: QueryDoor): Promise<void> {
  if (campaign === undefined) return;
  const tasks = await queries.ask<readonly object[]>(new FindRecords('task', [ofCampaign(campaign)]), THE_SYSTEM);
  if (tasks.length === 0) throw notFound(words.campaign, campaign);
}

/** Beside each figure that is not itself a count of its records, how many it has. */
const COUNT = '#';
const withCounts = (figures: readonly Figure[]): Figure[] =>
  figures.flatMap((figure) =>
    figure.adds ? [figure, { ...recordsOf(figure), name: `${figure.name}${COUNT}` }] : [figure],
  );

const known = new WeakMap<readonly Figure[], readonly FigureGroup[]>();

/** What is asked together; of all figures of the house once for all questions. */
function groupsWithCounts(figures: readonly Figure[]): readonly FigureGroup[] {
  const groups = known.get(figures) ?? figureGroups(withCounts(figures));
  known.set(figures, groups);
  return groups;
}

const countOf = (total: ReadonlyMap<string, unknown>, name: string) =>
  Number(total.get(`${name}${COUNT}`) ?? total.get(name) ?? 0);

/** What a view's documents do not know is not asked of them: those without a community belong to the office itself. */
const knows = ({ of }: { readonly of: Figure['of'] }, where: readonly Condition[]) =>
  where.every(({ field }) => of.fields.includes(field));

/** Beside the figures of a group, how its name is spelled. */
const SPELLING = 'spelling';

/** The values of each figure by group. */
class Grouped {
  private readonly values = new Map<string, Map<string | null, Value>>();

  add(id: string | null, values: SumsRow['values']): void {
    for (const [name, value] of Object.entries(values)) {
      const known = this.values.get(name);
      if (known) known.set(id, value);
      else this.values.set(name, new Map([[id, value]]));
    }
  }

  /** Of all figures together. */
  ids(): string[] {
    return [...new Set([...this.values.values()].flatMap((groups) => [...groups.keys()]))].filter((id) => id !== null);
  }

  of(figure: Figure, names: ReadonlyMap<string, string>): FigureGroupValue[] {
    return [...(this.values.get(figure.name) ?? [])].map(([id, value]) => {
      const name = id === null ? undefined : names.get(id);
      return { id, ...(name !== undefined && { name }), value: inUnit(figure, value) };
    });
  }
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

@QueryHandler(GetFigures)
export class GetFiguresHandler implements IQueryHandler<GetFigures, FigureValue[]> {
  private readonly figures: ReadonlyMap<string, Figure>;

  constructor(
    private readonly sources: FigureSources,
    private readonly views: ViewReader,
    private readonly queries: QueryDoor,
    private readonly kinds: Kinds,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.figures = new Map(house.figures.map((figure) => [figure.name, figure]));
  }

  async execute(query: GetFigures): Promise<FigureValue[]> {
    await placesThere(query, this.queries);
    await campaignThere(query, this.queries);
    await this.views.waitFor(query.waitFor, ...this.house.views);
    const asked = askedOf(query, this.calendar, this.clock.now());
    const where = inPlace(query);
    const { figures: all } = this.house;
    const figures = where.length === 0 ? all : all.filter((figure) => knows(figure, where));
    const source = await this.sources.as(asOfOf(query), where, figures);
    const total = new Map<string, SumsRow['values'][string]>();
    const grouped = new Grouped();
    const groups = groupsWithCounts(figures);
    const months = query.by === 'month' ? await this.months(query, groups, asked, source) : [];
    for (const group of groups) {
      const [row] = await source.sums(group, asked);
      for (const [name, value] of Object.entries(row!.values)) total.set(name, value);
      if (query.by !== undefined) await this.group(query, group, asked, source, grouped, months);
    }
    const { by } = query;
    const isOfPlaces = by === 'community' || by === 'site';
    const { kinds, views } = this;
    const names = isOfPlaces ? await recordNames({ kinds, views }, by, grouped.ids()) : NO_NAMES;
    const groupsOf = (figure: Figure) => (query.by === undefined ? {} : { groups: grouped.of(figure, names) });
    const sampled = knows(sampledRecords, where) ? await this.sampled(source, query) : undefined;
    const corrected = await this.corrected(source, asked, where);
    const known = figures.map((figure): FigureValue => {
      const { name, version } = figure;
      const records = countOf(total, name);
      const label = this.house.labels[name];
      return {
        name,
        label,
        value: inUnit(figure, total.get(name)),
        formula: formulaOf(figure),
        version,
        records,
        additive: isAdditive(figure, query.by),
        correctedSince: corrected(figure),
        ...groupsOf(figure),
      };
    });
    return [...known, ...this.rates(total, corrected)]
      .map((figure) => ({ ...figure, sampled: sampled?.get(figure.name) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What inspectors found in samples of each figure, of this period and place, until the asked moment: they look at a period when it is over. */
  private async sampled(
    source: FigureSource,
    query: GetFigures,
  ): Promise<ReadonlyMap<string, FigureSampled | undefined>> {
    const { recordedUntil, occurredUntil, communityId } = query;
    const moment = Object.assign(new GetFigures(), { recordedUntil, occurredUntil });
    const { at } = askedOf(moment, this.calendar, this.clock.now());
    const rows = await source.sums(sampledFor({ ...periodOf(query), communityId }), { at }, 'figure');
    return new Map(rows.map(({ group, values }) => [String(group), sampledOf(values)]));
  }

  private async months(query: GetFigures, groups: readonly FigureGroup[], asked: Asked, source: FigureSource) {
    const moments: string[] = [];
    for (const ends of periodEnds(groups))
      for (const { values } of await source.sums(ends, asked))
        for (const value of Object.values(values)) if (typeof value === 'string') moments.push(value);
    const dayOf = (moment: string) => this.calendar.dayOf(moment);
    return monthsAskedOf(periodOf(query), moments, dayOf, dayOf(asked.at));
  }

  /** Puts each figure's groups to the others. */
  private async group(
    query: GetFigures & { readonly by?: FigureGrouping },
    group: FigureGroup,
    asked: Asked,
    source: FigureSource,
    grouped: Grouped,
    months: ReturnType<typeof monthsAskedOf>,
  ): Promise<void> {
    const by = query.by!;
    if (by !== 'month') {
      const field = groupFieldOf(group.of, by);
      const spelled = spellingOf(group.of, field);
      const spelling: Figure[] =
        spelled === undefined
          ? []
          : [{ name: SPELLING, version: 1, of: group.of, adds: { kind: 'least', field: spelled }, where: [] }];
      const named = { ...group, figures: [...group.figures, ...spelling] };
      for (const { group: id, values } of await source.sums(named, asked, field))
        grouped.add(id === null ? null : String(values[SPELLING] ?? id), values);
      return;
    }
    for (const month of months) {
      const until = momentAfter(this.calendar.endOfDay(month.to));
      const at = until < asked.at ? until : asked.at;
      const [row] = await source.sums(group, { at, until, from: this.calendar.startOfDay(month.from) });
      grouped.add(month.month, row!.values);
    }
  }

  /** What was corrected of the period since it was over, figure by figure. */
  private async corrected(source: FigureSource, asked: Asked, where: readonly Condition[]) {
    const { house } = this;
    const since = correctedSince(house, asked);
    if (!since || !knows(since.figure, where)) return () => undefined;
    const [group] = figureGroups([since.figure]);
    const rows = await source.sums(group!, asked, since.by);
    return (figure: Figure) => correctionsOf(figure, rows, house);
  }

  private rates(total: ReadonlyMap<string, unknown>, corrected: (figure: Figure) => number | undefined): FigureValue[] {
    const numbers = Object.fromEntries([...total].map(([figure, value]) => [figure, Number(value)]));
    return this.house.rates
      .filter(({ of, by }) => [...of, by].every((name) => total.has(name)))
      .map((rate): FigureValue => {
        const { zh, en, ...told } = rateIn(rate, numbers, {});
        const records = countOf(total, rate.by);
        const counts = [...rate.of, rate.by].map((name) => corrected(this.figures.get(name)!) ?? 0);
        const correctedSince = Math.max(...counts) || undefined;
        return { ...told, label: { zh, en }, records, additive: false, correctedSince };
      });
  }
}

/** The office has so many figures that all their names would hide the one that was meant. */
const NEAREST = 5;

/** Of a rate, the figure that is its denominator. @throws ProblemError (400) */
export function figureNamed({ figures, rates }: RoomFigures, name: string): Figure {
  const rate = rates.find((one) => one.name === name);
  const figure = figures.find((one) => one.name === (rate?.by ?? name));
  if (figure) return figure;
  const nearest = nearestFew(name, [...figures, ...rates].map((one) => one.name).sort(), NEAREST);
  throw malformed('figure', say(words.unknown, { name, nearest: listed(nearest) }));
}

@QueryHandler(GetFigureRecords)
export class GetFigureRecordsHandler implements IQueryHandler<GetFigureRecords, FigureRecords> {
  constructor(
    private readonly sources: FigureSources,
    private readonly views: ViewReader,
    private readonly queries: QueryDoor,
    private readonly persons: Persons,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
    @Inject(CALENDAR) private readonly calendar: WorkingCalendar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(query: GetFigureRecords): Promise<FigureRecords> {
    const name = query.figure;
    const figure = figureNamed(this.house, name);
    const { search } = query;
    if (search !== undefined && !figure.of.searched) throw malformed('search', say(words.noTexts, { name }));
    await placesThere(query, this.queries);
    await campaignThere(query, this.queries);
    await this.views.waitFor(query.waitFor, ...this.house.views);
    // Of what such places are not known to, nothing is theirs.
    if (!knows(figure, inPlace(query))) return { name, records: [], total: 0 };
    const asked = askedOf(query, this.calendar, this.clock.now());
    const where = drillDown(figure, asked, inPlace(query));
    const source = await this.sources.as(asOfOf(query), [], [figure]);
    if (source.past) {
      const limit = this.views.mostOf(query.limit);
      const sort = drillSort(figure);
      const page = pageInMemory(figure.of, source.past(figure.of), {
        where,
        search,
        sort,
        limit,
        cursor: query.cursor,
      });
      const records = page.documents.map(({ body }) => this.persons.hiddenIn(figure.of, shown(body)));
      return { name, records, next: page.next, total: page.total };
    }
    const { bodies, next } = await this.views.page(figure.of, query, { where, search, sort: drillSort(figure) });
    return {
      name,
      records: bodies.map((body) => this.persons.hiddenIn(figure.of, shown(body))),
      next,
      total: await this.views.of(figure.of).count(where, search),
    };
  }
}

export const figureHandlers = [FigureSources, GetFiguresHandler, GetFigureRecordsHandler];
