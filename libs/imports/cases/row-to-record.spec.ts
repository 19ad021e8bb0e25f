import { describe, expect, test } from '@jest/globals';
import { deriveId, inWords } from '#event-sourcing';
import { parseMapping } from './parse-mapping.js';
import { isRejection, makeRowReader, type ReadRow } from './row-to-record.js';

const text = `source: grid
timeZone: Asia/Shanghai
columns:
  number: number
  category: category
  description: [description, remark]
  communityId: communityId
  communityName: communityName
  department: department
  assignee: assignee
  reportedAt: reportedAt
  filedAt: filedAt
  dispatchedAt: dispatchedAt
  dueAt: dueAt
  closedAt: closedAt
  updatedAt: updatedAt
  status: status
dateFormats: { default: YYYY-MM-DD HH:mm, dueAt: [YYYY-MM-DD, YYYY-MM-DD HH:mm] }
due: day
filed: column
dispatched: column
statuses: { open: open, done: closed, moved: closed, wrong: voided }
`;

/** A source that keeps no times of dispatches. */
const dispatchedWhenReported = text
  .replace('dispatched: column\n', 'dispatched: reported\n')
  .replace('  dispatchedAt: dispatchedAt\n', '');

const row = {
  number: 'N-1',
  category: '扬尘',
  description: '裸土',
  remark: '未覆盖',
  communityId: 'c1',
  communityName: '湖东社区',
  department: '城管科',
  assignee: '张强',
  reportedAt: '2018-03-05 08:00',
  filedAt: '2018-03-05 09:00',
  dispatchedAt: '2018-03-05 10:00',
  dueAt: '2018-03-09',
  closedAt: '2018-03-09 23:00',
  updatedAt: '2018-03-10 08:00',
  status: 'done',
};

const read = (change: Partial<typeof row> = {}, mapping = text) =>
  makeRowReader(parseMapping(mapping), Object.keys(row))({ values: Object.values({ ...row, ...change }) });

function taken(change: Partial<typeof row> = {}, mapping = text): ReadRow {
  const result = read(change, mapping);
  if (isRejection(result)) throw new Error(`${result.column}: ${inWords(result.reason, 'en')}`);
  return result;
}

