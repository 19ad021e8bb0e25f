import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fromBuffer, type Entry } from 'yauzl';
import { rooms } from '#office';
import { numbersHidden, personsHidden } from '#platform';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const code = '91350100M000100Y43';
const photo = { sha256: 'f0371234567'.padEnd(64, 'a'), bytes: 12, mediaType: 'image/jpeg', name: '现场.jpg' };
let caseId: string;

const done = async (url: string, body: object, actor?: string) => {
  const answer = await house.post(url, body, actor);
  expect([url, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([url, expect.any(Number), '']);
  return answer.body;
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  for (const communityId of ['c1', 'c2'])
    await done('/communities', { communityId, name: communityId, occurredAt: day('01-01') });
  const site = { kind: 'construction-site', communityId: 'c1', occurredAt: day('01-02') };
  await done('/sites', { ...site, siteId: 's1', name: '一号工地', creditCode: code });
  await done('/sites', { ...site, siteId: 's2', communityId: 'c2', name: '二号工地' });
  const problem = { category: '扬尘', source: 'resident', evidence: [photo] };
  const told = { ...problem, description: '裸土，请回电 13812345678', siteId: 's1', occurredAt: day('03-01') };
  caseId = (await done('/cases', told)).id;
  await done(`/cases/${caseId}/file`, { occurredAt: day('03-02') });
  const notice = {
    facts: '裸土',
    basis: '条例',
    requirements: '覆盖',
    recipient: '张三',
    deadline: { at: day('03-20') },
  };
  await done(`/cases/${caseId}/issue-notice`, { ...notice, occurredAt: day('03-03') });
  const other = { ...problem, description: '另一处', siteId: 's2', occurredAt: day('04-01') };
  await done('/cases', other);
  await done('/patrols', { siteId: 's1', findings: [], note: '=1+1，13812345678', occurredAt: day('05-01') });
});
afterAll(() => house.close());

/** What another program reads of the archive. */
async function unpacked(archive: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const ended = new Promise((resolve) => zip.on('end', resolve));
  zip.on('entry', (entry: Entry) =>
    zip.openReadStream(entry, (_error, stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        files.set(entry.fileName, Buffer.concat(parts));
        zip.readEntry();
      });
    }),
  );
  zip.readEntry();
  await ended;
  return files;
}

async function folder(url: string, language = 'zh') {
  const headers = { 'x-actor': 'inspector', 'accept-language': language };
  const answer = await house.app.inject({ method: 'GET', url: `/api${url}`, headers });
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 200, 'application/zip']);
  const files = await unpacked(answer.rawPayload);
  const text = (path: string) => files.get(path)!.toString();
  const rows = (path: string) =>
    text(path)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { answer, files, text, rows, manifest: JSON.parse(text('manifest.json')) };
}
const then = (md: string) => `recordedUntil=${encodeURIComponent(`2018-${md}T00:00:00Z`)}`;

