import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import Database from 'better-sqlite3';
import { openOffice, type Office } from '#office';
import { caseView, DeadlineClock, ListCases } from '#cases';
import type { DocumentQuery } from '#event-sourcing';
import { dataFiles } from '#event-store-sqlite';
import { readConfig } from '#platform';
import { selectSql } from '../libs/documents-sqlite/query-sql.js';
import { temporaryFolder } from './service.js';

/** The named lists must cost the same after ten years: an index finds their first page in its order. */
describe('work lists on the embedded read models', () => {
  const folder = temporaryFolder();
  const asked: DocumentQuery[] = [];
  let context: INestApplicationContext;
  let office: Office;
  let db: Database.Database;

  beforeAll(async () => {
    ({ context, office } = await openOffice(readConfig({}, { dataFolder: folder.path })));
    await office.follow({ react: false });
    const { documents } = office.backends;
    const collection = documents.collection.bind(documents);
    documents.collection = (schema) => {
      const read = collection(schema);
      const query = read.query.bind(read);
      read.query = (wanted) => (asked.push(wanted), query(wanted));
      return read;
    };
    db = new Database(dataFiles(folder.path).documents, { readonly: true });
  });
  afterAll(async () => {
    db.close();
    await context.close();
    await office.close();
    folder.remove();
  });

  const planOf = (query: DocumentQuery): string[] => {
    const [{ number }] = db.prepare("SELECT number FROM generations WHERE collection = 'cases'").all() as [
      { number: number },
    ];
    const { sql, parameters } = selectSql(caseView, 'id, position, body', `"cases_g${number}"`, query);
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  };
  const plansOf = async (ask: () => Promise<unknown>): Promise<string[][]> => {
    asked.length = 0;
    await ask();
    expect(asked.length).toBeGreaterThan(0);
    return asked.map(planOf);
  };

  test.each<[Partial<ListCases>, string]>([
    [{}, 'SCAN'],
    [{ list: 'mine', assignee: 'li.ming' }, '(f_assigneeKey=? AND f_open=?)'],
    // Without a lower end SQLite begins behind those that have none.
    [{ list: 'overdue' }, '(f_nextDueAt<?)'],
    [{ list: 'due-this-week' }, '(f_nextDueAt>? AND f_nextDueAt<?)'],
    [{ list: 'waiting-for-verification' }, '(f_waitingFor=?)'],
    [{ open: 'true' }, '(f_open=?)'],
    [{ department: '城管科', open: 'true' }, '(f_departmentKey=? AND f_open=?)'],
  ])('%j is read in the order of an index: %s', async (fields, how) => {
    const queries = context.get(QueryBus);
    const [plan, ...others] = await plansOf(() => queries.execute(Object.assign(new ListCases(), fields)));
    expect(others).toEqual([]);
    expect(plan).toEqual([expect.stringContaining(' USING INDEX ')]);
    expect(plan![0]).toContain(how);
  });

  test('the clock finds what is due by an index', async () => {
    const plans = await plansOf(() => context.get(DeadlineClock).tick());
    for (const plan of plans) expect(plan).toEqual([expect.stringMatching(/^SEARCH cases_g\d+ USING INDEX/)]);
  });
});