describe('a row', () => {
  test('attests each thing at its own moment', () => {
    const { caseId, record, anomalies } = taken();
    expect(caseId).toBe(deriveId('import', 'grid', 'N-1'));
    expect(anomalies).toEqual([]);
    expect(record).toEqual({
      reported: {
        at: '2018-03-05T00:00:00.000Z',
        category: '扬尘',
        description: '裸土, 未覆盖',
        communityId: 'c1',
        communityName: '湖东社区',
        sourceNumber: 'N-1',
      },
      filed: { at: '2018-03-05T01:00:00.000Z', number: 'N-1' },
      dispatched: {
        at: '2018-03-05T02:00:00.000Z',
        deadlineId: expect.stringMatching(/^import-/),
        department: '城管科',
        assignee: '张强',
        due: { at: '2018-03-09T15:59:59.999Z', precision: 'day' },
      },
      closed: { at: '2018-03-09T15:00:00.000Z', note: 'done' },
      updatedAt: '2018-03-10T00:00:00.000Z',
    });
  });

  test('attests nothing that it does not say', () => {
    const empty = { filedAt: '', dispatchedAt: '', dueAt: '', closedAt: '', updatedAt: '', assignee: '', remark: '' };
    const { record } = taken({ ...empty, department: '', status: 'open' });
    expect(record).toEqual({ reported: expect.any(Object) });
    const undispatched = { department: '城管科' };
    expect(taken({ ...empty, status: 'open' }).record).toEqual({ reported: expect.any(Object), undispatched });
    expect(taken({ ...empty, status: 'open' }, dispatchedWhenReported).record.dispatched).toEqual({
      deadlineId: expect.any(String),
      department: '城管科',
    });
  });

  test('may be due in the future, and nothing else of it lies there', () => {
    expect(taken({ dueAt: '2999-01-01' }).record.dispatched?.due?.at).toBe('2999-01-01T15:59:59.999Z');
  });

  test('that is open may have a planned closing, which is odd', () => {
    expect(taken({ status: 'open', closedAt: '2999-01-01 08:00' }).anomalies).toEqual(['openWithClosingTime']);
    expect(taken({ updatedAt: '2999-01-01 08:00' }).anomalies).toEqual([]);
    expect(read({ closedAt: '', updatedAt: '2999-01-01 08:00' })).toMatchObject({ column: 'updatedAt' });
  });

  test('that is voided says why', () => {
    const { record } = taken({ status: 'wrong' });
    expect([record.closed, record.voided]).toEqual([undefined, { at: '2018-03-09T15:00:00.000Z', reason: 'wrong' }]);
  });

  test('has the same deadline id for the same dispatch only', () => {
    const idOf = (change: Partial<typeof row>) => taken(change).record.dispatched!.deadlineId;
    const changes = [{}, { assignee: '李敏' }, { department: '环保科' }, { dueAt: '2018-03-10' }, { number: 'N-2' }];
    expect(new Set(changes.map(idOf)).size).toBe(5);
    expect(idOf({ status: 'open', dispatchedAt: '2018-03-06 10:00', updatedAt: '' })).toBe(idOf({}));
    const { record } = taken({ status: 'open', updatedAt: '' }, dispatchedWhenReported);
    expect(record.dispatched!.deadlineId).toBe(idOf({}));
  });

  test('is filed when it is reported, where the mapping says so', () => {
    const mapping = text.replace('filed: column', 'filed: reported').replace('  filedAt: filedAt\n', '');
    expect(taken({}, mapping).record.filed).toEqual({ at: '2018-03-05T00:00:00.000Z', number: 'N-1' });
  });

  test('is given what the mapping has for empty columns', () => {
    const mapping = `${text}defaults: { category: 其他, description: 无描述, department: 综合科 }\n`;
    const empty = { category: '', description: '', remark: '', department: '' };
    const { record } = taken(empty, mapping);
    expect(record.reported).toMatchObject({ category: '其他', description: '无描述' });
    expect(record.dispatched?.department).toBe('综合科');
    expect(taken({ description: '', remark: '' }).record.reported.description).toBe('扬尘');
  });

  test('says of what is filled from elsewhere, or joined of cells that are empty, what it says itself', () => {
    const mapping = `${text}defaults: { category: 其他, department: 综合科 }\n`;
    const partOf = (change: Partial<typeof row>) => taken(change, mapping).record.reported.inPart;
    expect(partOf({})).toBeUndefined();
    expect(partOf({ category: '' })).toEqual({ category: [] });
    expect(partOf({ remark: '' })).toEqual({ description: ['裸土'] });
    expect(partOf({ description: '', remark: '' })).toEqual({ description: [] });
    expect(taken({ department: '' }, mapping).record.dispatched).toMatchObject({
      department: '综合科',
      isAssumed: true,
    });
    expect(taken({}, mapping).record.dispatched).not.toHaveProperty('isAssumed');
  });

  test('whose community has a name only gets an id of that name', () => {
    const mapping = text.replace('  communityId: communityId\n', '');
    const [one, other, none] = ['湖东社区', '学府社区', ''].map((communityName) => taken({ communityName }, mapping));
    expect(one!.record.reported.communityId).toBe(deriveId('import-community', 'grid', '湖东社区'));
    expect(other!.record.reported.communityId).not.toBe(one!.record.reported.communityId);
    expect(none!.anomalies).toEqual(['noCommunity']);
  });

  test('with a due instant is due at that instant', () => {
    const instant = text.replace('due: day', 'due: instant');
    const { record, anomalies } = taken({ dueAt: '2018-03-05 07:59' }, instant);
    expect(record.dispatched?.due).toEqual({ at: '2018-03-04T23:59:00.000Z', precision: 'instant' });
    expect(anomalies).toEqual(['dueBeforeReported']);
    expect(taken({ dueAt: '2018-03-05 07:59' }).anomalies).toEqual([]);
  });
});

