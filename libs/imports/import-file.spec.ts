import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importFile, type ImportOptions } from './import-file.js';
import { parseMapping } from './cases/parse-mapping.js';
import { BOM, Cases, encodeGb18030, temporaryFile } from './testing/samples.js';

const example = (name: string) => readFile(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), 'utf8');
const office = parseMapping(await example('office.yml'));
const officeCsv = await example('office.csv');

async function run(content: string | Uint8Array, cases = new Cases(), more: Partial<ImportOptions> = {}) {
  const file = await temporaryFile(content);
  const { registerCommunity, findSite, send } = cases;
  const summary = await importFile({ file, mapping: office, registerCommunity, findSite, send, ...more });
  return { summary, cases, file };
}

const quiet = {
  closedBeforeReported: 0,
  dueBeforeReported: 0,
  filedBeforeReported: 0,
  dispatchedBeforeReported: 0,
  noCommunity: 0,
  noDepartment: 0,
  unknownSite: 0,
  siteInOtherCommunity: 0,
  noDispatchTime: 0,
  dueWithoutDispatch: 0,
  closedWithoutClosingTime: 0,
  openWithClosingTime: 0,
  damagedText: 0,
  invisibleCharacters: 0,
  damagedByExcel: 0,
  ambiguousTime: 0,
  dueAsSpan: 0,
};
const officeAnomalies = {
  ...quiet,
  closedBeforeReported: 1,
  dueBeforeReported: 1,
  noCommunity: 2,
  noDepartment: 3,
  dueWithoutDispatch: 1,
  closedWithoutClosingTime: 1,
  openWithClosingTime: 1,
};

describe('the example of an office', () => {
  test('goes in, and what cannot is beside it with line, column and reason', async () => {
    const { summary, cases, file } = await run(officeCsv);
    const rejectsFile = file.replace('.csv', '.rejects.csv');
    expect(summary).toMatchObject({ rows: 25, accepted: 20, unchanged: 0, rejected: 5, communities: 3 });
    expect(summary.anomalies).toEqual(officeAnomalies);
    expect(summary.rejectsFile).toBe(rejectsFile);
    expect(summary.events).toBe(cases.events.length);

    const lines = (await readFile(rejectsFile, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe(`行,单元格,列,规则,原因,${officeCsv.split('\n')[0]}`);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['18', 'J18', '上报时间', 'no-date'],
      ['19', 'P19', '状态', 'unknown-status'],
      ['20', 'A20', '案卷编号', 'number-repeated:MH-2018-0001'],
      ['21', 'A21', '案卷编号', 'empty'],
      ['22', '', '', 'broken-row'],
    ]);
    // Put right, they can be imported as they are.
    const right = lines.join('\n').replaceAll('2018-02-30', '2018-02-28').replaceAll('挂起', '处理中');
    const again = await run(right.replace(/^20,.*\n/m, ''), cases);
    expect(again.summary).toMatchObject({ rows: 4, accepted: 2, unchanged: 0, rejected: 2 });
  });

  test.each([
    ['UTF-8', officeCsv],
    ['UTF-8 with a byte-order mark', BOM + officeCsv],
    ['GB18030', encodeGb18030(officeCsv)],
    ['CRLF', officeCsv.replaceAll('\n', '\r\n')],
  ])('reads the same from %s, and again adds nothing', async (_name, content) => {
    const { summary, cases } = await run(content);
    expect(summary.anomalies).toEqual(officeAnomalies);
    expect([...cases.communities.values()].sort()).toEqual(['学府社区', '工业路社区', '湖东社区'].sort());
    expect([...cases.records.values()].map(({ location }) => location)).toContain('明湖路12号');
    const again = await run(content, cases);
    expect(again.summary).toMatchObject({ accepted: 0, unchanged: 20, rejected: 5, events: 0, communities: 0 });
  });

  test('adds nothing when its lines end otherwise, within texts too', async () => {
    const { cases } = await run(officeCsv);
    const { summary } = await run(officeCsv.replaceAll('\n', '\r\n'), cases);
    expect(summary).toMatchObject({ accepted: 0, unchanged: 20, events: 0 });
  });

  test('a later export adds only what is new', async () => {
    const { cases } = await run(officeCsv);
    const later = officeCsv.replace(',,2018-03-06 11:30,处理中', ',2018-03-12 09:00,2018-03-12 09:00,已结案');
    const { summary } = await run(later, cases);
    // One that it is closed, one that the source has touched it since.
    expect(summary).toMatchObject({ accepted: 1, unchanged: 19, events: 2 });
    const { type, metadata } = cases.events.at(-1)!;
    expect([type, metadata.occurredAt]).toEqual(['CaseClosed', '2018-03-12T01:00:00.000Z']);
  });
});

const header = officeCsv.split('\n')[0]!;
const line = (number: string | number, status = '处理中') =>
  `${number},扬尘,裸土,,路1号,c1,湖东社区,城管科,张,2018-03-05 08:00,,,2018年3月9日,2018-03-08 08:00,,${status}`;

