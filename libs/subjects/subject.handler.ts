import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAsOf, pageInMemory, type Clock, type Condition } from '#event-sourcing';
import {
  CLOCK,
  creditCodeFault,
  normalCreditCode,
  notFound,
  PastDocuments,
  problem,
  ProblemError,
  SUBJECTS,
  ViewReader,
  type AsOfQuery,
  type SubjectKey,
  type SubjectPart,
} from '#platform';
import type { Subject, SubjectRecord } from './subject.answers.js';
import { GetSubject } from './subject.queries.js';
import { words } from './subjects.glossary.js';

type Body = Readonly<Record<string, unknown>>;
interface Row {
  readonly id: string;
  readonly body: Body;
}
interface Found {
  readonly rows: readonly Row[];
  readonly total: number;
}
type Find = (part: SubjectPart, where: readonly Condition[]) => Promise<Found>;

/** So many records of a part are told one by one. */
const MOST_OF_A_PART = 100;

@QueryHandler(GetSubject)
export class GetSubjectHandler implements IQueryHandler<GetSubject, Subject> {
  constructor(
    private readonly views: ViewReader,
    private readonly past: PastDocuments,
    @Inject(SUBJECTS) private readonly parts: readonly SubjectPart[],
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ creditCode: typed, asOf }: GetSubject): Promise<Subject> {
    const creditCode = normalCreditCode(typed);
    const fault = creditCodeFault(creditCode);
    // Nobody can bear it: as unknown as one that nobody bears, and told why.
    if (fault !== undefined) throw new ProblemError(problem('not-found', fault), creditCode);
    const found = await allOf(this.parts, creditCode, await this.finder(asOf));
    const isAsked = isAsOf(asOf);
    if (found.size === 0) throw notFound(words.subject, creditCode, isAsked);
    const named = [...found].flatMap(([{ called }, { rows }]) => rows.map(({ body }) => called && body[called]));
    const moments = [this.clock.now(), asOf.recordedUntil, asOf.occurredUntil].filter((one) => one !== undefined);
    return {
      creditCode,
      names: [...new Set(named.filter((name) => typeof name === 'string'))],
      asOf: moments.sort()[0]!,
      parts: [...found].map(([part, { rows, total }]) => ({
        part: part.name,
        label: part.label,
        total,
        records: rows.slice(0, MOST_OF_A_PART).map((row) => recordOf(part, row)),
      })),
    };
  }

  private async finder(asOf: AsOfQuery): Promise<Find> {
    const collections = this.parts.map(({ of }) => of);
    await this.views.waitFor(asOf.waitFor, ...collections);
    const limit = MOST_OF_A_PART;
    if (!isAsOf(asOf))
      return async ({ of, sort }, where) => {
        const { documents } = await this.views.of(of).query<Body>({ where, sort, limit });
        return { rows: documents, total: await this.views.of(of).count(where) };
      };
    const then = await this.past.as(asOf, collections);
    return ({ of, sort }, where) => {
      // A document in memory does not bear the id that conditions may ask for.
      const all = then(of).map(([id, body]) => [id, { ...body, id }] as const);
      const { documents, total } = pageInMemory(of, all, { where, sort, limit });
      return Promise.resolve({ rows: documents as readonly Row[], total });
    };
  }
}

/** Of each part what is the subject's, until nothing more is told by which others are found. */
async function allOf(
  parts: readonly SubjectPart[],
  code: string,
  find: Find,
): Promise<ReadonlyMap<SubjectPart, Found>> {
  const keys = new Map<SubjectKey, Set<string>>([['code', new Set([code])]]);
  const found = new Map<SubjectPart, Found>();
  const size = () => [...keys.values()].reduce((sum, { size: own }) => sum + own, 0);
  for (let before = 0; before !== size();) {
    before = size();
    for (const part of parts) {
      const one = await oneOf(part, keys, find);
      if (one.total > 0) found.set(part, one);
      for (const [key, field] of Object.entries(part.tells ?? {}))
        for (const { body } of one.rows)
          if (typeof body[field] === 'string')
            keys.set(key as SubjectKey, (keys.get(key as SubjectKey) ?? new Set()).add(body[field]));
    }
  }
  return new Map(parts.flatMap((part) => (found.has(part) ? [[part, found.get(part)!] as const] : [])));
}

/** Found by whichever of its fields; what several of them find is there once. */
async function oneOf(part: SubjectPart, keys: ReadonlyMap<SubjectKey, Set<string>>, find: Find): Promise<Found> {
  const rows = new Map<string, Row>();
  let totals = 0;
  let seen = 0;
  for (const { field, is } of part.by) {
    const values = [...(keys.get(is) ?? [])];
    if (values.length === 0) continue;
    const { rows: some, total } = await find(part, [{ field, in: values }]);
    for (const row of some) rows.set(row.id, row);
    totals += total;
    seen += some.length;
  }
  return { rows: [...rows.values()], total: totals - (seen - rows.size) };
}

function recordOf({ record, title }: SubjectPart, { id: own, body }: Row): SubjectRecord {
  const text = (field: string) => (typeof body[field] === 'string' ? body[field] : undefined);
  const id = record.id === 'id' ? own : text(record.id)!;
  return {
    kind: record.kind,
    id,
    path: `/api/${record.at}/${encodeURIComponent(id)}`,
    title: text(title),
    status: text('status') ?? text('state'),
    communityId: text('communityId'),
    siteId: text('siteId') ?? text('shopId'),
  };
}
