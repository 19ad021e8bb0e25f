import { describe, expect, test } from '@jest/globals';
import { foldView, START, withUpcasting, type EventStore, type StoredEvent } from '#event-sourcing';
import { patrolCatalogue, patrolView } from '#patrols';
import { caseCatalogue, caseView } from './index.js';

const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };
const catalogue = { ...caseCatalogue, ...patrolCatalogue };

const stored = (type: string, stream: string, data: object, revision = 0): StoredEvent => ({
  id: `${stream}-${revision}`,
  type,
  schema: 1,
  stream,
  revision,
  position: `${revision}`,
  recordedAt: '2018-06-01T00:00:00.000Z',
  data,
  metadata: { actor: 'li', occurredAt: '2018-06-01T00:00:00.000Z', commandId: 'c', commandDigest: 'd' },
});

/** What version 1 stored, read as today. */
async function today(...events: StoredEvent[]): Promise<StoredEvent[]> {
  const store = {
    async *readAll() {
      yield* events;
    },
    head: async () => START,
  } as unknown as EventStore;
  const read: StoredEvent[] = [];
  for await (const event of withUpcasting(store, catalogue).readAll()) read.push(event);
  return read;
}

describe('lists inside lists that version 1 stored', () => {
  test('findings read as nothing, and the patrol tells of them', async () => {
    const good = { findingId: 'f2', category: '扬尘', description: '裸土' };
    const findings = [{ findingId: 'f1' }, good, { ...good, findingId: 'f3', evidence: [file, [file, file]] }];
    const [event] = await today(stored('PatrolRecorded', 'patrol-p', { siteId: 's', communityId: 'c', findings }));
    const patrol = foldView(patrolView, [event!]).get('p');
    expect(patrol).toMatchObject({
      findings: 2,
      found: [good, { findingId: 'f3', evidence: [file] }],
      illegible: ['findings.0', 'findings.2.evidence.1'],
    });
  });

  test('evidence reads as nothing, and the case is flagged', async () => {
    const events = await today(
      stored('ProblemReported', 'case-c', {
        category: 'a',
        description: 'b',
        source: 'staff',
        evidence: [[file], file],
      }),
      stored('RectificationReported', 'case-c', { measures: 'm', before: [[file]], after: [file] }, 1),
      stored('LookBackRecorded', 'case-c', { result: 'held', evidence: [[[file]]] }, 2),
    );
    expect(events.map(({ schema, data }) => [schema, data])).toMatchObject([
      [4, { evidence: [file], illegible: ['evidence.0'] }],
      [2, { before: [], after: [file], illegible: ['before.0'] }],
      [2, { evidence: [], illegible: ['evidence.0'] }],
    ]);
    expect(foldView(caseView, events).get('c')).toMatchObject({ anomalies: ['illegible'] });
  });

  test('a case of such a finding is flagged, and has no category', async () => {
    const events = await today(stored('ProblemReported', 'case-c', { source: 'patrol' }));
    expect(events[0]!.data).toMatchObject({ illegible: ['category', 'description'] });
    const document = foldView(caseView, events).get('c')!;
    expect(document.anomalies).toEqual(['illegible']);
    expect(document.category).toBeUndefined();
  });

  test('a case of before says which patrol found it, and what stood in its event unread', async () => {
    const reported = { category: 'a', description: 'b', source: 'patrol' };
    const found = async (more: object) =>
      foldView(caseView, await today(stored('ProblemReported', 'case-c', { ...reported, ...more }))).get('c')!.foundIn;
    expect(await found({})).toBeUndefined();
    expect(await found({ patrolId: 'p1' })).toEqual({ kind: 'patrol', id: 'p1' });
    expect(await found({ foundIn: { kind: 'venue', id: 's1' } })).toEqual({ kind: 'venue', id: 's1' });
  });

  test('what is well is as it was', async () => {
    const data = { category: 'a', description: 'b', source: 'staff', evidence: [file] };
    const [event] = await today(stored('ProblemReported', 'case-c', data));
    expect(event!.data).toBe(data);
  });
});
