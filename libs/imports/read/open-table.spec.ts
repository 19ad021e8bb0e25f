import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { encodeGb18030, temporaryFile } from '../testing/samples.js';
import { workbook } from '../testing/workbook.js';
import { zip } from '../testing/zip.js';
import { openTable } from './open-table.js';
import type { Row, Table, TableOptions } from './table.js';

const plain = { encoding: 'auto', delimiter: ',' } as const;

async function rowsOf(
  content: string | Uint8Array,
  name = 'list.csv',
  options: Partial<TableOptions> = {},
): Promise<{ table: Table; rows: Row[]; values: (readonly string[])[] }> {
  const table = await openTable(await temporaryFile(content, name), { ...plain, ...options });
  const rows: Row[] = [];
  for await (const batch of table.read()) rows.push(...batch);
  return { table, rows, values: rows.map(({ values }) => values) };
}

describe('the same list', () => {
  const csv = '编号,描述\n1,裸土\n2,扬尘\n';
  const book = workbook([
    {
      name: 's',
      rows: [
        ['编号', '描述'],
        [1, '裸土'],
        ['2', '扬尘'],
      ],
    },
  ]);
  const records = [
    { 编号: 1, 描述: '裸土' },
    { 编号: '2', 描述: '扬尘' },
  ];
  const json = JSON.stringify(records);
  const lines = records.map((record) => JSON.stringify(record)).join('\n');
  test.each<[string, string | Uint8Array, string, Partial<TableOptions>]>([
    ['CSV', csv, 'a.csv', {}],
    ['CSV with a line that tells the delimiter', `sep=;\n${csv.replaceAll(',', ';')}`, 'a.csv', {}],
    ['CSV of any delimiter', csv.replaceAll(',', ';'), 'a.csv', { delimiter: 'auto' }],
    ['TSV', csv.replaceAll(',', '\t'), 'a.tsv', { delimiter: '\t' }],
    ['TSV of any delimiter', csv.replaceAll(',', '\t'), 'a.txt', { delimiter: 'auto' }],
    ['a workbook', book, 'a.xlsx', {}],
    ['a workbook of another name', book, 'a.dat', {}],
    ['JSON', json, 'a.json', {}],
    ['JSON of another name', json, 'a.txt', {}],
    ['JSON within', JSON.stringify({ code: 0, data: { rows: records } }), 'a.json', { path: 'data.rows' }],
    ['JSON lines', lines, 'a.jsonl', {}],
    ['JSON lines of another name, CRLF, with a blank one', `${lines.replace('\n', '\r\n\r\n')}\r\n`, 'a.txt', {}],
    ['gzip', gzipSync(csv), 'a.csv.gz', {}],
    ['gzip of a workbook', gzipSync(book), 'a.xlsx.gz', {}],
    ['gzip of JSON lines', gzipSync(lines), 'a.jsonl.gz', {}],
    ['zip', zip([{ name: 'list.csv', content: csv }]), 'a.zip', {}],
    [
      'zip of a workbook, as a Mac makes it',
      zip([
        { name: '表/a.xlsx', content: book },
        { name: '__MACOSX/._a.xlsx', content: 'x' },
      ]),
      'a.zip',
      {},
    ],
    ['zip of gzip of GB18030', zip([{ name: 'a.csv.gz', content: gzipSync(encodeGb18030(csv)) }]), 'a.zip', {}],
  ])('%s', async (_name, content, name, options) => {
    const { table, values } = await rowsOf(content, name, options);
    expect([table.header, ...values]).toEqual([
      ['编号', '描述'],
      ['1', '裸土'],
      ['2', '扬尘'],
    ]);
    expect(table.rows).toBe(2);
  });
});