describe('an import', () => {
  test('never puts its reject file in the place of anything else', async () => {
    const kept = await temporaryFile('what somebody keeps');
    const input = await temporaryFile(officeCsv);
    for (const rejectsFile of [kept, input]) {
      const before = await readFile(rejectsFile, 'utf8');
      const cases = new Cases();
      const { registerCommunity, findSite, send } = cases;
      const importing = importFile({ file: input, mapping: office, registerCommunity, findSite, send, rejectsFile });
      await expect(importing).rejects.toThrow('is no reject file of an import; it is left alone');
      expect(await readFile(rejectsFile, 'utf8')).toBe(before);
    }
  });

  test('without rejects leaves no file of them, and takes an old one away', async () => {
    const { file, cases } = await run(`${header}\n${line(1)}\n${line(2, '?')}\n`);
    const rejectsFile = file.replace('.csv', '.rejects.csv');
    expect(existsSync(rejectsFile)).toBe(true);
    const mapping = { ...office, statuses: new Map([...office.statuses, ['?', 'open' as const]]) };
    const summary = await importFile({
      file,
      mapping,
      registerCommunity: cases.registerCommunity,
      findSite: cases.findSite,
      send: cases.send,
    });
    expect(summary).toMatchObject({ accepted: 1, unchanged: 1, rejected: 0 });
    expect(existsSync(rejectsFile)).toBe(false);
    expect(summary).not.toHaveProperty('rejectsFile');
  });

  test('keeps so many rows on their way and no more, and tells how far it is', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => line(n));
    let now = 0;
    let most = 0;
    const seen: number[] = [];
    const registered: string[] = [];
    const { summary } = await run([header, ...rows].join('\n'), new Cases(), {
      concurrency: 7,
      registerCommunity: async (id) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        registered.push(id);
        return true;
      },
      send: async () => {
        expect(registered).toEqual(['c1']);
        most = Math.max(most, (now += 1));
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return { events: 3 };
      },
      onProgress: ({ rows: done, of }) => {
        expect(of).toBe(600);
        seen.push(done);
      },
    });
    expect(most).toBe(7);
    expect(seen).toEqual([250, 500, 600]);
    expect(summary).toMatchObject({ accepted: 600, events: 1800, communities: 1 });
  });

  test('tells what concerns many rows once', async () => {
    const years = ['2028', '2027', '2028'];
    const rows = [header, line(1), line(2), line(3), line(4)].join('\n');
    const send = () => {
      const year = years.pop();
      return Promise.resolve({ events: 1, ...(year && { warnings: [`${year} is not known`] }) });
    };
    const { summary } = await run(rows, new Cases(), { send });
    expect(summary.warnings).toEqual(['2027 is not known', '2028 is not known']);
    const quietly = await run(rows);
    expect(quietly.summary).not.toHaveProperty('warnings');
  });

  test('rejects what the case refuses, and stops at what is not the row’s fault', async () => {
    const rows = `${header}\n${line(1)}\n${line(2).replaceAll('2018-', '2099-')}\n${line(3)}\n`;
    const { summary } = await run(rows, new Cases(), { now: '2100-01-01T00:00:00.000Z' });
    expect(summary).toMatchObject({ accepted: 2, rejected: 1 });

    let sent = 0;
    const send = () =>
      (sent += 1) > 2 ? Promise.reject(new Error('the disk is full')) : Promise.resolve({ events: 1 });
    const many = [header, ...Array.from({ length: 500 }, (_, n) => line(n))].join('\n');
    await expect(run(many, new Cases(), { send, concurrency: 4 })).rejects.toMatchObject({
      message: 'The import stopped there: 2 rows are in, and the same import goes on after them.',
      cause: new Error('the disk is full'),
    });
    expect(sent).toBeLessThan(10);
  });

  test('whose rejects cannot be written down says so', async () => {
    const rejectsFile = '/nowhere/at/all.csv';
    await expect(run(`${header}\n${line(1, '?')}\n`, new Cases(), { rejectsFile })).rejects.toThrow(
      '/nowhere/at/all.csv',
    );
    expect((await run(`${header}\n${line(1)}\n`, new Cases(), { rejectsFile })).summary.accepted).toBe(1);
  });

  test('writes each row that is refused, however many at once', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => line(n).replaceAll('2018-', '2099-'));
    const { summary } = await run([header, ...rows].join('\n'), new Cases(), {
      now: '2100-01-01T00:00:00.000Z',
      language: 'en',
    });
    const written = await readFile(summary.rejectsFile!, 'utf8');
    expect([summary.rejected, written.trimEnd().split('\n').length]).toEqual([300, 301]);
    expect(written).toContain('has not come yet');
  });

  test('puts a record where the register has its site, and flags what is at odds with it', async () => {
    const columns = { ...office.columns, siteId: ['工地'] };
    const mapping = { ...office, columns };
    const rows: [number: number, communityId: string, siteId: string][] = [
      [1, 'c1', 's1'],
      [2, '', 's1'],
      [3, 'c2', 's1'],
      [4, 'c1', 's2'],
      [5, '', 's2'],
      [6, 'c1', ''],
    ];
    const text = (...all: typeof rows) =>
      [
        `${header},工地`,
        ...all.map(([n, c, s]) => `${line(n).replace('c1,湖东社区', c ? `${c},${c}` : ',')},${s}`),
      ].join('\n');
    const cases = new Cases();
    cases.sites.set('s1', 'c1');
    const { summary } = await run(text(...rows), cases, { mapping });
    expect(summary).toMatchObject({ accepted: 6, rejected: 0, communities: 1 });
    expect(summary.anomalies).toMatchObject({ unknownSite: 2, siteInOtherCommunity: 1, noCommunity: 1 });
    const placed = () => {
      const of = (n: number) => [...cases.records.values()].find((record) => record.sourceNumber === String(n))!;
      return rows.map(([n]) => [of(n).siteId, of(n).communityId, of(n).anomalies.filter((a) => /Site|Comm/i.test(a))]);
    };
    const others = [
      ['s1', 'c1', []],
      ['s1', 'c1', []],
      ['s1', 'c1', ['siteInOtherCommunity']],
    ];
    const unsited = [
      [undefined, 'c1', ['unknownSite']],
      [undefined, undefined, ['noCommunity', 'unknownSite']],
      [undefined, 'c1', []],
    ];
    expect(placed()).toEqual([...others, ...unsited]);
    expect((await run(text(...rows), cases, { mapping })).summary).toMatchObject({ unchanged: 6, events: 0 });

    // Registered meanwhile.
    cases.sites.set('s2', 'c2');
    expect((await run(text(...rows), cases, { mapping })).summary).toMatchObject({ accepted: 2, unchanged: 4 });
    expect(placed()).toEqual([...others, ['s2', 'c2', ['siteInOtherCommunity']], ['s2', 'c2', []], unsited[2]]);
    expect((await run(text(...rows), cases, { mapping })).summary).toMatchObject({ unchanged: 6, events: 0 });
  });

  test('calls no community another one by its name alone, where the source has no numbers for communities', async () => {
    const { communityId: _unnumbered, ...named } = office.columns;
    const mapping = { ...office, columns: { ...named, siteId: ['工地'] } };
    const rows = ['湖东社区,s1', '湖西社区,s1', '湖东社区,s9'].map((of, n) => {
      const [community, site] = of.split(',');
      return `${line(n).replace('湖东社区', community!)},${site}`;
    });
    const cases = new Cases();
    cases.sites.set('s1', 'mh-01');
    const { summary } = await run([`${header},工地`, ...rows].join('\n'), cases, { mapping });
    expect(summary.anomalies).toMatchObject({ siteInOtherCommunity: 0, unknownSite: 1, noCommunity: 0 });
    const records = [...cases.records.values()];
    expect(records.map(({ communityId }) => communityId === 'mh-01')).toEqual([true, true, false]);
    expect(records[2]!.communityName).toBe('湖东社区');
  });

  test('of no file says so', async () => {
    const cases = new Cases();
    const importing = importFile({
      file: '/nowhere/a.csv',
      mapping: office,
      registerCommunity: cases.registerCommunity,
      findSite: cases.findSite,
      send: cases.send,
    });
    await expect(importing).rejects.toThrow('there is no such file');
  });

  test.each([
    ['an unclosed quote', `${header}\n${line(1)}\n2,"x\n`, 'is not closed'],
    ['no rows', `${header}\n`, 'no rows'],
    ['no column of the mapping', 'a,b\n1,2\n', 'names no column of it'],
  ])('of a file with %s stores nothing', async (_name, content, problem) => {
    const cases = new Cases();
    await expect(run(content, cases)).rejects.toThrow(problem);
    expect([cases.events, cases.communities.size]).toEqual([[], 0]);
  });

  test('of any rows, made twice, adds nothing the second time', async () => {
    const cell = fc.constantFrom(
      '',
      '1',
      '2',
      'c1',
      '湖东',
      '"x',
      '2018-03-05 08:00',
      '2018年3月9日',
      '处理中',
      '已结案',
      '已作废',
    );
    const wild = fc.array(cell, { minLength: 15, maxLength: 17 }).map((cells) => cells.join(','));
    const tame = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...office.statuses.keys()))
      .map(([n, s]) => line(n, s));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(wild, tame), { minLength: 1, maxLength: 20 }), async (rows) => {
        const content = [header, ...rows].join('\n');
        const cases = new Cases();
        let first;
        try {
          first = await run(content, cases);
        } catch (error) {
          expect((error as Error).message).toMatch(/is not closed/);
          return;
        }
        const { accepted, rejected, skipped } = first.summary;
        expect(accepted + rejected + skipped.identical + skipped.blank).toBe(rows.length);
        const { summary } = await run(content, cases);
        expect(summary).toMatchObject({ accepted: 0, unchanged: accepted, rejected, events: 0, communities: 0 });
      }),
      { numRuns: 60 },
    );
  });
});
