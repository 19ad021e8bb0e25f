import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import Database from 'better-sqlite3';
import { caseView } from '#cases';
import {
  drillDown,
  drillSort,
  figureGroups,
  recordsOf,
  summedTogether,
  sumsOf,
  type CollectionSchema,
  type Condition,
  type DocumentQuery,
  type Figure,
} from '#event-sourcing';
import { dataFiles } from '#event-store-sqlite';
import { openOffice, rooms, type Office } from '#office';
import {
  declaredLists,
  filtersOf,
  readConfig,
  ROOM_FIGURES,
  withIndexes,
  type Filter,
  type RoomFigures,
} from '#platform';
import { selectSql, type Sql } from '../libs/documents-sqlite/query-sql.js';
import { markedSums, marksIndexFor } from '../libs/documents-sqlite/sums-sql.js';
import { temporaryFolder } from './service.js';

/**
 * A page must cost the same after ten years. So the plan of the embedded read models is asked, of every declared list by
 * each of its filters, and of the documents behind every figure: nothing is sorted but what is shown.
 */
const folder = temporaryFolder();
let context: INestApplicationContext;
let office: Office;
let db: Database.Database;

beforeAll(async () => {
  ({ context, office } = await openOffice(readConfig({}, { dataFolder: folder.path })));
  await office.follow({ react: false });
  db = new Database(dataFiles(folder.path).documents, { readonly: true });
}, 120_000);
afterAll(async () => {
  db.close();
  await context.close();
  await office.close();
  folder.remove();
});

function tableOf(of: CollectionSchema): string {
  const sql = 'SELECT number FROM generations WHERE collection = ? AND active = 1';
  return `"${of.name}_g${db.prepare(sql).pluck().get(of.name) as number}"`;
}

function explained({ sql, parameters }: Sql): string {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
  return steps.map(({ detail }) => detail).join('; ');
}

function planOf(of: CollectionSchema, query: DocumentQuery): string {
  const columns = of.flat ? 'id, position' : 'id, position, body';
  return explained(selectSql(of, columns, tableOf(of), { limit: 50, ...query }));
}

const DAY = '2018-06-01';
function conditionOf({ is, field }: Filter): Condition {
  if (is === 'flag') return { field, equals: true };
  if (['id', 'text', 'name', 'choice'].includes(is)) return { field, equals: 'x' };
  return is.startsWith('to') || is === 'before' ? { field, lessThan: DAY } : { field, atLeast: DAY };
}

const lists = () => declaredLists().map((list) => [list.at, list] as const);

describe('lists', () => {
  test('all rooms declare theirs', () => {
    expect(lists().length).toBeGreaterThan(20);
  });

  test.each(lists())('%s', (_name, { view, sort, ...list }) => {
    const filters = Object.entries(filtersOf({ view, sort, ...list }));
    const asked: (readonly [string, DocumentQuery])[] = [
      ['all', {}],
      ...filters.map(([name, filter]) => [name, { where: [conditionOf(filter)] }] as const),
      ...(view.searched ? ([['search', { search: '裸土' }]] as const) : []),
    ];
    for (const [name, query] of asked) {
      const plan = planOf(view, { ...query, sort });
      expect([name, plan]).toEqual([name, expect.not.stringContaining('TEMP B-TREE FOR ORDER BY')]);
      expect([name, plan]).toEqual([name, expect.stringContaining('USING INDEX')]);
      const [condition] = query.where ?? [];
      if (condition && 'equals' in condition)
        expect([name, plan]).toEqual([name, expect.stringMatching(/^SEARCH .* USING INDEX/)]);
    }
  });

  test.each([
    'communityId',
    'siteId',
    'status',
    'categoryKey',
    'assigneeKey',
    'departmentKey',
    'number',
    'sourceNumber',
  ])('cases by %s', (field) => {
    const sort = { field: 'nextDueAt', direction: 'asc', nulls: 'last' } as const;
    const open = ['assigneeKey', 'departmentKey'].includes(field) ? [{ field: 'open', equals: true }] : [];
    const plan = planOf(caseView, { where: [{ field, equals: 'x' }, ...open], sort });
    expect(plan).toMatch(/^SEARCH .* USING INDEX/);
    // A number is of one case, so what is sorted is what is shown.
    if (!field.toLowerCase().endsWith('number')) expect(plan).not.toContain('TEMP B-TREE');
  });
});

const figures = rooms.flatMap((room) => room.figures);
const ASKED = { at: '2018-12-31T00:00:00.000Z', from: '2018-01-01T00:00:00.000Z', until: '2019-01-01T00:00:00.000Z' };

test.each(figures.map((figure) => [figure.name, figure] as const))(
  'the documents behind %s',
  (_name, figure: Figure) => {
    for (const asked of [{ at: ASKED.at }, ASKED]) {
      const plan = planOf(figure.of, { where: drillDown(figure, asked), sort: drillSort(figure) });
      expect(plan).not.toContain('TEMP B-TREE');
    }
  },
);

test('what bounds no moment is paged by ids, which an index that goes on with a moment has not in order', () => {
  const view = { ...caseView, name: 'things', indexes: [['status', 'at']], parts: [] };
  const open: Figure = { name: 'things.open', version: 1, of: view, where: [{ field: 'status', equals: 'open' }] };
  expect(withIndexes(view, [open]).indexes).toContainEqual(['status']);
  expect(withIndexes(view, [{ ...open, period: 'at' }]).indexes).not.toContainEqual(['status']);
});

/** Sums of a period cost what one look at each document costs, not what all figures together ask of it. */
test.each(figureGroups(figures).map((group) => [group.of.name, group.period ?? 'no moment', group] as const))(
  'the sums of %s by %s',
  (name, _period, group) => {
    const { views } = context.get<RoomFigures>(ROOM_FIGURES, { strict: false });
    const all = views.flatMap((view): CollectionSchema[] => [view, ...(view.parts ?? [])]);
    const of = all.find((view) => view.name === name)!;
    const counted = group.figures.map((figure) => ({ ...recordsOf(figure), name: `${figure.name} records` }));
    const query = sumsOf({ ...group, figures: [...group.figures, ...counted] }, ASKED);
    const index = marksIndexFor(of, query);
    if (!index) return expect(summedTogether(group).conditions).toEqual([]);
    for (const part of markedSums(of, tableOf(of), index, query).parts) {
      const plan = explained(part);
      expect(plan).toContain(index.name);
      expect(plan).not.toContain('TEMP B-TREE FOR GROUP BY');
    }
  },
);

/** Ledgers page the cases behind a figure by their ids. */
const ofLedgers = rooms.flatMap((room) => room.ledger.flatMap(({ figures: own = [] }) => own));
test.each(ofLedgers.map((figure) => [figure.name, figure] as const))('the cases behind %s', (_name, figure: Figure) => {
  for (const asked of [{ at: ASKED.at }, ASKED])
    for (const group of [[], [{ field: 'communityId', equals: 'c1' }], [{ field: 'siteId', equals: 's1' }]])
      expect(planOf(figure.of, { where: drillDown(figure, asked, group) })).not.toContain('TEMP B-TREE');
});
