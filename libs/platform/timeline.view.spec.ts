import { expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { timelineView, type TimelineEntry } from './timeline.view.js';

test('an entry has the declared fields and no others: it is stored flat', () => {
  const metadata = { actor: 'li.ming', occurredAt: '2018-03-01T00:00:00.000Z', siteId: 's1', communityId: 'c1' };
  const recordedAt = metadata.occurredAt;
  const event = {
    stream: 'case-1',
    revision: 3,
    recordedAt,
    metadata: { ...metadata, commandId: 'x', commandDigest: 'y' },
  };
  const entry = timelineView.evolve(undefined, event as unknown as StoredEvent, '1');
  expect(Object.keys(entry!).sort()).toEqual([...timelineView.fields].sort());
});

test('it keeps the highest stamp so far, where stamps of two services run apart', () => {
  const stamps = ['2018-03-01T00:00:00.500Z', '2018-03-01T00:00:00.300Z', '2018-03-01T00:00:00.700Z'];
  const metadata = { actor: 'a', occurredAt: '', commandId: 'x', commandDigest: 'y' };
  let entry: TimelineEntry | undefined;
  const kept = stamps.map((recordedAt, revision) => {
    const event = { stream: 'case-1', revision, recordedAt, metadata } as unknown as StoredEvent;
    entry = timelineView.evolve(entry, event, '1');
    return entry?.knownAt;
  });
  expect(kept).toEqual([stamps[0], stamps[0], stamps[2]]);
});
