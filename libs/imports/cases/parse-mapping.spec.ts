import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { inWords } from '#event-sourcing';
import { InvalidMapping } from '../problems.js';
import { parseMapping } from './parse-mapping.js';

const good = `source: s
timeZone: Asia/Shanghai
columns:
  number: No
  category: Kind
  reportedAt: At
  status: State
dateFormats:
  default: YYYY-MM-DD
statuses:
  done: closed
`;

function problemsOf(text: string): readonly string[] {
  try {
    parseMapping(text, 'm.yml');
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidMapping);
    return (error as InvalidMapping).problems.map((problem) => inWords(problem, 'en'));
  }
  return [];
}

describe('a mapping', () => {
  test('says little where little is to be said', () => {
    expect(parseMapping(good)).toEqual({
      source: 's',
      timeZone: 'Asia/Shanghai',
      encoding: 'auto',
      delimiter: ',',
      columns: { number: ['No'], category: ['Kind'], reportedAt: ['At'], status: ['State'] },
      dateFormats: { default: ['YYYY-MM-DD'] },
      due: 'day',
      filed: 'reported',
      dispatched: 'reported',
      statuses: new Map([['done', 'closed']]),
      defaults: {},
    });
  });

  test.each(['myla311.yml', 'office.yml'])('the example %s is right', async (name) => {
    const text = await readFile(new URL(`../../../examples/${name}`, import.meta.url), 'utf8');
    expect(parseMapping(text).columns.number).toHaveLength(1);
  });

  test.each([
    ['an unknown key', `${good}owner: x\n`, 'line 12: owner is unknown; known are source, timeZone'],
    ['an unknown column', good.replace('category', 'kind'), 'line 5: columns.kind is unknown'],
    ['an unknown status', good.replace('closed', 'finished'), 'line 11: statuses.done is "finished" and not one of'],
    ['a missing key', good.replace('source: s\n', ''), 'source is missing'],
    ['a missing column', good.replace('  number: No\n', ''), 'columns.number is missing'],
    ['no columns', good.replace(/columns:[^]*?dateFormats/, 'columns: {}\ndateFormats'), 'columns holds no keys'],
    ['an empty column', good.replace('number: No', "number: ''"), 'line 4: columns.number is empty'],
    ['a list for one column', good.replace('number: No', 'number: [No, Nr]'), 'columns.number takes one column'],
    ['no category at all', good.replace('  category: Kind\n', ''), 'neither columns.category nor defaults.category'],
    ['a zone that is none', good.replace('Asia/Shanghai', 'Asia/Minghu'), 'line 2: timeZone "Asia/Minghu" is no IANA'],
    [
      'a pattern that is none',
      good.replace('YYYY-MM-DD', 'YYYY-MM'),
      'line 9: dateFormats.default "YYYY-MM": the day is',
    ],
    ['a column without format', good.replace('default:', 'dueAt:'), 'neither a default nor a format for reportedAt'],
    ['a due date of no kind', good.replace('status:', 'dueAt: Due\n  status:'), 'due is missing'],
    ['filed by no column', `${good}filed: column\n`, 'columns.filedAt go together'],
    ['dispatched by no column', `${good}dispatched: column\n`, 'columns.dispatchedAt go together'],
    [
      'a column of dispatches unused',
      good.replace('status:', 'dispatchedAt: Sent\n  status:'),
      'dispatchedAt go together',
    ],
    ['a long delimiter', `${good}delimiter: ';;'\n`, 'line 12: delimiter is one character'],
    ['an encoding it cannot read', `${good}encoding: big5\n`, 'line 12: encoding is "big5" and not one of auto'],
    [
      'statuses of no column',
      good.replace('  status: State\n', ''),
      'statuses are given, and columns.status is missing',
    ],
    ['flags beside a status', `${good}flags: { closed: Late }\n`, 'flags take the place of columns.status'],
    [
      'nothing that says what is over',
      good.replace('  status: State\n', '').replace(/statuses:[^]*/, ''),
      'none of columns.status, flags and columns.closedAt says what is over',
    ],
    ['a row that is none', `${good}headerRow: first\n`, 'line 12: headerRow is the number of a row, from 1'],
    ['a way of repeating', `${good}numberRepeated: maybe\n`, 'numberRepeated is "maybe" and not one of reject, later'],
    ['a placeholder of no field', `${good}placeholders: { kind: x }\n`, 'placeholders.kind is unknown'],
    ['a key twice', `${good}source: t\n`, 'line 12: Map keys must be unique'],
    ['no YAML', 'a: [', 'line 1'],
    ['no map', 'just words', 'it holds no keys and values'],
    ['nothing', '', 'it holds no keys and values'],
  ])('%s is refused with its place', (_what, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem);
  });

  test('every fault is named, not only the first', () => {
    expect(problemsOf('source: s\nowner: x\n').length).toBeGreaterThan(4);
  });

  test('may do without a status column where a closing time or marks say what is over', () => {
    const none = good.replace('  status: State\n', '').replace(/statuses:[^]*/, '');
    expect(parseMapping(none.replace('reportedAt: At', 'reportedAt: At\n  closedAt: End')).statuses.size).toBe(0);
    const flagged = parseMapping(`${none}flags: { closed: [Late, InTime], voided: Void }\nundatedEnd: import\n`);
    expect(flagged).toMatchObject({ flags: { closed: ['Late', 'InTime'], voided: ['Void'] }, undatedEnd: 'import' });
  });

  test('can say where the table is, what stands for nothing, and what becomes of repeated numbers', () => {
    const more =
      'sheet: 2\nheaderRow: 3\npath: data.rows\nplaceholders: { default: ["-"], number: "0" }\n' +
      'totals: 合计\nnumberRepeated: later\npersonalData: mask\n';
    expect(parseMapping(good + more)).toMatchObject({
      ...{
        sheet: '2',
        headerRow: 3,
        path: 'data.rows',
        totals: ['合计'],
        numberRepeated: 'later',
        personalData: 'mask',
      },
      placeholders: { default: ['-'], number: ['0'] },
    });
  });

  test('a tab can be the delimiter', () => {
    expect(parseMapping(`${good}delimiter: "\\t"\n`).delimiter).toBe('\t');
  });
});
