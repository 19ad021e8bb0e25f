import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { caseCatalogue } from '#cases';
import type { EventSchema } from '#event-sourcing';
import { importFile, type ImportOptions } from './import-file.js';
import { InFileOrder } from './in-file-order.js';
import { parseMapping } from './cases/parse-mapping.js';
import { BOM, Cases, temporaryFile } from './testing/samples.js';
import { workbook } from './testing/workbook.js';

const example = (name: string) => readFile(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), 'utf8');
const office = parseMapping(await example('office.yml'));
const officeCsv = await example('office.csv');

async function run(content: string | Uint8Array, cases = new Cases(), more: Partial<ImportOptions> = {}) {
  const file = await temporaryFile(content);
  const { registerCommunity, findSite, send } = cases;
  const summary = await importFile({ file, mapping: office, registerCommunity, findSite, send, ...more });
  return { summary, cases, file };
}

const header = officeCsv.split('\n')[0]!;
const line = (number: string | number, status = '处理中') =>
  `${number},扬尘,裸土,,路1号,c1,湖东社区,城管科,张,2018-03-05 08:00,,,2018年3月9日,2018-03-08 08:00,,${status}`;

describe('rows of one number', () => {
  const mapping = (numberRepeated: 'reject' | 'later') => ({ ...office, numberRepeated });
  const other = line(1).replace('裸土', '裸土两处');

  test('that are the same are ignored and counted; of others the first holds', async () => {
    const { summary, cases } = await run([header, line(1), line(1), other, line(2)].join('\n'));
    expect(summary).toMatchObject({ rows: 4, accepted: 2, rejected: 1, skipped: { identical: 1 } });
    expect(summary.reasons).toEqual({ 'number-repeated': 1 });
    expect([...cases.records.values()].map(({ description }) => description)).toEqual(['裸土', '裸土']);
  });

  test('that were rejected stay so when the reject file is imported, until they have another number', async () => {
    const { summary, cases } = await run([header, line(1), other].join('\n'));
    const rejected = await readFile(summary.rejectsFile!, 'utf8');
    const again = await run(rejected, cases);
    expect(again.summary).toMatchObject({ accepted: 0, unchanged: 0, rejected: 1, events: 0 });
    // And what is left of that remembers it as well.
    const left = await readFile(again.summary.rejectsFile!, 'utf8');
    expect(left).toBe(rejected.replace('3,A3,', '2,F2,'));
    expect((await run(left, cases)).summary).toMatchObject({ rejected: 1, events: 0 });
    const renumbered = left.replace(/,1,扬尘/, ',3,扬尘');
    expect((await run(renumbered, cases)).summary).toMatchObject({ accepted: 1, rejected: 0 });
    expect([...cases.records.values()].map(({ description }) => description).sort()).toEqual(['裸土', '裸土两处']);
  });

  test('are later versions of one another where the mapping says so, each after the one before', async () => {
    const rows = [line(1), other, line(1, '已结案').replace(/,,已结案$/, ',2018-03-09 08:00,已结案')];
    const slow = new Cases();
    let inside = 0;
    const send: typeof slow.send = async (...args) => {
      expect((inside += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      return slow.send(...args);
    };
    const { summary } = await run([header, ...rows].join('\n'), slow, { mapping: mapping('later'), send });
    expect(summary).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    const [record] = [...slow.records.values()];
    expect(record).toMatchObject({ status: 'closed', counts: { dispatched: 0 } });
    const again = await run([header, ...rows].join('\n'), slow, { mapping: mapping('later') });
    expect(again.summary).toMatchObject({ rejected: 0 });
  });
});

describe('files in the wrong order', () => {
  const touched = (number: number, at: string, status: string, closedAt = '') =>
    line(number, status).replace(/2018-03-08 08:00,,/, `${closedAt},${at},`);
  const monday = [header, touched(1, '2018-03-05 09:00', '处理中'), touched(2, '2018-03-05 09:00', '处理中')].join(
    '\n',
  );
  const thursday = [
    header,
    touched(1, '2018-03-08 09:00', '已结案', '2018-03-08 08:30'),
    touched(2, '2018-03-05 09:00', '处理中'),
  ].join('\n');

  test('reopen nothing: rows that are older than what was told are skipped and counted', async () => {
    const { cases } = await run(thursday);
    const before = cases.events.length;
    const { summary } = await run(monday, cases);
    expect(summary).toMatchObject({ accepted: 0, unchanged: 1, rejected: 0, events: 0, skipped: { older: 1 } });
    expect(cases.events.length).toBe(before);
    expect(summary).not.toHaveProperty('rejectsFile');
  });

  describe('where no row says when it was touched', () => {
    const { updatedAt: _, ...columns } = office.columns;
    const mapping = { ...office, columns };
    const taken = () => {
      const newest: string[] = [];
      return {
        newest,
        filesTaken: {
          newest: () => Promise.resolve(newest.at(-1)),
          add: (_source: string, at: string) => Promise.resolve(void newest.push(at)),
        },
      };
    };
    const withClosing = [header, line(1, '已结案'), line(2)].join('\n');
    const without = [header, line(1).replace('2018-03-08 08:00', ''), line(2).replace('2018-03-08 08:00', '')].join(
      '\n',
    );

    test('an older file needs an option, and the same file does not', async () => {
      const { newest, filesTaken } = taken();
      const cases = new Cases();
      await run(withClosing, cases, { mapping, filesTaken });
      expect(newest).toEqual(['2018-03-08T00:00:00.000Z']);
      await expect(run(without, cases, { mapping, filesTaken })).rejects.toThrow('say --older');
      expect((await run(withClosing, cases, { mapping, filesTaken })).summary).toMatchObject({ events: 0 });
      const { summary } = await run(without, cases, { mapping, filesTaken, takesOlder: true });
      // One is open again, of the other the closing time is no longer odd.
      expect(summary.accepted).toBe(2);
      expect(newest).toEqual(['2018-03-08T00:00:00.000Z']);
    });

    test('rejects of a file are no older file', async () => {
      const { newest, filesTaken } = taken();
      newest.push('2019-01-01T00:00:00.000Z');
      const { summary } = await run([header, line(1, '?')].join('\n'), new Cases(), { mapping, takesOlder: true });
      const rejects = (await readFile(summary.rejectsFile!, 'utf8')).replaceAll('?', '处理中');
      expect((await run(rejects, new Cases(), { mapping, filesTaken })).summary.accepted).toBe(1);
    });
  });
});

describe('a dry run', () => {
  test('writes nothing, no reject file either, and leaves one that is there', async () => {
    const { file } = await run(`${header}\n${line(1, '?')}\n`);
    const { registerCommunity, findSite } = new Cases();
    const shown: number[] = [];
    const summary = await importFile({
      ...{ file, mapping: office, registerCommunity, findSite, isDryRun: true },
      send: (_id, _record, { row }) => Promise.resolve({ events: shown.push(row) }),
    });
    expect(summary).toMatchObject({ rejected: 1, reasons: { 'unknown-status': 1 } });
    expect(summary).not.toHaveProperty('rejectsFile');
    expect(existsSync(file.replace('.csv', '.rejects.csv'))).toBe(true);
  });
});

test('rejects of a workbook are a file for Excel that the same mapping reads, dates included', async () => {
  const rows = [
    ['案件', null, null, null],
    ['编号', '上报时间', '状态', '描述'],
    ['1', { date: 43164.361111111109 }, '？', '裸土,\n"两处"'],
    ['2', { date: 43165.5 }, '处理中', 'x'],
  ];
  const mapping = parseMapping(`source: s
timeZone: Asia/Shanghai
columns: { number: 编号, reportedAt: 上报时间, status: 状态, description: 描述 }
dateFormats: { default: YYYY年M月D日 }
statuses: { 处理中: open }
defaults: { category: 其他 }
`);
  const file = await temporaryFile(workbook([{ name: 's', rows }]), 'list.xlsx');
  const cases = new Cases();
  const { registerCommunity, findSite, send } = cases;
  const first = await importFile({ file, mapping, registerCommunity, findSite, send });
  expect(first).toMatchObject({ rows: 2, accepted: 1, rejected: 1, sheet: 's' });
  const text = await readFile(first.rejectsFile!, 'utf8');
  expect(text.startsWith(`${BOM}行,单元格,列,规则,原因,编号,`)).toBe(true);
  expect(text).toContain('3,C3,状态,unknown-status,');
  const { summary } = await run(text.replaceAll('？', '处理中'), cases, { mapping });
  expect(summary).toMatchObject({ accepted: 1, rejected: 0 });
  const record = [...cases.records.values()].find(({ sourceNumber }) => sourceNumber === '1');
  expect(record).toMatchObject({ reportedAt: '2018-03-05T00:40:00.000Z', description: '裸土,\n"两处"' });
});

test('a log of before is read: its events lack what later ones may have', () => {
  for (const type of ['ProblemReported', 'CaseReturned', 'RectificationReported'] as const) {
    const { schema, upcasts } = caseCatalogue[type] as EventSchema;
    const stored = { category: '扬尘', description: '裸土', reason: 'r', source: 'import' };
    expect(schema).toBeGreaterThan(1);
    let read: Record<string, unknown> = stored;
    for (let version = 1; version < schema; version += 1) read = upcasts![version]!(read) as typeof read;
    expect(read).toEqual(stored);
  }
});

test('rows that were rejected are written as they stand in the file, however long each took', async () => {
  const written: number[] = [];
  const rejects = { add: ({ row }: { readonly row: number }) => Promise.resolve(void written.push(row)) };
  const inOrder = new InFileOrder(rejects);
  const row = (n: number) => ({ row: n, values: [] });
  const why = { column: '', rule: 'empty', reason: { zh: '空', en: 'empty' } };
  for (const n of [2, 3, 4]) inOrder.begin(row(n));
  const last = inOrder.add(row(4), why).then(() => inOrder.end(row(4)));
  void inOrder.add(row(5), why);
  await last;
  expect(written).toEqual([]);
  await inOrder.end(row(2));
  expect(written).toEqual([]);
  void inOrder.add(row(3), why);
  await inOrder.end(row(3));
  expect(written).toEqual([3, 4, 5]);
  inOrder.begin(row(6));
  await inOrder.add(row(7), why);
  await inOrder.close();
  expect(written).toEqual([3, 4, 5, 7]);
});