describe('the folder of a site', () => {
  test('has its records, their histories, evidence, figures, rows of ledgers, and what is missing', async () => {
    const { rows, text, manifest, answer } = await folder('/sites/s1/folder');
    expect(answer.headers['content-disposition']).toContain('folder-site-s1-20181231.zip');
    expect(manifest).toMatchObject({ format: 'zeren-folder/1', of: { site: 's1' }, timeZone: 'Asia/Shanghai' });
    const log = (await house.events()).filter(({ metadata }) => metadata.siteId === 's1');
    const events = rows('events.jsonl');
    expect(events.map(({ position, id, type }) => [position, id, type])).toEqual(
      log.map(({ position, id, type }) => [position, id, type]),
    );
    expect(manifest.counts).toEqual({ records: 3, events: log.length, files: 1, missing: 1, masked: 3 });
    expect(rows('records/case.jsonl')).toMatchObject([{ id: caseId, document: { status: 'filed', category: '扬尘' } }]);
    expect(text('evidence.csv')).toContain(photo.sha256);
    expect(text('missing.csv')).toMatch(/送达回证 proof of service/);
    expect(text('sheets/patrols.csv')).toContain('/api/patrols/');
    expect(text('figures.csv')).toContain('count(patrols)');
    expect(JSON.parse(text('ledger.json'))).toMatchObject({
      siteId: 's1',
      notices: [{ recipient: '张*', overdue: true }],
    });
    expect(text('index.html')).toContain('迎检材料');
  });

  test('tells nothing of persons: names by their first character, numbers without their middle', async () => {
    const { files, rows } = await folder('/sites/s1/folder');
    const all = [...files.values()].map(String).join('\n');
    for (const secret of ['13812345678', '张三']) expect([secret, all.includes(secret)]).toEqual([secret, false]);
    const [reported] = rows('events.jsonl').filter(({ type }) => type === 'ProblemReported');
    expect(reported).toMatchObject({
      data: { description: '裸土，请回电 138****5678', evidence: [photo] },
      masked: ['description'],
    });
    expect(rows('events.jsonl').filter(({ type }) => type === 'NoticeIssued')).toMatchObject([
      { data: { recipient: '张*' }, masked: ['recipient'] },
    ]);
    // Nor is a text of a stranger a formula of the inspector's.
    expect(all).toContain(",'=1+1，138****5678、补录,");
  });

  test('lists, desks and ledgers hide the numbers too; the record itself is whole', async () => {
    for (const url of ['/cases', '/desk', '/sites/s1/ledger']) {
      const { status, body } = await house.get(url);
      const text = JSON.stringify(body);
      expect([url, status, text.includes('13812345678')]).toEqual([url, 200, false]);
      if (url !== '/sites/s1/ledger') expect(text).toContain('裸土，请回电 138****5678');
    }
    expect((await house.get(`/cases/${caseId}`)).body.description).toBe('裸土，请回电 13812345678');
  });

  test('lists, ledgers and the records behind figures name persons by their first character; the record is whole', async () => {
    const period = 'from=2018-03-01&to=2018-03-31';
    for (const url of ['/cases', '/sites/s1/ledger', `/figures/records?figure=notices.issued&${period}`]) {
      const { status, body } = await house.get(url);
      const text = JSON.stringify(body);
      expect([url, status, text.includes('张三')]).toEqual([url, 200, false]);
      expect([url, text.includes('"recipient":"张*"')]).toEqual([url, true]);
    }
    expect(JSON.stringify((await house.get(`/cases/${caseId}`)).body)).toContain('"recipient":"张三"');
    expect((await house.get('/cases?search=张三')).body.total).toBe(1);
  });

  test('a name that was corrected is hidden wherever the correction says it', async () => {
    const { personal } = rooms.find(({ name }) => name === 'cases')!;
    const correction = { eventType: 'NoticeIssued', field: 'recipient', previous: '赵铁柱', value: '赵铁栓' };
    const hidden = { ...correction, previous: '赵**', value: '赵**' };
    expect(personsHidden({ proposals: [correction] }, personal)).toEqual({ proposals: [hidden] });
    const witness = { eventType: 'NoticeServed', field: 'witnesses.0', previous: null, value: '赵铁栓' };
    expect(personsHidden(witness, personal)).toEqual({ ...witness, value: '赵**' });
    const facts = { ...correction, field: 'facts' };
    expect(personsHidden(facts, personal)).toEqual(facts);

    await done('/communities', { communityId: 'c9', name: 'c9', occurredAt: day('01-01') });
    await done('/sites', { siteId: 's9', name: '九号', kind: 'shop', communityId: 'c9', occurredAt: day('01-02') });
    const problem = { category: '扬尘', description: '裸土', source: 'staff', siteId: 's9', occurredAt: day('10-01') };
    const { id } = await done('/cases', problem);
    await done(`/cases/${id}/file`, { occurredAt: day('10-02') });
    const told = { facts: '裸土', basis: '条例', requirements: '覆盖', deadline: { at: day('10-20') } };
    await done(`/cases/${id}/issue-notice`, { ...told, recipient: '赵铁柱', occurredAt: day('10-03') });
    const { id: eventId } = (await house.get(`/cases/${id}/history`)).body.at(-1);
    await done(`/cases/${id}/correct-record`, { eventId, field: 'recipient', value: '赵铁栓', reason: '听错' });
    const { files, rows } = await folder(`/records/case-${id}/folder`);
    expect(rows('events.jsonl').at(-1)).toMatchObject({ data: hidden, masked: ['previous', 'value'] });
    const all = [...files.values()].map(String).join('\n');
    for (const name of ['赵铁柱', '赵铁栓']) expect([name, all.includes(name)]).toEqual([name, false]);
    for (const url of ['/cases', '/desk', '/corrections']) {
      const { status, body } = await house.get(url);
      expect([url, status, /赵铁[柱栓]/.test(JSON.stringify(body))]).toEqual([url, 200, false]);
    }
  });

  test('whose names the record hides, the reason of a correction does not say', async () => {
    const { personal } = rooms.find(({ name }) => name === 'cases')!;
    const proposal = { eventType: 'NoticeIssued', field: 'facts', previous: '土', value: '裸土' };
    const reason = '赵铁说是裸土，赵铁柱 13812345678 在场；Li Ming 和 Lin 不在；项目部、王姐知道';
    const names = { recipient: '赵铁', witnesses: ['赵铁柱', 'Li', '王'], servedTo: '项目部' };
    const told = '赵*说是裸土，赵** 138****5678 在场；L*** Ming 和 Lin 不在；项目部、王姐知道';
    expect(personsHidden({ ...names, proposals: [{ ...proposal, reason }], reason }, personal)).toMatchObject({
      proposals: [{ ...proposal, reason: told }],
      reason: reason.replace('13812345678', '138****5678'),
    });

    const { cases } = (await house.get('/cases?siteId=s9')).body;
    const { caseId: id } = cases[0];
    const { id: eventId } = (await house.get(`/cases/${id}/history`)).body.find(
      ({ type }: { type: string }) => type === 'NoticeIssued',
    );
    const correction = { eventId, field: 'facts', value: '裸土一片' };
    await done(`/cases/${id}/correct-record`, { ...correction, reason: '赵铁柱看错，赵铁栓说的' });
    const shown = { data: { field: 'facts', value: '裸土一片', reason: '赵**看错，赵**说的' } };
    const { files, rows } = await folder(`/records/case-${id}/folder`);
    expect(rows('events.jsonl').at(-1)).toMatchObject({ ...shown, masked: ['reason'] });
    const all = [...files.values()].map(String).join('\n');
    for (const name of ['赵铁柱', '赵铁栓']) expect([name, all.includes(name)]).toEqual([name, false]);
    for (const url of ['/sites/s9/history', '/communities/c9/history']) {
      const { body } = await house.get(url);
      expect([url, body.at(-1), /赵铁[柱栓]/.test(JSON.stringify(body))]).toMatchObject([url, shown, false]);
    }
    expect((await house.get(`/cases/${id}/history`)).body.at(-1).data.reason).toBe('赵铁柱看错，赵铁栓说的');
  });

  test('the history of a site or a community names persons as lists do; that of a record is whole', async () => {
    for (const url of ['/sites/s1/history', '/communities/c1/history']) {
      const { status, body } = await house.get(url);
      expect([url, status, /张三|13812345678/.test(JSON.stringify(body))]).toEqual([url, 200, false]);
      const notice = { type: 'NoticeIssued', data: expect.objectContaining({ recipient: '张*' }) };
      expect(body).toContainEqual(expect.objectContaining(notice));
    }
    expect(JSON.stringify((await house.get(`/cases/${caseId}/history`)).body)).toContain('张三');
  });

  test('a name of one character is not shown as its first', () => {
    const named = (person: string) => personsHidden({ person }, { person: 'name' });
    expect(['王', 'X', '王五', 'Xu', '项目部'].map((name) => named(name).person)).toEqual([
      ...['*', '*', '王*', 'X***', '项目部'],
    ]);
  });

  test('who told a source is a stranger; who entered what was told acts for the office, as a unit does', () => {
    const { personal } = rooms.find(({ name }) => name === 'cases')!;
    const told = (source: string) => ({ source, reportedBy: '王小明', notices: { n1: { recipient: '项目部' } } });
    const shown = { notices: { n1: { recipient: '项目部' } } };
    expect(personsHidden(told('import'), personal)).toEqual({ ...shown, source: 'import', reportedBy: '王**' });
    expect(personsHidden(told('resident'), personal)).toEqual(told('resident'));
  });

  test('a number is hidden in texts alone: what tells records and moments apart stays', () => {
    const row = {
      caseId: '13812345678',
      note: ['住 2 栋，13812345678'],
      at: '2018-03-05T01:00:00.000Z',
      count: 13812345678,
    };
    expect(numbersHidden({ row, text: '身份证 11010519491231002X', none: null })).toEqual({
      row: { ...row, note: ['住 2 栋，138****5678'] },
      text: '身份证 110105************',
      none: null,
    });
  });

  test('can be checked with sha256sum, and is the same bytes as of the same moment', async () => {
    const first = await folder(`/sites/s1/folder?${then('12-31')}`);
    const sums = first.text('SHA256SUMS').trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66)).sort()).toEqual(
      [...first.files.keys()].filter((f) => f !== 'SHA256SUMS').sort(),
    );
    for (const line of sums) {
      const [digest, path] = [line.slice(0, 64), line.slice(66)];
      expect([path, hash('sha256', first.files.get(path)!, 'hex')]).toEqual([path, digest]);
    }
    house.clock.set('2019-01-05T00:00:00.000Z');
    await done('/patrols', { siteId: 's1', findings: [], occurredAt: day('06-01') });
    const again = await folder(`/sites/s1/folder?${then('12-31')}`);
    expect(again.answer.rawPayload.equals(first.answer.rawPayload)).toBe(true);
    const now = await folder('/sites/s1/folder');
    expect(now.manifest.counts.events).toBe(first.manifest.counts.events + 1);
    expect(now.manifest.recordedUntil).toBe('2019-01-05T00:00:00.000Z');
  });

  test('goes by both clocks and by a period', async () => {
    const march = encodeURIComponent(day('03-02', 12));
    const { rows, manifest } = await folder(`/sites/s1/folder?occurredUntil=${march}`);
    expect(rows('events.jsonl').map(({ type }) => type)).toEqual(['SiteRegistered', 'ProblemReported', 'CaseFiled']);
    expect(manifest).toMatchObject({ counts: { missing: 0 }, occurredUntil: new Date(day('03-02', 12)).toISOString() });
    const may = await folder('/sites/s1/folder?from=2018-05-01&to=2018-05-31');
    expect([...may.files.keys()].filter((path) => path.startsWith('records/'))).toEqual(['records/patrol.jsonl']);
  });
});

