import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { importFile, type ImportSummary } from './import-file.js';
import { parseMapping } from './cases/parse-mapping.js';
import { Cases, temporaryFile } from './testing/samples.js';

const fileOf = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

async function importExample(name: string, extension: string, cases = new Cases()) {
  const mapping = parseMapping(await readFile(fileOf(`${name}.yml`), 'utf8'));
  // Where a reject file may lie beside it.
  const file = await temporaryFile(await readFile(fileOf(`${name}.${extension}`)), `${name}.${extension}`);
  const { registerCommunity, findSite, send } = cases;
  const summary: ImportSummary = await importFile({ file, mapping, registerCommunity, findSite, send });
  const of = (number: string) => [...cases.records.values()].find(({ sourceNumber }) => sourceNumber === number)!;
  return { summary, cases, of };
}

const EXAMPLES = [
  ['grid-flags', 'csv'],
  ['grid-stages', 'csv'],
  ['messages', 'xlsx'],
] as const;

describe('the examples of other systems', () => {
  test.each(EXAMPLES)('%s again adds nothing', async (name, extension) => {
    const { summary: first, cases } = await importExample(name, extension);
    const { summary } = await importExample(name, extension, cases);
    expect(summary).toMatchObject({ accepted: 0, unchanged: first.accepted, rejected: first.rejected, events: 0 });
  });

  test('marks in columns say what is over; rows of sums, blank and identical ones are none', async () => {
    const { summary, of } = await importExample('grid-flags', 'csv');
    expect(summary).toMatchObject({
      rows: 9,
      accepted: 6,
      rejected: 1,
      skipped: { blank: 1, totals: 1, identical: 1, older: 0 },
      reasons: { 'damaged-number': 1 },
    });
    expect(summary.anomalies).toMatchObject({ closedWithoutClosingTime: 4, noCommunity: 1, noDepartment: 1 });
    expect(of('2018030500017').status).toBe('closed');
    expect(of('2018030500021').status).toBe('dispatched');
    // "-" is no community and no department; 24:00 is the end of the day; ="…" keeps a number a text.
    const { status, communityId, reportedAt } = of('2018030500030');
    expect([status, communityId, reportedAt]).toEqual(['filed', undefined, '2018-03-05T16:00:00.000Z']);
    expect(of('2018030600002').category).toBe('工地扬尘');
  });

  test('stages, title rows, placeholders, spans and times of several shapes', async () => {
    const { summary, of } = await importExample('grid-stages', 'csv');
    expect(summary).toMatchObject({ rows: 7, accepted: 6, rejected: 0, skipped: { totals: 1 }, communities: 3 });
    expect(summary.anomalies).toMatchObject({ dueAsSpan: 1 });
    const dueOf = (number: string) => {
      const { deadlines, caseDeadlineId } = of(number);
      return deadlines[caseDeadlineId ?? '']?.due;
    };
    expect(dueOf('GUZJ2018000101')).toEqual({ at: '2018-03-01T08:05:11.000Z', precision: 'instant' });
    // Three days from 2 March, the whole of the last one.
    const ordered = { kind: 'calendarDays', amount: 3, from: '2018-03-02T02:30:00.000Z' };
    expect(dueOf('GUZJ2018000103')).toEqual({ at: '2018-03-05T15:59:59.999Z', precision: 'day', ordered });
    expect(of('GUZJ2018000102')).toMatchObject({ location: undefined, reportedBy: 'importer', status: 'closed' });
    expect(of('GUZJ2018000103')).toMatchObject({ reportedBy: '李勇', status: 'dispatched' });
    expect(of('GUZJ2018000104')).toMatchObject({ status: 'voided', reportedAt: '2018-03-02T07:40:00.000Z' });
    expect(of('GUZJ2018000105')).toMatchObject({ status: 'filed', department: undefined, counts: { returned: 1 } });
    expect(of('GUZJ2018000106').reportedAt).toBe('2018-03-03T01:10:00.000Z');
  });

  test('citizens’ messages of a workbook: ten shapes of times and serial numbers, replies, numbers of persons', async () => {
    const { summary, cases, of } = await importExample('messages', 'xlsx');
    expect(summary).toMatchObject({ rows: 25, accepted: 24, rejected: 0, sheet: '留言', skipped: { totals: 1 } });
    expect(summary.personalData).toEqual({ mobile: 4, landline: 4, idNumber: 4 });
    expect(new Set([...cases.records.values()].map(({ status }) => status))).toEqual(new Set(['closed', 'filed']));
    const reportedOn = (number: string) => of(number).reportedAt;
    expect(reportedOn('188012')).toBe('2018-03-05T00:40:00.000Z'); // 43164.36… without a format
    expect(reportedOn('188020')).toBe('2018-03-12T04:00:00.000Z'); // a date by its format
    const dated = [...cases.records.values()].filter(({ reportedAt }) => /-03-\d\dT(00:40|16:00):/.test(reportedAt!));
    expect(dated.length).toBe(22 + 1);
    expect(of('188001')).toMatchObject({
      description: '工地夜间施工扰民, 工地凌晨仍在施工，联系电话138****5678，盼复。',
      rectifiedAt: '2018-04-01T08:30:00.000Z',
      closedAt: '2018-04-01T08:30:00.000Z',
      reportedBy: 'A00010001',
    });
    expect(of('188013').closedAt).toBe('2018-03-30T16:00:00.000Z'); // 43190
    const longest = Math.max(...[...cases.records.values()].map(({ description }) => description!.length));
    expect(longest).toBeGreaterThan(7_000);
    expect(JSON.stringify(cases.events)).not.toMatch(/13812345678|3012345|110101199003070273/);
  });
});