describe('without a status column', () => {
  const without = (more: string) => text.replace('  status: status\n', '').replace(/statuses:.*\n/, '') + more;
  test('what has a closing time is closed', () => {
    const byTime = without('');
    expect(taken({}, byTime).record.closed).toEqual({ at: '2018-03-09T15:00:00.000Z' });
    expect(taken({ closedAt: '' }, byTime).record.closed).toBeUndefined();
  });

  test('marks say it, and what is closed at no time wants the mapping to say when', () => {
    const byMarks = without('flags: { closed: status }\n');
    for (const mark of ['1', '是', 'Y', '2']) expect(taken({ status: mark }, byMarks).record.closed).toBeDefined();
    for (const mark of ['', '0', '否', 'N', '-', '0.0'])
      expect(taken({ status: mark }, byMarks).record.closed).toBeUndefined();
    const undated = { status: '1', closedAt: '', updatedAt: '' };
    expect(read(undated, byMarks)).toMatchObject({
      rule: 'undated-end',
      reason: { en: 'is empty, though the row is over' },
    });
    const atImport = taken(undated, `${byMarks}undatedEnd: import\n`);
    expect(atImport.record).toMatchObject({ closed: { anomalies: ['closedWithoutClosingTime'] } });
    expect([atImport.record.closed!.at, atImport.record.presumedEnd]).toEqual([undefined, undefined]);
    const atReport = taken(undated, `${byMarks}undatedEnd: reported\n`);
    expect(atReport.record.presumedEnd).toBe(atReport.record.reported.at);
  });

  test('marks that contradict one another are rejected', () => {
    const both = without('flags: { closed: status, voided: remark }\n').replace('[description, remark]', 'description');
    expect(read({ status: '1', remark: '1' }, both)).toMatchObject({
      reason: { en: 'it is marked as closed and as voided' },
    });
    expect(taken({ status: '0', remark: '1' }, both).record.voided).toMatchObject({ reason: 'voided' });
  });
});

