import { expect, test } from '@jest/globals';
import { allowedBy, atMoment, momentsBy, type StoredEvent, type Undoing } from './index.js';

const undoing: Undoing = {
  Voided: 'record',
  Withdrawn: { id: 'entryId' },
  Corrected: { type: 'Counted', same: 'reportId' },
};
let n = 0;
function event(type: string, day: number, data: object = {}, stream = 's'): StoredEvent {
  n += 1;
  const occurredAt = `2018-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  const metadata = { actor: 'a', occurredAt, commandId: '', commandDigest: '' };
  const position = n.toString(16).padStart(16, '0');
  return { ...{ id: `e${n}`, type, schema: 1, stream, revision: n, position }, recordedAt: occurredAt, data, metadata };
}
const day = ({ metadata }: StoredEvent) => Number(metadata.occurredAt.slice(8, 10));
/** What had happened by that day, by type and the day on which it did. */
function until(log: readonly StoredEvent[], last: number): string[] {
  const asOf = { occurredUntil: `2018-03-${String(last).padStart(2, '0')}T00:00:00.000Z`, undoing };
  const moments = momentsBy(log, asOf);
  return log
    .filter(allowedBy(moments, asOf))
    .map(atMoment(moments))
    .map((one) => `${one.type} ${day(one)}`);
}

test('a void goes with the beginning of what it voids; what begins anew under the same id has its own', () => {
  const log = [event('Begun', 3), event('Next', 4), event('Voided', 20), event('Begun', 6), event('Voided', 21)];
  expect(until(log, 2)).toEqual([]);
  expect(until(log, 3)).toEqual(['Begun 3', 'Voided 3']);
  expect(until(log, 6)).toEqual(['Begun 3', 'Next 4', 'Voided 3', 'Begun 6', 'Voided 6']);
});

test('streams do not know each other', () => {
  const log = [event('Begun', 3), event('Begun', 5, {}, 't'), event('Voided', 20, {}, 't')];
  expect(until(log, 4)).toEqual(['Begun 3']);
  expect(until(log, 5)).toEqual(['Begun 3', 'Begun 5', 'Voided 5']);
});

test('what takes back one entry goes with that one, also where its moment was corrected', () => {
  const [first, second] = [event('Counted', 3, { reportId: 'r1' }), event('Counted', 9, { reportId: 'r2' })];
  const log = [
    first,
    second,
    event('Corrected', 20, { reportId: 'r2' }),
    event('Withdrawn', 21, { entryId: first.id }),
  ];
  expect(until(log, 3)).toEqual(['Counted 3', 'Withdrawn 3']);
  const moved = { eventId: second.id, eventType: 'Counted', field: 'occurredAt', previous: null, reason: 'r' };
  const value = '2018-03-05T00:00:00.000Z';
  expect(until([...log, event('RecordCorrected', 9, { ...moved, value })], 5)).toContain('Corrected 5');
});
