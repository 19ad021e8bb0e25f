import { expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { timelineView } from './timeline.view.js';

test('an entry has the declared fields and no others: it is stored flat', () => {
  const metadata = { actor: 'li.ming', occurredAt: '2018-03-01T00:00:00.000Z', siteId: 's1', communityId: 'c1' };
  const event = { stream: 'case-1', revision: 3, metadata: { ...metadata, commandId: 'x', commandDigest: 'y' } };
  const entry = timelineView.evolve(undefined, event as unknown as StoredEvent, '1');
  expect(Object.keys(entry!).sort()).toEqual([...timelineView.fields].sort());
});
