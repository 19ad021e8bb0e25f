import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const photo = (letter: string) => ({
  sha256: letter.repeat(64),
  bytes: 9,
  mediaType: 'image/jpeg',
  name: `${letter}.jpg`,
});

beforeAll(async () => {
  house = await openTestOffice(new Date(at('06-30')).toISOString(), [FindingsReactor]);
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  await house.post('/sites', { siteId: 's1', name: '一号', kind: 'shop', communityId: 'c1', occurredAt: at('01-01') });
});
afterAll(() => house.close());

const problem = (evidence: object[], md: string) => ({
  ...{ category: '占道', description: '摊位', source: 'staff', siteId: 's1', evidence, occurredAt: at(md) },
});
const reported = async (evidence: object[], md: string) => {
  const { status, body } = await house.post('/cases', problem(evidence, md));
  expect(status).toBe(201);
  return body.id as string;
};

test('one photo of two records is flagged on both, and found by its digest; once in a record it is not', async () => {
  const first = await reported([photo('a'), photo('b')], '05-01');
  const shown = async (id: string) => (await house.get(`/cases/${id}`)).body.sharedEvidence as object[] | undefined;
  await house.settle();
  expect(await shown(first)).toBeUndefined();
  const second = await reported([photo('a')], '05-02');
  await house.get('/evidence');
  expect(await shown(first)).toEqual([{ sha256: 'a'.repeat(64), alsoOf: [`case-${second}`] }]);
  expect(await shown(second)).toEqual([{ sha256: 'a'.repeat(64), alsoOf: [`case-${first}`] }]);
  const { body } = await house.get(`/evidence?sha256=${'a'.repeat(64)}`);
  expect(body).toMatchObject({
    total: 2,
    evidence: [
      { stream: `case-${second}`, isShared: true, siteId: 's1', person: 'li.ming' },
      { stream: `case-${first}`, isShared: true, alsoOf: [`case-${second}`] },
    ],
  });
  expect((await house.get('/evidence?isShared=false')).body.evidence).toMatchObject([{ name: 'b.jpg' }]);
  expect((await house.get(`/evidence?stream=case-${first}`)).body.total).toBe(2);
});

test('the case that a finding is shows the photo of the finding, which makes it no other record', async () => {
  const findings = [{ category: '扬尘', description: '裸土', evidence: [photo('c')] }];
  const visit = await house.post('/patrols', { siteId: 's1', findings, occurredAt: at('05-03') });
  expect(visit.status).toBe(201);
  await house.settle();
  const { evidence } = (await house.get(`/evidence?sha256=${'c'.repeat(64)}`)).body;
  expect(evidence).toMatchObject([{ stream: `patrol-${visit.body.id}`, isShared: false }]);
});

test('figures count the files, and those of several records', async () => {
  expect(await house.figures()).toMatchObject({ 'evidence.files': 3, 'evidence.shared': 1 });
  expect(await house.figures('from=2018-05-02&to=2018-05-31')).toMatchObject({ 'evidence.files': 2 });
});

test('of a picture that stands for none, each record names the first of the others, and the list has all', async () => {
  for (let day = 1; day <= 25; day += 1) await reported([photo('d')], `06-${String(day).padStart(2, '0')}`);
  const { body } = await house.get(`/evidence?sha256=${'d'.repeat(64)}&limit=50`);
  expect(body.total).toBe(25);
  const told = body.evidence as { stream: string; isShared: boolean; alsoOf: string[] }[];
  for (const { stream, isShared, alsoOf } of told) {
    expect(isShared).toBe(true);
    expect(new Set(alsoOf).size).toBe(20);
    expect(alsoOf).not.toContain(stream);
  }
});