describe('JSON', () => {
  test('has records of different names, parts within parts, lists and numbers as they are written', async () => {
    const text =
      '[{"id":12345678901234567890,"at":1.50,"who":{"name":"甲","tel":null}},{"id":2,"tags":["a","b"],"ok":true}]';
    const { table, values } = await rowsOf(text, 'a.json');
    expect(table.header).toEqual(['id', 'at', 'who.name', 'who.tel', 'tags', 'ok']);
    expect(values).toEqual([
      ['12345678901234567890', '1.50', '甲', '', '', ''],
      ['2', '', '', '', 'a, b', 'true'],
    ]);
  });

  test('lines that are none are rows that cannot be taken apart', async () => {
    const { rows } = await rowsOf('{"a":1}\n{"a":\n[2]\n{"a":3}', 'a.jsonl');
    expect(rows.map(({ row, broken, values }) => [row, broken?.en ?? values])).toEqual([
      [1, ['1']],
      [2, 'it is no JSON'],
      [3, 'it is no record of names and values'],
      [4, ['3']],
    ]);
  });

  test('takes no name for anything but a name', async () => {
    const { table, values } = await rowsOf('[{"__proto__":"x","constructor":"y"}]', 'a.json');
    expect([table.header, values]).toEqual([['__proto__', 'constructor'], [['x', 'y']]]);
  });

  test.each([
    ['no JSON', '[{"a":', {}, 'it is no JSON'],
    ['no list', '{"data":{"rows":[]},"list":[]}', { path: 'data' }, '`path` may be rows'],
    ['a path that leads nowhere', '{"data":{}}', { path: 'data.rows' }, 'there is no "rows" in it, but nothing'],
    ['no records', '[]', {}, 'it holds no records'],
  ])('that is %s is refused', async (_what, text, options, problem) => {
    await expect(rowsOf(text, 'a.json', options)).rejects.toThrow(problem);
  });
});

describe('an archive', () => {
  test.each([
    [
      'of several files',
      zip([
        { name: 'a.csv', content: 'a' },
        { name: 'b.csv', content: 'b' },
      ]),
      'an archive of 2 files (a.csv, b.csv)',
    ],
    ['of none', zip([{ name: 'a/', content: '' }]), 'an archive of no file'],
    ['that is cut off', gzipSync('编号,描述\n1,裸土\n').subarray(0, 20), 'it cannot be unpacked'],
    ['in archives', gzipSync(gzipSync(gzipSync('a,b\n1,2\n'))), 'compressed more than twice'],
  ])('%s is refused', async (_what, content, problem) => {
    await expect(rowsOf(content, 'a.gz')).rejects.toThrow(problem);
  });

  test('that is made to burst is given up while it is unpacked', async () => {
    await expect(rowsOf(gzipSync(Buffer.alloc(300_000_000, 0x61)), 'a.csv.gz')).rejects.toThrow(
      'much larger than any list',
    );
  });
});

describe('a header', () => {
  const names = ['编号', '描述'];
  test('below title rows is found by its names', async () => {
    const text = '2018年案件表,,\n制表：城管科\n编号,描述,备注\n1,裸土,\n';
    const { table, rows } = await rowsOf(text, 'a.csv', { names });
    expect([table.header, table.headerRow, rows[0]!.row]).toEqual([['编号', '描述', '备注'], 3, 4]);
  });

  test('is the first row where no name is found, so that what is missing can be told', async () => {
    expect((await rowsOf('a,b\n编,1\n', 'a.csv', { names })).table.header).toEqual(['a', 'b']);
  });

  test('has names without what cannot be seen and without line breaks', async () => {
    expect((await rowsOf('\u200b编号 ,"描\n述"\n1,2\n', 'a.csv')).table.header).toEqual(['编号', '描述']);
  });
});

describe('bytes that are hanzi in one encoding and letters in another', () => {
  // 一 and 业 of GB18030 are U+04BB and U+04B5 in UTF-8.
  const chance = Buffer.concat([Buffer.from('id,kind\n1,'), Buffer.from('d2bbd2b5', 'hex'), Buffer.from('\n')]);
  test('are hanzi where Chinese is expected', async () => {
    expect((await rowsOf(chance, 'a.csv', { expectsChinese: true })).values).toEqual([['1', '一业']]);
    expect((await rowsOf(chance)).values).toEqual([['1', 'һҵ']]);
  });
  test.each(['id,kind\n1,café 裸土\n', 'id,kind\n1,3×4·5\n', 'id,kind\n1,a\n'])('%j stays what it is', async (text) => {
    const { table } = await rowsOf(text, 'a.csv', { expectsChinese: true });
    expect(table.encoding?.encoding).toBe('utf-8');
  });
});
