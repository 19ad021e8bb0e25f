import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  figureGroups,
  passing,
  sumFigures,
  sumsOf,
  type Asked,
  type CollectionSchema,
  type Condition,
  type DocumentQuery,
  type DocumentSort,
  type Documents,
  type Figure,
  type SumsRow,
} from '#event-sourcing';

/** The values of figures by their names. */
export type Values = SumsRow['values'];

export interface Found<D = object> {
  readonly id: string;
  readonly body: D;
}

/** What a ledger sums and lists: the documents of a place, a desk or the office, kept or folded. */
export interface LedgerSource {
  readonly asked: Asked;
  /** A row for each group that has documents; all figures are in all rows. */
  sums(figures: readonly Figure[], groupBy?: string): Promise<ReadonlyMap<SumsRow['group'], Values>>;
  /** How many documents have each value of a field, in the order of the first that has it. */
  /** @param spelled where the field is the key of a name, the field by whose least value it is shown */
  counts(of: CollectionSchema, field: string, spelled?: string): Promise<Record<string, number>>;
  find<D extends object>(of: CollectionSchema, query: Lines): Promise<readonly Found<D>[]>;
  /** Those that are there, in the order of their ids as given. */
  getMany<D extends object>(of: CollectionSchema, ids: readonly string[]): Promise<readonly Found<D>[]>;
}

type Lines = Pick<DocumentQuery, 'where' | 'sort' | 'limit'>;

export async function valuesOf(source: LedgerSource, figures: readonly Figure[]): Promise<Values> {
  return (await source.sums(figures)).get(null) ?? noValues(figures);
}

/** Of nothing. */
export function noValues(figures: readonly Figure[]): Values {
  const ofNothing = ({ adds }: Figure) => (adds?.kind === 'least' || adds?.kind === 'greatest' ? null : 0);
  return Object.fromEntries(figures.map((figure) => [figure.name, ofNothing(figure)]));
}

/** Sums of several collections, group by group. */
class Rows {
  private readonly rows = new Map<SumsRow['group'], Values>();

  constructor(private readonly figures: readonly Figure[]) {}

  add(rows: readonly SumsRow[]): void {
    for (const { group, values } of rows)
      this.rows.set(group, { ...(this.rows.get(group) ?? noValues(this.figures)), ...values });
  }

  /** Figures in the order in which they were asked for. */
  get all(): ReadonlyMap<SumsRow['group'], Values> {
    return this.rows;
  }
}

/** A collection that does not know what is asked by has nothing to say: visits are on no desk. */
function knows(of: CollectionSchema, where: readonly Condition[], groupBy?: string): boolean {
  const fields = [...where.map(({ field }) => field), ...(groupBy === undefined ? [] : [groupBy])];
  return fields.every((field) => field === 'id' || of.fields.includes(field));
}

function inOrder(counts: Iterable<readonly [value: string | number | null, n: number]>): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [value, n] of counts) {
    const name = String(value ?? '');
    sums.set(name, (sums.get(name) ?? 0) + n);
  }
  return Object.fromEntries(sums);
}

const PAGE = 1_000;

/** Everything that matches, page by page; others have their turn after each. */
export async function* readAllFound<D>(documents: Documents, query: Lines): AsyncIterable<Found<D>> {
  const { limit = Infinity } = query;
  let [cursor, found] = [undefined as string | undefined, 0];
  do {
    const page = await documents.query<D>({ ...query, limit: Math.min(PAGE, limit - found), cursor });
    yield* page.documents;
    found += page.documents.length;
    cursor = page.next;
    if (cursor !== undefined) await nextTurn();
  } while (cursor !== undefined && found < limit);
}

/** What the projections keep: the store sums. */
export class KeptSource implements LedgerSource {
  constructor(
    private readonly documentsOf: (of: CollectionSchema) => Documents,
    readonly asked: Asked,
    private readonly where: readonly Condition[] = [],
  ) {}

  async sums(figures: readonly Figure[], groupBy?: string): Promise<ReadonlyMap<SumsRow['group'], Values>> {
    const { asked, where } = this;
    const rows = new Rows(figures);
    for (const group of figureGroups(figures))
      if (knows(group.of, where, groupBy))
        rows.add(await this.documentsOf(group.of).sums(sumsOf(group, asked, { where, groupBy })));
    return rows.all;
  }