describe('what other systems tell besides', () => {
  const more = text
    .replace('open: open', 'open: open, twice: duplicate, back: returned')
    .replace('  status: status', '  reply: remark\n  repliedAt: filedAt\n  reporter: communityName\n  status: status')
    .replace('[description, remark]', 'description')
    .replace('filed: column', 'filed: reported')
    .replace('  filedAt: filedAt\n', '')
    .replace('  communityName: communityName\n', '');
  test('a reply with its time, who reported it, duplicates, and what was given back', () => {
    const { record } = taken({ remark: '已清理' }, more);
    expect(record.rectified).toEqual({ measures: '已清理', at: '2018-03-05T01:00:00.000Z' });
    expect(record.reported.reporter).toBe('湖东社区');
    expect(taken({ remark: '' }, more).record.rectified).toBeUndefined();
    expect(taken({ status: 'twice' }, more).record.voided?.reason).toBe('duplicate in the source (twice)');
    expect(taken({ status: 'back', closedAt: '' }, more).record.returned).toEqual({ reason: 'back' });
    expect(read({ filedAt: '2999-01-01 08:00' }, more)).toMatchObject({ rule: 'in-the-future' });
  });

  test('a due date that is a span, counted from the dispatch', () => {
    const { record, anomalies } = taken({ dueAt: '3日内' });
    expect(record.dispatched).toMatchObject({ due: { at: '2018-03-08T15:59:59.999Z', precision: 'day' }, anomalies });
    expect(anomalies).toEqual(['dueAsSpan']);
    expect(taken({ dueAt: '24小时' }).record.dispatched!.due!.at).toBe('2018-03-06T02:00:00.000Z');
    expect(taken({ dueAt: '5个工作日' }).record.dispatched!.due).toMatchObject({ precision: 'instant' });
    const undated = taken({ dueAt: '3日内' }, dispatchedWhenReported);
    expect(undated.record.dispatched!.due!.at).toBe('2018-03-08T15:59:59.999Z');
  });

  test('a span keeps what was ordered, by which later holidays find its deadline', () => {
    const orderOf = (dueAt: string) => taken({ dueAt }).record.dispatched!.due!.ordered;
    const from = '2018-03-05T02:00:00.000Z';
    expect(orderOf('3日内')).toEqual({ kind: 'calendarDays', amount: 3, from });
    expect(orderOf('五个工作日')).toEqual({ kind: 'workingDays', amount: 5, from });
    expect(orderOf('24小时')).toEqual({ kind: 'urgentHours', amount: 24, from });
    expect(orderOf('2018-03-09')).toBeUndefined();
  });

  test('a due date that is a day or an instant, as it is', () => {
    const detect = text.replace('due: day', 'due: detect');
    const dueOf = (dueAt: string) => taken({ dueAt }, detect).record.dispatched!.due;
    expect(dueOf('2018-03-09')).toEqual({ at: '2018-03-09T15:59:59.999Z', precision: 'day' });
    expect(dueOf('2018-03-09 00:00')).toEqual({ at: '2018-03-09T15:59:59.999Z', precision: 'day' });
    expect(dueOf('2018-03-09 12:00')).toEqual({ at: '2018-03-09T04:00:00.000Z', precision: 'instant' });
  });

  test('numbers and ids lose what cannot be seen, and are flagged; damaged by Excel they are none', () => {
    const { number, anomalies } = taken({ number: '\u200bN-1\uFEFF' });
    expect([number, anomalies]).toEqual(['N-1', ['invisibleCharacters']]);
    expect(taken({ number: '="00123"' }).number).toBe('00123');
    expect(read({ number: '2.01803E+11' })).toMatchObject({ column: 'number', rule: 'damaged-number' });
    expect(taken({ assignee: '2.01803E+11' }).anomalies).toEqual(['damagedByExcel']);
  });

  test('texts take the form in which commands are stored; ids are of the cell as it was', () => {
    const decomposed = 'Cafe\u0301';
    const { number, caseId, record } = taken({
      number: decomposed,
      category: '\u200b扬\n尘 ',
      description: 'a\u0085b\nc',
      assignee: decomposed,
    });
    const { reported, dispatched } = record;
    expect([number, reported.category, reported.description]).toEqual(['Café', '扬 尘', 'a\nb\nc, 未覆盖']);
    expect(dispatched!.assignee).toBe('Café');
    expect(caseId).toBe(deriveId('import', 'grid', decomposed));
    const sent = ['grid', decomposed, '城管科', decomposed, '2018-03-09T15:59:59.999Z'] as const;
    expect(dispatched!.deadlineId).toBe(`import-${deriveId('import', ...sent)}`);
  });

  test('a status of several lines is the one that the mapping names, however both are written', () => {
    const statuses = text.replace('moved: closed', '"re\u0301solu (1)": closed, "a\\nb": closed');
    for (const status of ['re\u0301solu (1)', 'résolu\n(1)', 'a\r\nb', 'a b'])
      expect(taken({ status }, statuses).record.closed).toBeDefined();
  });

  test('what a cell leaves out of a text is known by the form in which it is stored', () => {
    const { inPart } = taken({ description: '', remark: 'Cafe\u0301' }).record.reported;
    expect(inPart).toEqual({ description: ['Café'] });
  });

  test('a time that the clocks showed twice', () => {
    const angeles = text.replace('Asia/Shanghai', 'America/Los_Angeles');
    expect(taken({ closedAt: '2018-11-04 01:30' }, angeles).anomalies).toEqual(['ambiguousTime']);
  });

  test('numbers of persons in texts, out of sight where the mapping says so', () => {
    const described = { description: '电话13812345678', assignee: '13812345678' };
    expect(taken(described).record.reported.description).toContain('13812345678');
    const { record } = taken(described, `${text}personalData: mask\n`);
    expect(record.reported.description).toBe('电话138****5678, 未覆盖');
  });
});

