import { expect, test } from '@jest/globals';
import { foldView, RuleBook, ViewFold, viewOf, type StoredEvent, type View, type WithStatus } from './index.js';

interface Sum {
  readonly sum: number;
  readonly shown?: string;
}
const made: string[] = [];
const sums: View<Sum> = {
  name: 'sums',
  version: 1,
  fields: [],
  indexes: [],
  touches: ({ stream, type }) => (type === 'Ignored' ? [] : [stream]),
  evolve: (before, { type }) => (type === 'Removed' ? undefined : { sum: (before?.sum ?? 0) + 1 }),
  complete: (state, id) => {
    made.push(id);
    return { ...state, shown: `${id}: ${state.sum}` };
  },
};
const event = (stream: string, type = 'Added') => ({ stream, type }) as StoredEvent;

test('documents may be asked for between events, and only those are made again that an event came to', () => {
  const fold = new ViewFold(sums);
  made.length = 0;
  for (const stream of ['a', 'b', 'a']) fold.add(event(stream));
  expect(Object.fromEntries(fold.documents())).toEqual({ a: { sum: 2, shown: 'a: 2' }, b: { sum: 1, shown: 'b: 1' } });
  fold.add(event('b'));
  fold.add(event('a', 'Ignored'));
  expect(fold.documents().get('b')).toEqual({ sum: 2, shown: 'b: 2' });
  expect(made).toEqual(['a', 'b', 'b']);
});

test('a document that an event removes is gone, whenever it was asked for', () => {
  const removed = [event('a'), event('b'), event('a', 'Removed')];
  expect([...foldView(sums, removed).keys()]).toEqual(['b']);
  const fold = new ViewFold(sums);
  for (const e of removed.slice(0, 2)) fold.add(e);
  expect([...fold.documents().keys()]).toEqual(['a', 'b']);
  fold.add(removed[2]!);
  expect([...fold.documents().keys()]).toEqual(['b']);
  fold.add(event('a'));
  expect(fold.documents().get('a')).toEqual({ sum: 1, shown: 'a: 1' });
});

test('without anything to add, the states are the documents', () => {
  const plain: View<Sum> = { ...sums, complete: undefined };
  expect(foldView(plain, [event('a'), event('a')]).get('a')).toEqual({ sum: 2 });
});

test('the id of a record stands under the name of its kind, also where that is of two words', () => {
  const catalogue = { Added: { schema: 1 } };
  const evolve = () => ({ status: 'there' });
  const of = (stream: string) =>
    new RuleBook<WithStatus, never>({ zh: '', en: '' }).aggregate({ stream, catalogue, evolve } as never);
  const idIn = (stream: string) =>
    foldView(viewOf(of(stream), { name: 'all', version: 1, fields: [] }), [event(`${stream}-k1`)]);
  expect(idIn('patrol').get('k1')).toMatchObject({ patrolId: 'k1' });
  expect(idIn('lost-item').get('k1')).toMatchObject({ lostItemId: 'k1' });
});
