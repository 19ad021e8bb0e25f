import { expect } from '@jest/globals';
import type { CaseDocument } from '#cases';
import type { StoredEvent } from '#event-sourcing';
import type { Service } from './service.js';

/** Waits a minute at most: a document server that has just come back on a busy machine takes its time. */
export async function settled(service: Service): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const { body } = await service.get<{ status: string }>('/health');
    if (body.status === 'ok') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the views did not catch up');
}

/** Reserved numbers that no case bears yet are completed by the reactor after its grace. */
export async function numbersCompleted(events: () => StoredEvent[] | Promise<StoredEvent[]>): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const all = await events();
    const used = all.filter((e) => e.type === 'CaseFiled' || e.type === 'NoticeIssued').length;
    const reserved =
      all.filter((e) => e.type === 'NumberReserved').length - all.filter((e) => e.type === 'NumberReleased').length;
    if (used === reserved) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function allCases(service: Service): Promise<Map<string, CaseDocument>> {
  const cases = new Map<string, CaseDocument>();
  let cursor = '';
  do {
    const { body } = await service.get<{ cases: CaseDocument[]; next?: string }>(
      `/api/cases?limit=500${cursor && `&cursor=${cursor}`}`,
    );
    for (const document of body.cases) cases.set(document.caseId, document);
    cursor = body.next ?? '';
  } while (cursor);
  return cases;
}

/** One after another from 1, of cases and of notices: none missing, none twice. */
export function expectNumbers(events: readonly StoredEvent[]): void {
  for (const [type, field] of [
    ['CaseFiled', 'case'],
    ['NoticeIssued', 'notice'],
  ]) {
    const numbers = events
      .filter((e) => e.type === type)
      .map((e) => Number(/〕(\d+)号/.exec((e.data as { number: string }).number)![1]))
      .sort((a, b) => a - b);
    expect([field, numbers]).toEqual([field, numbers.map((_, n) => n + 1)]);
  }
}
