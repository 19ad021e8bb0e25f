import {
  amountIn,
  decodeCursor,
  drillDown,
  encodeCursor,
  listOf,
  type Asked,
  type Condition,
  type Documents,
  type Figure,
} from '#event-sourcing';
import type { LedgerPart } from '#platform';
import type { Found, LedgerSource } from './ledger-source.js';

/** Which documents add to a figure, and how much: a page of them. */
export interface Drilled {
  readonly amounts: ReadonlyMap<string, number>;
  readonly next?: string;
}

/** Of the past, where all of them are at hand. */
export interface DrilledOfPast extends Drilled {
  /** How many there are on all pages. */
  readonly total: number;
}

export interface DrilledFrom {
  readonly part: LedgerPart;
  readonly figure: Figure;
  readonly asked: Asked;
  readonly where: readonly Condition[];
  readonly limit: number;
  readonly cursor?: string;
}

/** Adds up, page after page, until it knows that nothing more comes to the last document that it shows. */
class Page {
  readonly amounts = new Map<string, number>();
  /** What was counted last of the last document. */
  private last?: string;
  readonly ownerOf: (document: Found) => string;
  private readonly amountOf: (document: object) => number;

  constructor(private readonly from: DrilledFrom) {
    const owner = from.part.owners?.[from.figure.of.name];
    this.ownerOf = ({ id, body }) => (owner === undefined ? id : (body as Record<string, string>)[owner]!);
    this.amountOf = amountIn(from.figure, from.asked);
  }

  /** @returns whether the page is full, and this one on the next */
  add(found: Found): boolean {
    const owner = this.ownerOf(found);
    const amount = this.amounts.get(owner);
    if (amount === undefined && this.amounts.size === this.from.limit) return true;
    this.amounts.set(owner, (amount ?? 0) + this.amountOf(found.body));
    this.last = found.id;
    return false;
  }

  end(list: string, more: boolean): Drilled {
    return { amounts: this.amounts, ...(more ? { next: encodeCursor(list, null, this.last!) } : {}) };
  }
}

/** From the store, in the order of ids; parts of one document have ids that follow each other. */
export async function drillKept(from: DrilledFrom, documents: Documents): Promise<Drilled> {
  const { figure, asked, where, limit } = from;
  const query = { where: drillDown(figure, asked, where) };
  const page = new Page(from);
  const list = listOf(figure.of, query);
  let cursor = from.cursor;
  do {
    // One more than the page: whether there is a next one.
    const found = await documents.query<object>({ ...query, limit: limit + 1, cursor });
    for (const document of found.documents) if (page.add(document)) return page.end(list, true);
    cursor = found.next;
  } while (cursor !== undefined);
  return page.end(list, false);
}

/** From documents in memory, in the order in which they began. @throws InvalidCursor */
export async function drillFolded(from: DrilledFrom, source: LedgerSource): Promise<DrilledOfPast> {
  const { figure, asked, where, cursor } = from;
  const query = { where: drillDown(figure, asked, where) };
  const list = listOf(figure.of, query);
  const after = cursor === undefined ? undefined : decodeCursor(list, cursor).id;
  const found = await source.find(figure.of, query);
  const page = new Page(from);
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const more = found.slice(start).some((document) => page.add(document));
  return { ...page.end(list, more), total: new Set(found.map(page.ownerOf)).size };
}

/** How many documents add to it, on all pages: asked apart, as a page is there long before. */
export async function countKept({ part, figure, asked, where }: DrilledFrom, documents: Documents): Promise<number> {
  const field = part.owners?.[figure.of.name];
  const total =
    field === undefined
      ? { name: 'total', kind: 'count' as const }
      : { name: 'total', kind: 'distinct' as const, field };
  const [row] = await documents.sums({ where: drillDown(figure, asked, where), measures: [total] });
  return Number(row?.values['total'] ?? 0);
}
