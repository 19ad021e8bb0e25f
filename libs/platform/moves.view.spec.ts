import { expect, test } from '@jest/globals';
import { foldView, type StoredEvent } from '#event-sourcing';
import { moveView } from './moves.view.js';

const moved = {
  ...{ stream: 'enterprise-1', revision: 6, position: '01', recordedAt: '2018-06-30T02:00:00.000Z' },
  type: 'RecordCorrected',
  data: { eventId: 'e', eventType: 'EnterpriseRegistered', field: 'communityId', previous: 'c1', value: 'c2' },
  metadata: { communityId: 'c2' },
} as unknown as StoredEvent;
const places = (event: object) => [...foldView(moveView, [{ ...moved, ...event }]).values()];

test('a corrected place of a record of any room is told to both', () => {
  const { stream, position, recordedAt, revision: last } = moved;
  const of = { stream, last, recordedAt, position };
  expect(places({})).toEqual([
    { ...of, place: 'community:c1', first: last },
    { ...of, place: 'community:c2', first: 0 },
  ]);
  const site = { data: { ...moved.data, field: 'siteId', value: 's2', previous: null }, metadata: { siteId: 's2' } };
  expect(places(site)).toEqual([{ ...of, place: 'site:s2', first: 0 }]);
});

test('what leaves the record where it is moves nothing', () => {
  expect(places({ data: { ...moved.data, value: 'c1' }, metadata: { communityId: 'c1' } })).toEqual([]);
  expect(places({ data: { ...moved.data, field: 'name' } })).toEqual([]);
  // Of an entry that a later one has replaced.
  expect(places({ metadata: { communityId: 'c3' } })).toEqual([]);
  expect(places({ type: 'EnterpriseClosed' })).toEqual([]);
});
