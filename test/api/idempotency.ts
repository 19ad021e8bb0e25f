import { describe, expect, test } from '@jest/globals';
import type { ApiOffice, CommandAnswer } from './office.js';

export function describeIdempotency(office: ApiOffice): void {
  const { problem, report, act, as } = office;
  describe('idempotency', () => {
    test('the same command again gets the first answer and changes nothing', async () => {
      const key = { 'idempotency-key': 'once-1' };
      const first = await office.service.post<CommandAnswer>('/api/cases', problem, key);
      const again = await office.service.post<CommandAnswer>(
        '/api/cases',
        { ...Object.fromEntries(Object.entries(problem).reverse()) },
        key,
      );
      expect(again.status).toBe(201);
      expect(again.body).toEqual(first.body);
      const filed = await act(first.body.id, 'file', {}, { 'idempotency-key': 'once-2' });
      await act(first.body.id, 'void', { reason: 'x' });
      expect((await act(first.body.id, 'file', {}, { 'idempotency-key': 'once-2' })).body).toEqual(filed.body);
      expect((await office.service.get<unknown[]>(`/api/cases/${first.body.id}/history`)).body).toHaveLength(3);
    });

    test('another body under the same key is refused, on the same case and on another', async () => {
      const key = { 'idempotency-key': 'reused' };
      const { body } = await office.service.post<CommandAnswer>('/api/cases', problem, key);
      expect((await office.service.post('/api/cases', { ...problem, category: '噪声' }, key)).status).toBe(422);
      expect((await act(body.id, 'file', {}, key)).status).toBe(422);
      const other = await report();
      expect((await act(other.id, 'file', {}, key)).status).toBe(422);
      expect((await act(other.id, 'file', {}, { ...key, ...as('another clerk') })).status).toBe(200);
    });
  });
}
