import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { importFile } from './import-file.js';
import { parseMapping } from './cases/parse-mapping.js';
import { proposeMapping } from './propose.js';
import { Cases, encodeGb18030, temporaryFile } from './testing/samples.js';
import { workbook } from './testing/workbook.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

/** What a dry run with the proposal says of the same file. */
async function tried(file: string, text: string) {
  const cases = new Cases();
  const { registerCommunity, findSite, send } = cases;
  const mapping = parseMapping(text);
  return { mapping, summary: await importFile({ file, mapping, registerCommunity, findSite, send, isDryRun: true }) };
}

describe('a proposed mapping', () => {
  test('of the office’s file is nearly the one that was written for it', async () => {
    const text = await proposeMapping(example('office.csv'));
    const { mapping, summary } = await tried(example('office.csv'), text);
    expect(summary).toMatchObject({ rows: 25, accepted: 20, rejected: 5 });
    // One without a category, for which the mapping that was written has a default, in place of one that is 挂起.
    expect(summary.reasons).toMatchObject({ 'no-date': 1, 'number-repeated': 1 });
    expect(summary.reasons).not.toHaveProperty('unknown-status');
    expect(mapping).toMatchObject({
      timeZone: 'Asia/Shanghai',
      filed: 'column',
      dispatched: 'column',
      columns: { number: ['案卷编号'], communityId: ['社区编号'], updatedAt: ['更新时间'], dueAt: ['办理期限'] },
    });
    expect(Object.fromEntries(mapping.statuses)).toMatchObject({ 已结案: 'closed', 已作废: 'voided', 处理中: 'open' });
    expect(text).toContain('not certain, taken as open: 已移交, 挂起');
    expect(text).toContain('未使用的列 not used: 备注');
  });

  test('of a workbook names its sheet, its date formats and the numbers of persons in it', async () => {
    const text = await proposeMapping(example('messages.xlsx'), { sheet: '留言' });
    const { mapping, summary } = await tried(example('messages.xlsx'), text);
    expect(summary).toMatchObject({ accepted: 24, rejected: 0, skipped: { totals: 1 } });
    expect(mapping).toMatchObject({
      sheet: '留言',
      personalData: 'mask',
      columns: {
        number: ['留言编号'],
        description: ['留言主题', '留言详情'],
        reporter: ['留言用户'],
        reply: ['答复意见'],
        closedAt: ['答复时间'],
      },
    });
    expect(mapping.dateFormats.default).toContain('excel-serial');
    expect(text).toContain('没有状态列：有结案时间即已结案');
  });

  test('finds the header below title rows, GB18030, a delimiter, and values that stand for nothing', async () => {
    const csv = '明湖街道案件表\n编号;上报时间;类别;状态\nA1;2018/3/5 8:40;扬尘;已办结\nA2;2018/3/6 9:00;-;待处理\n';
    const file = await temporaryFile(encodeGb18030(csv), '表.csv');
    const text = await proposeMapping(file);
    const { mapping, summary } = await tried(file, text);
    expect(mapping).toMatchObject({ encoding: 'gb18030', delimiter: ';', placeholders: { default: ['-'] } });
    expect(text).toContain('标题在第 2 行 header in row 2');
    // Closed, and nobody says when: it is for whoever knows the file to say what that means.
    expect(summary.reasons).toEqual({ 'undated-end': 1, empty: 1 });
  });

  test('of an English file is in English names, and says what it did not find', async () => {
    const rows = [
      ['Title', 'Details'],
      ['a', 'a long text about something that is broken'],
    ];
    const text = await proposeMapping(await temporaryFile(workbook([{ name: 'Sheet1', rows }]), 'x.xlsx'));
    expect(text).toContain('required, and not found: columns.number');
    expect(text).toContain('required, and not found: columns.reportedAt');
    expect(text).toContain('timeZone: UTC');
    expect(text).toContain('- Details');
  });
});