test('its sheets are read as those of the ledgers: names, words of the language, and nothing of persons', async () => {
  const occurredAt = day('01-02');
  await done('/communities', { communityId: 'c3', name: '明湖社区', occurredAt });
  await done('/sites', { siteId: 's3', name: '明湖汽修', kind: 'auto-repair', communityId: 'c3', occurredAt });
  await done('/sites/s3/change', { address: '路2号，电话 13812345678' });
  const profile = { businessClass: 'II', floorAreaM2: 300, sensitiveArea: false, solventPaint: false };
  const creditCode = '410105600000001';
  await done('/repair-shops', { siteId: 's3', creditCode, ...profile, sprayBooth: true, occurredAt });
  await done('/repair-shops/s3/determine', { occurredAt: day('01-03') });
  const [of, sheet] = ['/sites/s3/folder?recordedUntil=', 'sheets/repair-shops.csv'];
  const asked = `${of}${house.clock.now()}`;
  const first = await folder(asked);
  expect([first.manifest.language, first.answer.headers['content-language']]).toEqual(['zh', 'zh-CN']);
  const [head, row] = first.text(sheet).trimEnd().split('\r\n');
  expect(head).toContain('序号 no.,企业 shop,');
  for (const word of [
    '1,明湖汽修,',
    ',明湖社区,',
    '路2号，电话 138****5678',
    '维修备案、环评报告表',
    ',是,',
    ',已登记,',
  ])
    expect([word, row!.includes(word)]).toEqual([word, true]);
  expect(row).toMatch(/\/api\/repair-shops\/s3$/);
  house.clock.advance(60_000);
  await done('/sites/s3/change', { name: '新名' });
  expect((await folder(asked)).answer.rawPayload.equals(first.answer.rawPayload)).toBe(true);
  // The tables beside them too: what a record and an event are called, and where it is.
  expect(first.text('records.csv')).toMatch(
    /^汽修企业 auto-repair shop \(repairshop\),s3,[^\r]*,明湖社区 \(c3\),明湖汽修 \(s3\),/m,
  );
  expect(first.text('events.csv')).toMatch(
    /汽修企业 auto-repair shop \(repairshop\),s3,登记汽修企业 [^,]*\(RepairShopRegistered\),/,
  );
  const english = (await folder(`${of}${house.clock.now()}`, 'en')).text(sheet);
  expect(english).toMatch(/\r\n1,新名,.*,yes,.*,"repair filing, eia report form",.*,registered,/);
});

