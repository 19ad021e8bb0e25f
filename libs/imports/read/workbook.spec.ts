import { describe, expect, test } from '@jest/globals';
import { temporaryFile } from '../testing/samples.js';
import { workbook, type SheetSpec, type WorkbookOptions } from '../testing/workbook.js';
import { openTable } from './open-table.js';
import type { Row, TableOptions } from './table.js';

const plain = { encoding: 'auto', delimiter: ',' } as const;

async function open(sheets: readonly SheetSpec[], options: Partial<TableOptions> = {}, more: WorkbookOptions = {}) {
  return openTable(await temporaryFile(workbook(sheets, more), 'list.xlsx'), { ...plain, ...options });
}
async function rowsOf(sheets: readonly SheetSpec[], options: Partial<TableOptions> = {}, more: WorkbookOptions = {}) {
  const table = await open(sheets, options, more);
  const rows: Row[] = [];
  for await (const batch of table.read()) rows.push(...batch);
  expect(rows).toHaveLength(table.rows);
  return { table, rows };
}
const one = (rows: SheetSpec['rows'], merges?: readonly string[]): SheetSpec[] => [{ name: '表1', rows, merges }];

describe('a workbook', () => {
  test('gives its first visible sheet, each row as Excel numbers it', async () => {
    const { table, rows } = await rowsOf([
      { name: '说明', rows: [['不要读']], isHidden: true },
      { name: '案件', rows: [['编号', '描述'], ['1', '裸土'], [], [null, { inline: '扬尘 & <尘>' }]] },
    ]);
    expect(table).toMatchObject({ kind: 'xlsx', sheet: '案件', header: ['编号', '描述'], headerRow: 1, rows: 2 });
    expect(rows.map(({ row, values }) => [row, ...values])).toEqual([
      [2, '1', '裸土'],
      [4, '', '扬尘 & <尘>'],
    ]);
  });

  test('gives the sheet that is named, by name or number', async () => {
    const sheets = ['一', '二'].map((name) => ({ name, rows: [['列'], [name]] }));
    for (const sheet of ['二', '2', ' 二 ']) expect((await rowsOf(sheets, { sheet })).rows[0]!.values).toEqual(['二']);
    await expect(open(sheets, { sheet: '三' })).rejects.toThrow('it has no sheet "三", but "一", "二"');
  });

  test('has its header below title rows, found by the names, or in the row that is told', async () => {
    const rows = [
      ['2018年3月案件统计表'],
      ['制表：城管科', null, '单位：件'],
      ['编号', '上报\n时间', '描述'],
      ['1', 'x', 'y'],
    ];
    const { table } = await rowsOf(one(rows, ['A1:C1']), { names: ['编号', '上报时间'] });
    expect(table).toMatchObject({ header: ['编号', '上报时间', '描述'], headerRow: 3, rows: 1 });
    expect(await open(one(rows), { headerRow: 3 })).toMatchObject({ headerRow: 3 });
    await expect(open(one(rows), { headerRow: 9 })).rejects.toThrow('no row 9 for a header');
  });

  test('has headings of two rows', async () => {
    const rows = [
      ['编号', '办理', null],
      [null, '部门', '时间'],
      ['1', '城管科', 'x'],
    ];
    const { table } = await rowsOf(one(rows, ['A1:A2', 'B1:C1']), { names: ['编号', '部门', '时间'] });
    expect(table).toMatchObject({ header: ['编号', '部门', '时间'], headerRow: 2 });
  });

  test('has merged cells filled down, and no further', async () => {
    const rows = [
      ['社区', '日期', '描述'],
      ['湖东', { day: 43164 }, 'a'],
      [null, null, 'b'],
      [null, null, null],
      [null, null, 'c'],
    ];
    const { rows: read } = await rowsOf(one(rows, ['A2:A3', 'B2:B4']));
    expect(read.map(({ row, values }) => [row, ...values])).toEqual([
      [2, '湖东', '2018-03-05', 'a'],
      [3, '湖东', '2018-03-05', 'b'],
      [5, '', '', 'c'],
    ]);
    expect(read[1]!.dates?.get(1)).toEqual({ year: 2018, month: 3, day: 5, time: 0 });
  });

  test('has dates by their format, whatever the numbers; numbers that are names keep their digits', async () => {
    const cells = [{ date: 43164.361111111109 }, 43164.5, { padded: 123 }, 20180300012, 1.5, 123456789012345680];
    const { rows } = await rowsOf(one([['a', 'b', 'c', 'd', 'e', 'f'], cells]));
    expect(rows[0]!.values).toEqual(['2018-03-05 08:40:00', '43164.5', '00123', '20180300012', '1.5', '1.23457E+17']);
    expect([...rows[0]!.dates!.keys()]).toEqual([0]);
    expect(rows[0]!.dates!.get(0)).toEqual({ year: 2018, month: 3, day: 5, time: 31_200_000 });
  });

  test('counts from 1904 where it says so, and knows no 29 February 1900', async () => {
    const of1904 = await rowsOf(one([['a'], [{ day: 41702 }]]), {}, { date1904: true });
    expect(of1904.rows[0]!.values).toEqual(['2018-03-05']);
    const early = await rowsOf(one([['a'], [{ day: 59 }], [{ day: 60 }], [{ day: 61 }], [{ date: 0.5 }]]));
    expect(early.rows.map(({ values }) => values[0])).toEqual(['1900-02-28', '60', '1900-03-01', '12:00:00']);
  });

  test('has formulas as what they were worth, truth, faults, ISO dates, and what XML cannot hold', async () => {
    const xml = (inner: (ref: string) => string) => ({ xml: inner });
    const cells = [
      xml((r) => `<c r="${r}" t="str"><f>A1&amp;B1</f><v>和</v></c>`),
      xml((r) => `<c r="${r}" t="b"><v>1</v></c>`),
      xml((r) => `<c r="${r}" t="e"><v>#REF!</v></c>`),
      xml((r) => `<c r="${r}" t="d"><v>2018-03-05T08:40:00</v></c>`),
      '一行\r\n二行',
    ];
    const { rows } = await rowsOf(one([['a', 'b', 'c', 'd', 'e'], cells]));
    expect(rows[0]!.values).toEqual(['和', 'TRUE', '#REF!', '2018-03-05 08:40:00', '一行\n二行']);
  });

  test('may leave out where rows and cells stand', async () => {
    const sheet =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>' +
      '<row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>';
    const parts = [{ name: 'xl/worksheets/sheet1.xml', content: sheet }];
    const { table, rows } = await rowsOf(one([['x']]), {}, { parts });
    expect([table.header, rows[0]!.values]).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('of many rows is read piece by piece', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => [`N-${n}`, '裸土未覆盖', n]);
    const { rows } = await rowsOf(one([['编号', '描述', '数'], ...many]));
    expect(rows.at(-1)).toMatchObject({ row: 20_001, values: ['N-19999', '裸土未覆盖', '19999'] });
  });
});

