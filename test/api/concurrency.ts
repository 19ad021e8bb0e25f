import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, ProblemBody } from './office.js';

export function describeConcurrency(office: ApiOffice): void {
  const { notice, as, report, act, rectified } = office;
  describe('concurrency', () => {
    test('a stale If-Match is refused, a fresh one taken; the ETag is the revision', async () => {
      const { id } = await report();
      const { headers } = await office.service.get(`/api/cases/${id}`);
      expect(headers.get('etag')).toBe('"0"');
      const filed = await act(id, 'file', {}, { 'if-match': '"0"' });
      expect(filed.headers.get('etag')).toBe('"1"');
      const stale = await act<ProblemBody>(id, 'void', { reason: 'x' }, { 'if-match': '"0"' });
      expect(stale.status).toBe(412);
      expect((await act(id, 'void', { reason: 'x' }, { 'if-match': 'W/"1"' })).status).toBe(400);
    });

    test('of two verifiers one wins and the other is told', async () => {
      const id = await rectified();
      const answers = await Promise.all(['a', 'b', 'c'].map((who) => act(id, 'verify', {}, as(who))));
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
    });

    test('close and reopen at once leave an explainable state', async () => {
      const id = await rectified();
      await act(id, 'verify', {}, as('ma'));
      const [closed, reopened] = await Promise.all([act(id, 'close'), act(id, 'reopen', { reason: 'x' })]);
      expect(closed.status).toBe(200);
      const { body } = await office.service.get(`/api/cases/${id}`);
      expect(body['status']).toBe(reopened.status === 200 ? 'filed' : 'closed');
    });

    test('two bodies at once under one key: one is taken, the other refused, and no number is given twice', async () => {
      const cases = await Promise.all(Array.from({ length: 6 }, () => report()));
      await Promise.all(cases.map(({ id }) => act(id, 'file')));
      const answers = await Promise.all(
        cases.flatMap(({ id }, n) =>
          ['裸土', '噪声'].map((facts) =>
            act(id, 'issue-notice', { ...notice, facts }, { 'idempotency-key': `both-${n}` }),
          ),
        ),
      );
      expect(answers.map((a) => a.status).sort()).toEqual([...cases.map(() => 200), ...cases.map(() => 422)]);
      const last = await report();
      await act(last.id, 'file');
      answers.push(await act(last.id, 'issue-notice', notice));
      const numbers = answers.filter((a) => a.status === 200).map((a) => a.body.events[0]!.data['number']);
      expect(new Set(numbers).size).toBe(cases.length + 1);
    });

    test('two cases at once under one key: one is taken, the other refused, whatever the command, and no number is on both', async () => {
      const numbers: unknown[] = [];
      for (let round = 0; round < 6; round += 1) {
        const pair = [await report(), await report()];
        const key = { 'idempotency-key': `two-cases-${round}` };
        const filed = await Promise.all(pair.map(({ id }) => act(id, 'file', {}, key)));
        expect(filed.map(({ status }) => status).sort()).toEqual([200, 422]);
        numbers.push(...filed.flatMap(({ status, body }) => (status === 200 ? [body.events[0]!.data['number']] : [])));
        const voided = await Promise.all(
          pair.map(({ id }) => act(id, 'void', { reason: 'x' }, { 'idempotency-key': `two-voids-${round}` })),
        );
        expect(voided.map(({ status }) => status).sort()).toEqual([200, 422]);
      }
      expect(new Set(numbers).size).toBe(6);
    });

    test('two cases merged into each other at once: one wins, the other is told', async () => {
      const [a, b] = [await report(), await report()];
      const answers = await Promise.all([act(a.id, 'merge', { into: b.id }), act(b.id, 'merge', { into: a.id })]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    });

    test('a repeated merge gets its first answer, whatever became of the target', async () => {
      const [a, b, c] = [await report(), await report(), await report()];
      const key = { 'idempotency-key': 'merge-again' };
      const first = await act(a.id, 'merge', { into: b.id }, key);
      await act(b.id, 'merge', { into: c.id });
      expect((await act(a.id, 'merge', { into: b.id }, key)).body).toEqual(first.body);
    });

    test('fifty filings at once get fifty numbers in a row, also with refusals and repetitions among them', async () => {
      const cases = await Promise.all(Array.from({ length: 50 }, () => report()));
      const voided = cases.filter((_, n) => n % 5 === 0);
      await Promise.all(voided.map(({ id }) => act(id, 'void', { reason: 'x' })));
      const answers = await Promise.all(
        cases.flatMap(({ id }, n) => [
          act(id, 'file', {}, { 'idempotency-key': `f${n}` }),
          act(id, 'file', {}, { 'idempotency-key': `f${n}` }),
        ]),
      );
      const numbers = answers.filter((a) => a.status === 200).map((a) => String(a.body.events[0]!.data['number']));
      const sequences = [...new Set(numbers)].map((n) => Number(/〕(\d+)号/.exec(n)![1])).sort((a, b) => a - b);
      expect(sequences).toHaveLength(40);
      expect(sequences.at(-1)! - sequences[0]!).toBe(39);
    });
  });
}