test('the sums of a sheet stand under its rows, without what was voided, and are no record', async () => {
  await done('/communities', { communityId: 'c4', name: 'c4', occurredAt: day('01-01') });
  const service = {
    kind: 'volunteer-service',
    organiserKind: 'volunteers',
    communityId: 'c4',
    place: '广场',
    chair: '郑',
  };
  const held = async (n: number, present: number) => {
    const times = { from: day('07-01', n), to: day('07-01', n + 1) };
    return (await done('/activities', { ...service, title: `清扫${n}`, ...times, present })).id as string;
  };
  const [wrong] = [await held(8, 3), await held(10, 12), await held(12, 20)];
  expect((await house.correct(`/activities/${wrong}/void`, { reason: '重复' })).status).toBe(200);
  const { totals } = (await house.get('/ledger/sheet?sheet=activities&communityId=c4')).body;
  expect(totals).toMatchObject({ present: 32 });

  const path = 'sheets/activities.csv';
  const { text, manifest } = await folder('/communities/c4/folder');
  const [head, ...lines] = text(path).trimEnd().split('\r\n');
  const at = (name: string) => head!.split(',').findIndex((one) => one.startsWith(name));
  expect(lines.map((line) => line.split(',')[0])).toEqual(['1', '2', '3', '合计']);
  expect(lines.map((line) => line.split(',').at(at('实到')))).toEqual(['20', '12', '3', '32']);
  expect(manifest.counts).toMatchObject({ records: 1 + 3 });
  expect(text('records.csv').trimEnd().split('\r\n')).toHaveLength(1 + 4);
  const page = text('index.html');
  expect(page).toMatch(/\(3 \/ 3\) <a href="sheets\/activities\.csv">/);
  expect(page).toContain('<tr><td>合计</td>');
  const listed = manifest.files.find((file: { path: string }) => file.path === path);
  expect(listed.sha256).toBe(hash('sha256', Buffer.from(text(path)), 'hex'));
  expect((await folder('/communities/c4/folder', 'en')).text(path)).toMatch(/\r\ntotal,/);
});