  async counts(of: CollectionSchema, field: string, spelled = field): Promise<Record<string, number>> {
    if (!knows(of, this.where, field)) return {};
    const rows = await this.documentsOf(of).sums({
      where: this.where,
      groupBy: field,
      measures: [
        { name: 'n', kind: 'count' },
        { name: 'first', kind: 'least', field: 'id' },
        { name: 'shown', kind: 'least', field: spelled },
      ],
    });
    const firstOf = ({ values }: SumsRow) => values['first'] as string;
    const sorted = [...rows].sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
    return inOrder(sorted.map(({ values }) => [values['shown']!, Number(values['n'])]));
  }

  async find<D extends object>(of: CollectionSchema, query: Lines): Promise<readonly Found<D>[]> {
    if (!knows(of, this.where)) return [];
    const where = [...this.where, ...(query.where ?? [])];
    const found: Found<D>[] = [];
    for await (const document of readAllFound<D>(this.documentsOf(of), { ...query, where })) found.push(document);
    return found;
  }

  async getMany<D extends object>(of: CollectionSchema, ids: readonly string[]): Promise<readonly Found<D>[]> {
    const found = await this.documentsOf(of).getMany<D>(ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

/** Documents in memory, for a question about the past. */
export class FoldedSource implements LedgerSource {
  constructor(
    private readonly documentsOf: (of: CollectionSchema) => Iterable<Found>,
    readonly asked: Asked,
    private readonly where: readonly Condition[] = [],
  ) {}

  async sums(figures: readonly Figure[], groupBy?: string): Promise<ReadonlyMap<SumsRow['group'], Values>> {
    const rows = new Rows(figures);
    for (const group of figureGroups(figures))
      if (knows(group.of, this.where, groupBy))
        rows.add(sumFigures(group.figures, this.bodies(group.of), this.asked, groupBy));
    return rows.all;
  }

  async counts(of: CollectionSchema, field: string, spelled = field): Promise<Record<string, number>> {
    const rows = this.matching(of).map(({ body }) => body as Record<string, string | undefined>);
    const shown = new Map<string | undefined, string | null>();
    for (const row of rows) {
      const [known, other] = [shown.get(row[field]), row[spelled] ?? null];
      if (known === undefined || (known !== null && other !== null && other < known)) shown.set(row[field], other);
    }
    return inOrder(rows.map((row) => [shown.get(row[field])!, 1]));
  }

  async find<D extends object>(of: CollectionSchema, { where, sort, limit }: Lines): Promise<readonly Found<D>[]> {
    const found = this.matching(of, where);
    return (sort ? found.sort(by(sort)) : found).slice(0, limit) as Found<D>[];
  }

  async getMany<D extends object>(of: CollectionSchema, ids: readonly string[]): Promise<readonly Found<D>[]> {
    const found = new Map([...this.documentsOf(of)].map((document) => [document.id, document]));
    return ids.flatMap((id) => (found.get(id) as Found<D> | undefined) ?? []);
  }

  private *bodies(of: CollectionSchema): Iterable<object> {
    const passes = passing(this.where);
    for (const { body } of this.documentsOf(of)) if (passes(body)) yield body;
  }

  private matching(of: CollectionSchema, where: readonly Condition[] = []): Found[] {
    if (!knows(of, this.where)) return [];
    const passes = passing([...this.where, ...where]);
    return [...this.documentsOf(of)].filter(({ body }) => passes(body));
  }
}

/** As a store sorts; documents that are equal stay in the order in which they began. */
function by({ field, direction, nulls }: DocumentSort): (a: Found, b: Found) => number {
  const sign = direction === 'asc' ? 1 : -1;
  const nullSign = nulls === undefined ? -sign : nulls === 'first' ? -1 : 1;
  const valueOf = ({ body }: Found) => (body as Record<string, string | number | undefined>)[field] ?? null;
  return (x, y) => {
    const [a, b] = [valueOf(x), valueOf(y)];
    if (a === b) return 0;
    if (a === null) return nullSign;
    if (b === null) return -nullSign;
    return a < b ? -sign : sign;
  };
}
