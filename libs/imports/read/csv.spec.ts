import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CsvRow } from './csv.js';
import { openTable } from './open-table.js';
import { RecordSplitter } from './record-splitter.js';
import { BOM, encodeGb18030, temporaryFile } from '../testing/samples.js';

const plain = { encoding: 'auto', delimiter: ',' } as const;

async function rowsOf(content: string | Uint8Array, options = {}): Promise<CsvRow[]> {
  const csv = await openTable(await temporaryFile(content), { ...plain, ...options });
  const rows: CsvRow[] = [];
  for await (const batch of csv.read()) rows.push(...(batch as CsvRow[]));
  expect(rows).toHaveLength(csv.rows);
  return rows;
}
const valuesOf = async (content: string | Uint8Array, options = {}) =>
  (await rowsOf(content, options)).map(({ values }) => values);

const text = '编号,描述\n1,裸土未覆盖，扬尘\n2,"两行\n“引号”"\n';
const expected = [
  ['1', '裸土未覆盖，扬尘'],
  ['2', '两行\n“引号”'],
];

describe('the same text in any encoding', () => {
  test.each([
    ['UTF-8', text],
    ['UTF-8 with a byte-order mark', BOM + text],
    ['GB18030', encodeGb18030(text)],
    ['CRLF', text.replaceAll(/\n(?=\d|$)/g, '\r\n')],
  ])('%s', async (_name, content) => {
    expect(await valuesOf(content)).toEqual(expected);
  });

  test('GB18030 with characters of four bytes and its own byte-order mark', async () => {
    const mark = Uint8Array.of(0x84, 0x31, 0x95, 0x33);
    const face = Uint8Array.of(0x94, 0x39, 0xda, 0x33); // 💩 U+1F4A9
    const content = Buffer.concat([mark, encodeGb18030('编号,描述\n1,'), face]);
    const csv = await openTable(await temporaryFile(content), plain);
    expect([csv.header, csv.encoding?.encoding]).toEqual([['编号', '描述'], 'gb18030']);
    expect(await valuesOf(content)).toEqual([['1', '\u{1F4A9}']]);
  });

  test('a character that lies across two reads', async () => {
    const long = `编号,描述\n${'1,扬尘问题反映\n'.repeat(20_000)}`;
    for (const content of [long, encodeGb18030(long), encodeGb18030(long.replace('扬', 'x扬'))]) {
      const rows = await valuesOf(content);
      expect(rows).toHaveLength(20_000);
      expect(rows.at(-1)).toEqual(['1', '扬尘问题反映']);
    }
  });

  test('one damaged character does not make UTF-8 another encoding', async () => {
    const good = '裸土未覆盖扬尘裸土未覆盖扬尘裸土未覆盖扬尘';
    const content = Buffer.concat([
      Buffer.from(`编号,描述\n1,${good}\n2,坏`),
      Buffer.of(0xe8, 0xa3),
      Buffer.from('\n'),
    ]);
    expect(await valuesOf(content)).toEqual([
      ['1', good],
      ['2', '坏\uFFFD'],
    ]);
  });
});

describe('a file that is wrong as a whole is refused with what to do', () => {
  test.each([
    ['nothing', '', 'it is empty'],
    ['blank lines', '\n\n', 'it is empty'],
    ['a header alone', 'a,b\n', 'it has a header and no rows'],
    ['an unclosed quote', 'a,b\n1,2\n3,"x\n4,5\n', 'a quote that opens in the row at line 3 is not closed'],
    ['one before quotes that are closed', 'a,b\n1,"x\n2,"y"\n3,"z"\n', 'in the row at line 2 is not closed'],
    ['a header that is broken', '"a"x,b\n1,2\n', 'the header in line 1 cannot be read'],
    ['UTF-16', Buffer.from(`${BOM}a,b\n1,2\n`, 'utf16le'), 'save it as UTF-8'],
    ['half a workbook', Buffer.from('504b030414000600', 'hex'), 'it is an archive that cannot be read'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'save it as .xlsx or CSV'],
    ['neither encoding', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a, 0xff]), 'neither UTF-8 nor GB18030'],
  ])('%s', async (_name, content, problem) => {
    await expect(rowsOf(content)).rejects.toThrow(problem);
  });

  test.each([
    ['/dev/null', 'it is read several times: give a file, no pipe or device'],
    [tmpdir(), 'it is a folder'],
  ])('%s', async (file, problem) => {
    await expect(openTable(file, plain)).rejects.toThrow(`${file}: ${problem}`);
  });

  test('GB18030 that the mapping calls UTF-8', async () => {
    await expect(rowsOf(encodeGb18030(text), { encoding: 'utf-8' })).rejects.toThrow('try `encoding: auto`');
  });

  test('a quote that swallows megabytes is found before it swallows the memory', async () => {
    await expect(rowsOf(`a,b\n1,"${'x,y\n'.repeat(600_000)}`)).rejects.toThrow('line 2 is not closed');
  });
});

describe('a row that is wrong', () => {
  test('has its line number, and the rest is read', async () => {
    const rows = await rowsOf('a,b\n1,2\n\n"x\ny",2\n3\n4,5,6\n7,"8"9\n10,1"1\n12,13');
    expect(rows.map(({ line, broken, values }) => [line, broken?.en ?? values])).toEqual([
      [2, ['1', '2']],
      [4, ['x\ny', '2']],
      [6, 'it has 1 values where the header has 2'],
      [7, 'it has 3 values where the header has 2'],
      [8, 'there is text between a closing quote and the next delimiter'],
      [9, ['10', '1"1']],
      [10, ['12', '13']],
    ]);
  });
});

describe('taking a file apart', () => {
  const value = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r\n', ' ', ';'), maxLength: 6 });
  const quoted = (v: string) => `"${v.replaceAll('"', '""')}"`;

  test('gives back what was put together, by any delimiter, line end and piece', async () => {
    const table = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, delimiter, end) => {
          const lines = [['a', 'b', 'c'], ...rows].map((row) => row.map(quoted).join(delimiter) + end);
          expect(await valuesOf(lines.join(''), { delimiter })).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('does not depend on where the pieces are cut', () => {
    const anything = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 30 });
    const split = (pieces: readonly string[]) => {
      const splitter = new RecordSplitter(',');
      try {
        const records = [...pieces.flatMap((piece) => [...splitter.add(piece)]), ...splitter.add('', true)];
        return records;
      } catch (error) {
        return (error as Error).message;
      }
    };
    fc.assert(
      fc.property(anything, (text) => {
        const whole = split([text]);
        const pieces = split([...text]);
        if (typeof whole === 'string') expect(pieces).toBe(whole);
        else expect(pieces).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  test('finds as many records as the parser of values, whatever the text', async () => {
    const anything = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        await rowsOf(`a,b\n1,2\n${body}`).catch((error: Error) => expect(error.message).toMatch(/is not closed/));
      }),
      { numRuns: 300 },
    );
  });
});