test('a community, a legal person, a record and a figure have one too', async () => {
  const kindsIn = async (url: string) => {
    const { files, manifest, text } = await folder(url);
    const kinds = [...files.keys()].flatMap((path) => /^records\/(.*)\.jsonl$/.exec(path)?.[1] ?? []);
    return [kinds, manifest.counts.records, text] as const;
  };
  expect((await kindsIn('/communities/c2/folder')).slice(0, 2)).toEqual([['case', 'community', 'site'], 3]);
  const [kinds, , subject] = await kindsIn(`/subjects/${code}/folder`);
  expect(kinds).toEqual(['case', 'patrol', 'site']);
  expect(subject('figures.csv')).toContain('一号工地 (s1),patrols.made');
  expect((await kindsIn(`/records/case-${caseId}/folder`)).slice(0, 2)).toEqual([['case'], 1]);
  const [ofFigure, records, text] = await kindsIn('/figures/folder?figure=patrols.made&from=2018-05-01&to=2018-05-31');
  expect([ofFigure, records]).toEqual([['patrol'], 1]);
  expect(text('figures.csv').trimEnd().split('\r\n')).toHaveLength(2);
});

test('the line that says a proposed correction is put together of the words that are shown', async () => {
  const { id: eventId } = (await house.get(`/cases/${caseId}/history`)).body.find(
    ({ type }: { type: string }) => type === 'NoticeIssued',
  );
  const correction = { eventId, field: 'recipient', value: '李四光', reason: '张三听错，李四光 13812345678 为准' };
  expect((await done(`/cases/${caseId}/correct-record`, correction)).events).toMatchObject([
    { type: 'CorrectionProposed' },
  ]);
  const proposed = (await house.get('/corrections?state=proposed')).body.corrections;
  expect(proposed).toMatchObject([
    {
      title: `case-${caseId}: NoticeIssued recipient, 张* → 李**`,
      previous: '张*',
      value: '李**',
      reason: '张*听错，李** 138****5678 为准',
    },
  ]);
  const { entries } = (await house.get('/desk?list=corrections.toConfirm')).body;
  expect(entries).toMatchObject([{ title: expect.stringMatching(/: notice issued, recipient: 张\* → 李\*\*$/) }]);
});

test('what is not there has none', async () => {
  for (const url of ['/sites/no', '/communities/no', '/records/case-no', '/records/no', `/subjects/410100000012345`])
    expect([url, (await house.get(`${url}/folder`)).status]).toEqual([url, 404]);
  expect((await house.get('/figures/folder?figure=no')).status).toBe(400);
});