describe('what is odd but readable is taken and flagged where it shows', () => {
  test.each([
    [{ closedAt: '2018-03-05 07:00' }, 'closedBeforeReported', 'closed'],
    [{ dueAt: '2018-03-04' }, 'dueBeforeReported', 'dispatched'],
    [{ dispatchedAt: '2018-03-05 07:00' }, 'dispatchedBeforeReported', 'dispatched'],
    [{ filedAt: '2018-03-05 07:00' }, 'filedBeforeReported', 'reported'],
    [{ communityId: '', communityName: '' }, 'noCommunity', 'reported'],
    [{ department: '', dueAt: '' }, 'noDepartment', 'reported'],
    [{ closedAt: '' }, 'closedWithoutClosingTime', 'closed'],
    [{ status: 'open' }, 'openWithClosingTime', 'reported'],
    [{ status: 'wrong', closedAt: '' }, 'closedWithoutClosingTime', 'reported'],
    [{ description: '裸\uFFFD' }, 'damagedText', 'reported'],
  ] as const)('%j: %s', (change, anomaly, part) => {
    const { anomalies, record } = taken(change);
    expect(anomalies).toEqual([anomaly]);
    expect(record[part]?.anomalies).toEqual([anomaly]);
  });

  test('a due date that binds nobody', () => {
    expect(taken({ department: '' }).anomalies).toEqual(['noDepartment', 'dueWithoutDispatch']);
    expect(taken({ department: '', dueAt: '2018-03-04' }).record.reported.anomalies).toContain('dueBeforeReported');
  });

  test('a department that nothing was dispatched to', () => {
    for (const status of ['open', 'done', 'wrong']) {
      const { record, anomalies } = taken({
        dispatchedAt: '',
        status,
        closedAt: status === 'open' ? '' : row.closedAt,
      });
      expect(record.dispatched).toBe(undefined);
      expect(anomalies).toEqual(['noDispatchTime', 'dueWithoutDispatch']);
      expect(record.reported.anomalies).toEqual(anomalies);
    }
    expect(taken({ dispatchedAt: '', dueAt: '' }).anomalies).toEqual(['noDispatchTime']);
  });

  test('without a closing time it is over since the source last touched it', () => {
    const { closed, updatedAt } = taken({ closedAt: '' }).record;
    expect([closed, updatedAt]).toEqual([
      { note: 'done', anomalies: ['closedWithoutClosingTime'] },
      '2018-03-10T00:00:00.000Z',
    ]);
  });
});

describe('what cannot be read is rejected by column and reason', () => {
  test.each([
    [{ number: '' }, 'number', 'is empty'],
    [{ category: '' }, 'category', 'is empty, and the mapping has no default'],
    [{ reportedAt: '' }, 'reportedAt', 'is empty'],
    [{ reportedAt: '2018-02-30 08:00' }, 'reportedAt', '"2018-02-30 08:00" is no date of the form YYYY-MM-DD HH:mm'],
    [{ closedAt: '2999-01-01 08:00' }, 'closedAt', '"2999-01-01 08:00" has not come yet'],
    [{ dueAt: 'soon' }, 'dueAt', '"soon" is no date of the form YYYY-MM-DD or YYYY-MM-DD HH:mm'],
    [{ status: 'pending' }, 'status', '"pending" is none of the statuses'],
    [{ status: '' }, 'status', '"" is none of the statuses'],
    [{ closedAt: '', updatedAt: '' }, 'closedAt', 'is empty, though the status is "done"'],
    [{ communityId: 'a b' }, 'communityId', '"a b" must be an id'],
    [{ number: 'N\u0000' }, 'number', 'has a control character'],
    [{ remark: '\u001b[31m' }, 'description + remark', 'has a control character'],
    [{ description: 'x'.repeat(10_001), remark: '' }, 'description + remark', 'has more than 10000 characters'],
  ])('%j', (change, column, reason) => {
    const result = read(change);
    expect(isRejection(result) && result.column).toBe(column);
    expect(isRejection(result) && inWords(result.reason, 'en')).toContain(reason);
  });
});

describe('a mapping that does not fit the file', () => {
  const mapping = parseMapping(text);
  test('that lacks a column names it, and what there is', () => {
    const header = Object.keys(row).filter((name) => name !== 'dueAt');
    expect(() => makeRowReader(mapping, header, { file: '/x/a.csv' })).toThrow(
      /^a\.csv: the mapping names "dueAt" \(columns\.dueAt\), but the file has "number", "category"/,
    );
  });
  test('that has none of them says so', () => {
    expect(() => makeRowReader(mapping, ['x', 'y'])).toThrow(
      'the mapping names no column of it: the file has "x", "y"',
    );
  });
  test('that has one twice says so', () => {
    expect(() => makeRowReader(mapping, [...Object.keys(row), 'dueAt'])).toThrow('two columns "dueAt"');
  });
});
