import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, CommandAnswer, ProblemBody } from './office.js';

export function describeCases(office: ApiOffice): void {
  const { notice, as, report, act } = office;
  describe('a case over HTTP', () => {
    test('from report to closure and look-back, with notice, service, extension and supervision', async () => {
      const { id, revision, events } = await report();
      expect(revision).toBe(0);
      expect(events[0]!.data).toMatchObject({ communityId: 'maozhuang' });
      const filed = await act(id, 'file');
      expect(filed.body.events[0]!.data['number']).toMatch(/^明湖案〔\d{4}〕\d+号$/);
      await act(id, 'dispatch', { department: '城管', assignee: '张伟', deadline: { workingDays: 3 } });
      const issued = await act(id, 'issue-notice', notice);
      const { noticeId, number } = issued.body.events[0]!.data as { noticeId: string; number: string };
      expect(number).toMatch(/^明湖整改〔\d{4}〕\d+号$/);
      const service = {
        noticeId,
        method: 'direct',
        servedBy: '李明',
        servedTo: '王经理',
        servedAt: new Date().toISOString(),
      };
      expect((await act(id, 'serve-notice', service)).status).toBe(200);
      const asked = await act(id, 'request-extension', { until: { workingDays: 9 }, reason: '雨' }, as('张伟'));
      const { extensionId } = asked.body.events[0]!.data as { extensionId: string };
      expect((await act<ProblemBody>(id, 'grant-extension', { extensionId }, as('张伟'))).body.rule).toBe(
        'granter-is-not-requester',
      );
      expect((await act(id, 'grant-extension', { extensionId }, as('赵主任'))).status).toBe(200);
      const placed = await act(id, 'place-supervision', {
        level: 'ministry',
        by: '生态环境部',
        deadline: { workingDays: 20 },
      });
      await act(id, 'report-rectification', { measures: '已覆盖' }, as('张伟'));
      expect((await act<ProblemBody>(id, 'verify', {}, as('张伟'))).body.rule).toBe('verifier-is-not-rectifier');
      expect((await act(id, 'verify', {}, as('马强'))).status).toBe(200);
      expect((await act(id, 'close')).body.events[0]!.type).toBe('CaseClosed');
      const { supervisionId } = placed.body.events[0]!.data as { supervisionId: string };
      expect((await act(id, 'reply-to-supervision', { supervisionId, reply: '已整改' })).status).toBe(200);
      expect((await act(id, 'lift-supervision', { supervisionId })).status).toBe(200);
      expect((await act(id, 'look-back', { result: 'relapsed' })).body.events.map((e) => e.type)).toEqual([
        'LookBackRecorded',
        'CaseReopened',
      ]);
    });

    test('a deadline that touches years whose holidays are not known is taken with a warning for each', async () => {
      const { id } = await report();
      await act(id, 'file');
      const far = await act<CommandAnswer>(id, 'dispatch', {
        department: '城管',
        deadline: { at: '2099-06-01T00:00:00Z' },
      });
      expect(far.status).toBe(200);
      expect(far.body.warnings).toEqual([expect.stringContaining('2099')]);
      const near = await act<CommandAnswer>(id, 'dispatch', { department: '城管', deadline: { urgentHours: 1 } });
      expect(near.body.events[0]!.data).toMatchObject({ due: { ordered: { kind: 'urgentHours', amount: 1 } } });
    });

    test('a command that the state forbids is refused with rule, state and what is possible', async () => {
      const { id } = await report();
      const { status, headers, body } = await act<ProblemBody>(id, 'close');
      expect(status).toBe(409);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({
        type: 'urn:zeren:problem:refused',
        rule: 'close-when-verified',
        state: 'reported',
      });
      expect(body.possible).toContain('FileCase');
      const filing = { command: 'FileCase', method: 'POST', path: `/api/cases/${id}/file` };
      expect(body.actions).toContainEqual(filing);
      expect((await office.service.get<ProblemBody>(`/api/cases/${id}`)).body.actions).toContainEqual(filing);
      expect(body.actions!.map(({ command }) => command)).toEqual(body.possible);
    });

    test('a correction answers a wrong entry; the history keeps both', async () => {
      const { id, events } = await report();
      const correct = { eventId: events[0]!.id, field: 'category', value: '噪声', reason: '录错' };
      expect((await act(id, 'correct-record', correct)).status).toBe(200);
      expect((await office.service.get(`/api/cases/${id}`)).body).toMatchObject({ category: '噪声' });
      const history = await office.service.get<{ type: string; data: { category?: string } }[]>(
        `/api/cases/${id}/history`,
      );
      expect(history.body.map((e) => e.type)).toEqual(['ProblemReported', 'RecordCorrected']);
      expect(history.body[0]!.data.category).toBe('扬尘');
      expect(
        (await act<ProblemBody>(id, 'correct-record', { ...correct, field: 'source' })).body.errors![0]!.field,
      ).toBe('field');
    });

    test('a duplicate is merged into a case that lives', async () => {
      const [first, second] = [await report(), await report()];
      expect((await act(second.id, 'merge', { into: first.id })).status).toBe(200);
      expect((await act<ProblemBody>(first.id, 'merge', { into: second.id })).body.rule).toBe(
        'merge-into-a-living-case',
      );
      expect((await act<ProblemBody>(first.id, 'merge', { into: first.id })).body.rule).toBe('merge-into-another');
      expect((await act<ProblemBody>(first.id, 'merge', { into: 'nobody' })).body.rule).toBe('case-unknown');
    });

    test('what a patrol found becomes cases by itself', async () => {
      const findings = [
        { category: '扬尘', description: '裸土' },
        { category: '噪声', description: '已当场停工', correctedOnTheSpot: true },
      ];
      const patrol = await office.service.post<CommandAnswer>('/api/patrols', { siteId: 'gd-1', findings });
      expect(patrol.status).toBe(201);
      const found = patrol.body.events[0]!.data['findings'] as { findingId: string }[];
      for (const [n, status] of ['reported', 'closed'].entries()) {
        const answer = await eventually(
          () => office.service.get(`/api/cases/${found[n]!.findingId}`),
          (a) => a.status === 200,
        );
        expect(answer.body).toMatchObject({
          status,
          siteId: 'gd-1',
          communityId: 'maozhuang',
          patrolId: patrol.body.id,
        });
      }
    });
  });

  async function eventually<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 500; tries += 1) {
      const answer = await ask();
      if (good(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('it did not happen');
  }
}