describe('a workbook that is wrong or hostile is refused with why', () => {
  const sheet = (content: string) => ({ parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
  const rows = (content: string) => sheet(`<worksheet><sheetData>${content}</sheetData></worksheet>`);
  test.each<[string, WorkbookOptions, string]>([
    ['no rows', rows(''), 'its sheet "表1" is empty'],
    ['a header alone', rows('<row r="1"><c r="A1"><v>1</v></c></row>'), 'has a header and no rows'],
    ['half of a sheet', sheet('<worksheet><sheetData><row r="1">'), 'cannot be read'],
    ['no XML', sheet('编号,描述'), 'cannot be read'],
    ['rows that go back', rows('<row r="2"><c><v>1</v></c></row><row r="1"/>'), 'its row 1 does not follow row 2'],
    ['a row beyond Excel’s last', rows('<row r="1048577"><c><v>1</v></c></row>'), 'does not follow'],
    ['a cell beyond Excel’s last', rows('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), 'is out of order'],
    ['a document type', sheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'), 'it has a document type'],
    ['an entity of its own', rows('<row r="1"><c t="str"><v>&a;</v></c></row>'), 'cannot be read'],
    ['elements in one another', rows('<row>'.repeat(100) + '</row>'.repeat(100)), 'cannot be read'],
    [
      'a damaged part',
      { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<a/>', isDamaged: true }] },
      'is damaged',
    ],
    [
      'a part that is larger than it says',
      { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<a/>'.repeat(50), saidSize: 4 }] },
      'cannot be unpacked',
    ],
    [
      'a part that says to be huge',
      { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<a/>', saidSize: 4_000_000_000 }] },
      'much larger than any list when it is unpacked',
    ],
    [
      'a part that is made to burst',
      { parts: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(100_000_000, 0x20) }] },
      'much larger than any list when it is unpacked',
    ],
  ])('%s', async (_what, more, problem) => {
    await expect(open(one([['编号'], ['1']]), {}, more)).rejects.toThrow(problem);
  });

  test('a row that is wrong further down is found before anything is imported', async () => {
    const cells = Array.from({ length: 5_000 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('');
    await expect(open(one([['x']]), {}, rows(`${cells}<row r="7"/>`))).rejects.toThrow('its row 7 does not follow');
  });
});
