import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, CommandAnswer, ProblemBody } from './office.js';

export function describeNames(office: ApiOffice): void {
  const { problem, report, act, as, rectified } = office;
  const spellings = ['Zhang', '\u200bzhang', 'zhang ', 'ＺＨＡＮＧ', '\ufeffZHANG', 'zha\u00adng', 'zhang\u3000'];

  describe('names', () => {
    test('whoever rectified cannot verify under another spelling of the name', async () => {
      const id = await rectified();
      for (const spelling of spellings) {
        const answer = await act<ProblemBody>(id, 'reject', { reason: 'x' }, as(spelling));
        expect([spelling, answer.body.rule]).toEqual([spelling, 'verifier-is-not-rectifier']);
      }
      for (const spelling of spellings) {
        const answer = await act<ProblemBody>(id, 'verify', {}, as(spelling));
        expect([spelling, answer.status, answer.body.rule]).toEqual([spelling, 409, 'verifier-is-not-rectifier']);
      }
      expect((await act(id, 'verify', {}, as('li.ming'))).status).toBe(200);
    });

    test('an actor is stored in one form', async () => {
      const { body } = await office.service.post<CommandAnswer>('/api/cases', problem, as('\u200b甲 '));
      expect((await office.service.get(`/api/cases/${body.id}`)).body).toMatchObject({ reportedBy: '甲' });
    });

    test.each(['\u200b', '\u202eevil', '\u0085', 'SYSTEM:clock', 'ｓystem:clock', 'a\nb'])(
      'nobody acts as %j',
      async (actor) => {
        expect((await office.service.post('/api/cases', problem, as(actor))).status).toBe(401);
      },
    );

    test('a department, person and category is one, however it is spelled, in lists, desks and figures', async () => {
      let position = '';
      for (const [n, name] of ['名单科 A', '名单科\u3000ａ', '名单科\u200b A '].entries()) {
        const { id } = await report({ ...problem, category: name });
        await act(id, 'file');
        const dispatch = {
          department: name,
          assignee: `${name}${n === 0 ? '' : '\u200b'}`,
          deadline: { workingDays: 3 },
        };
        ({ position } = (await act(id, 'dispatch', dispatch)).body);
      }
      const name = encodeURIComponent('名单科  a');
      for (const query of [
        `category=${name}`,
        `department=${name}`,
        `assignee=${name}`,
        `list=mine&assignee=${name}`,
      ]) {
        const { body } = await office.service.get<{ cases: unknown[] }>(`/api/cases?${query}&waitFor=${position}`);
        expect([query, body.cases.length]).toEqual([query, 3]);
      }
      const mine = await office.service.request<{ cases: unknown[] }>(
        'GET',
        '/api/cases?list=mine',
        undefined,
        as('名单科 A'),
      );
      expect(mine.body.cases).toHaveLength(3);
      const desk = await office.service.get<{ openCases: unknown[]; problemsByCategory: Record<string, number> }>(
        `/api/desks?department=${name}`,
      );
      expect(desk.body.openCases).toHaveLength(3);
      expect(Object.values(desk.body.problemsByCategory)).toEqual([3]);
      for (const by of ['department', 'category']) {
        const rows = await office.service.get<{ id: string; reported: number }[]>(`/api/indicators?by=${by}`);
        const of = rows.body.filter(({ id }) => id?.startsWith('名单科'));
        expect(of).toMatchObject([{ reported: 3 }]);
        const drilled = `/api/indicators/cases?figure=reported&by=${by}&id=`;
        for (const id of [of[0]!.id, '名单科 Ａ'])
          expect(
            (await office.service.get<{ cases: object[] }>(drilled + encodeURIComponent(id))).body.cases,
          ).toHaveLength(3);
      }
    });
  });
}
