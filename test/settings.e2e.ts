import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run, runJson, Service, temporaryFolder } from './service.js';

interface Changed {
  readonly warnings?: string[];
  readonly events: { readonly data: { readonly from: string | null; readonly filingWorkingHours?: number } }[];
}

/** Next year, whose March is never yesterday. */
const YEAR = new Date().getUTCFullYear() + 1;
const HOLIDAYS = `years:
  ${YEAR}:
    source: announced later
    holidays: [${Array.from({ length: 7 }, (_, n) => `${YEAR}-03-0${n + 1}`).join(', ')}]
    workingWeekends: []
`;

describe('settings that figures depend on', () => {
  const folder = temporaryFolder();
  const data = ['--data', folder.path];
  const file = join(folder.path, 'holidays.yml');

  beforeAll(async () => {
    writeFileSync(file, HOLIDAYS);
    const service = await Service.start(folder.path, { ZEREN_FILING_HOURS: '5', ZEREN_DISPATCH_HOURS: '4' });
    await service.post('/api/communities', { communityId: 'c', name: 'c' });
    const reported = await service.post<{ id: string }>('/api/cases', {
      ...{ category: '扬尘', description: '裸土', source: 'resident', communityId: 'c' },
    });
    const { id } = reported.body;
    await service.post(`/api/cases/${id}/file`, {});
    await service.post(`/api/cases/${id}/dispatch`, { department: '城管', deadline: { workingDays: 365 } });
    await service.end('SIGTERM');
  });
  afterAll(() => folder.remove());

  test('are those of the first start, also where nothing is configured later', () => {
    const settings = runJson<{ filingWorkingHours: number; versions: object[] }>(['settings', ...data]);
    expect(settings).toMatchObject({ filingWorkingHours: 5, versions: [{ version: 1, from: null }] });
    const { indicators } = runJson<{ indicators: { name: string; formula: string }[] }>([
      ...['ledger', 'community', 'c', ...data],
    ]);
    const formulaOf = (rate: string) => indicators.find(({ name }) => name === rate)!.formula;
    expect(formulaOf('onTimeFiling')).toContain('within 5 working hours');
    expect(formulaOf('onTimeDispatch')).toContain('within 4 working hours');
  });

  test('are not changed by the environment: the service refuses to start and says what does', () => {
    const { status, stderr } = run(['serve', '--port', '0', ...data], { ZEREN_FILING_HOURS: '9' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^zeren: ZEREN_FILING_HOURS: the log has other settings.*zeren settings/);
    expect(run(['cases', ...data], { ZEREN_FILING_HOURS: '9' })).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('ZEREN_FILING_HOURS') as unknown,
    });
    expect(run(['cases', ...data], { ZEREN_FILING_HOURS: '5' }).stderr).toBe('');
  });

  test('are changed over HTTP from tomorrow on', async () => {
    const service = await Service.start(folder.path);
    const path = '/api/settings/change';
    const { status, body } = await service.post<Changed>(path, { filingWorkingHours: 6, reason: '新标准' });
    expect(status).toBe(200);
    const { from } = body.events[0]!.data;
    expect(from! > new Date().toISOString().slice(0, 10)).toBe(true);
    const early = await service.post<{ rule: string }>(path, {
      filingWorkingHours: 4,
      from: '2018-01-01',
      reason: 'r',
    });
    expect(early).toMatchObject({ status: 409, body: { rule: 'settings-from-tomorrow' } });
    const reporting = { reportingPeriod: 'month', lateEntryDays: 3, dispatchWorkingHours: 2, reason: '按月通报' };
    expect((await service.post<Changed>(path, reporting)).status).toBe(200);
    expect((await service.get('/api/settings')).body).toMatchObject({
      ...{ reportingPeriod: 'quarter', lateEntryDays: 7, dispatchWorkingHours: 4 },
    });
    const settings = await service.get<{ filingWorkingHours: number; versions: object[] }>('/api/settings');
    expect(settings.body).toMatchObject({
      filingWorkingHours: 5,
      versions: [{}, { from, reason: '新标准' }, reporting],
    });
    await service.end('SIGTERM');
  });

  test('take holidays that come later; the deadlines that they move are listed and moved', () => {
    const listed = () => runJson<{ deadlines: { due: string; moved: string }[] }>(['deadlines', '--affected', ...data]);
    expect(listed().deadlines).toEqual([]);
    const changed = runJson<{ warnings: string[] }>([
      ...['settings', '--holidays', file, '--reason', 'announced', ...data],
    ]);
    expect(changed.warnings.join()).toContain('zeren deadlines --affected');
    const { deadlines } = listed();
    expect(deadlines).toHaveLength(1);
    expect(deadlines[0]!.moved > deadlines[0]!.due).toBe(true);
    expect(runJson(['deadlines', '--move', '--reason', 'holidays', ...data])).toEqual({ deadlines });
    expect(listed().deadlines).toEqual([]);
    const { cases } = runJson<{ cases: { dueAt: string }[] }>(['cases', ...data]);
    expect(cases[0]!.dueAt).toBe(deadlines[0]!.moved);
  });
});
