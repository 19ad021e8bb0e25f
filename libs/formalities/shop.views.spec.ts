import { expect, test } from '@jest/globals';
import { foldView, NO_END, partsOf, sumFigures, type StoredEvent } from '#event-sourcing';
import { formalityFigures } from './formality.figures.js';
import { shopSpans, shopView, spansOf } from './shop.views.js';

const at = (day: string) => `2018-${day}T00:00:00.000Z`;
const event = (stream: string, type: string, day: string, data: object): StoredEvent => ({
  type,
  data,
  id: `${stream} ${type} ${day}`,
  schema: 1,
  stream,
  revision: 0,
  position: day,
  recordedAt: at(day),
  metadata: { actor: 'a', occurredAt: at(day), commandId: 'c', commandDigest: '', siteId: 's1', communityId: 'c1' },
});
const of = { siteId: 's1', communityId: 'c1', by: 'shop' };
const shop = (type: string, day: string, data: object) => event('repairshop-s1', type, day, data);
const formality = (kind: string, type: string, day: string, data: object) =>
  event(`formality-s1-${kind}`, type, day, data);
const documentOf = (...events: StoredEvent[]) => foldView(shopView, events).get('s1')!;

const registered = shop('RepairShopRegistered', '01-01', { siteId: 's1', communityId: 'c1' });
const determined = (day: string, ...required: string[]) =>
  shop('FormalitiesDetermined', day, { listVersion: '2018', required });
const filed = (kind: string, day: string) => [
  formality(kind, 'FormalityStarted', '01-03', { ...of, kind }),
  formality(kind, 'FormalityFiled', day, { number: `${kind}-1`, authority: '区局' }),
];
const both = determined('01-02', 'repair-filing', 'eia-registration');

test('a shop is done when the filing and the formality of its list are in force together', () => {
  const done = [registered, both, ...filed('repair-filing', '02-01'), ...filed('eia-registration', '03-01')];
  expect(documentOf(...done)).toMatchObject({
    filedOnlineAt: at('02-01'),
    eiaDoneAt: at('03-01'),
    doneAt: at('03-01'),
    missing: [],
    isComplete: true,
  });
  const lapsed = formality('repair-filing', 'FormalityLapsed', '02-15', { reason: '过期' });
  const [start, filing, ...eia] = [...filed('repair-filing', '02-01'), ...filed('eia-registration', '03-01')];
  const late = documentOf(registered, both, start!, filing!, lapsed, ...eia);
  expect([late.filedOnlineAt, late.eiaDoneAt, late.doneAt]).toEqual([at('02-01'), at('03-01'), undefined]);
});

test('a newer list undoes nothing, and one that requires no environmental formality makes nobody done', () => {
  const newer = determined('12-01', 'repair-filing', 'eia-report-form');
  const done = [registered, both, ...filed('repair-filing', '02-01'), ...filed('eia-registration', '03-01'), newer];
  expect(documentOf(...done)).toMatchObject({ doneAt: at('03-01'), missing: ['eia-report-form'], isComplete: false });
  const exempt = documentOf(registered, determined('01-02', 'repair-filing'), ...filed('repair-filing', '02-01'));
  expect([exempt.doneAt, exempt.isComplete]).toEqual([undefined, true]);
});

test('a shop that needs no environmental formality stands apart, and counts neither as valid nor as one that needs it', () => {
  const figuresAt = (day: string, ...events: StoredEvent[]) => {
    const parts = [...partsOf(shopSpans, foldView(shopView, events))].map(([, body]) => body);
    return ['subject', 'valid', 'exempt'].map((name) => {
      const figure = formalityFigures.find((one) => one.name === `formalities.${name}`)!;
      return sumFigures([figure], parts, { at: at(day) })[0]!.values[figure.name];
    });
  };
  const done = [registered, both, ...filed('repair-filing', '02-01'), ...filed('eia-registration', '03-01')];
  expect(figuresAt('01-15', ...done)).toEqual([1, 0, 0]);
  expect(figuresAt('04-01', ...done)).toEqual([1, 1, 0]);
  const lowered = [...done, determined('06-01', 'repair-filing')];
  expect(figuresAt('05-01', ...lowered)).toEqual([1, 1, 0]);
  expect(figuresAt('07-01', ...lowered)).toEqual([0, 0, 1]);
  const closed = shop('RepairShopClosedDown', '08-01', { reason: '搬迁' });
  expect(figuresAt('09-01', ...lowered, closed)).toEqual([0, 0, 0]);
  expect(figuresAt('09-01', ...lowered, shop('RepairShopVoided', '08-01', { reason: '误录' }))).toEqual([0, 0, 0]);
});

test('what a shop lacks is counted by kind, as long as it is required, not in force and the shop open', () => {
  const names = ['missing', 'missing.repair-filing', 'missing.eia-registration', 'missing.eia-report-form'];
  const missingAt = (day: string, ...events: StoredEvent[]) => {
    const parts = [...partsOf(shopSpans, foldView(shopView, events))].map(([, body]) => body);
    return names.map((name) => {
      const figure = formalityFigures.find((one) => one.name === `formalities.${name}`)!;
      return sumFigures([figure], parts, { at: at(day) })[0]!.values[figure.name];
    });
  };
  const begun = [registered, both, ...filed('repair-filing', '02-01'), ...filed('eia-registration', '03-01')];
  const lapsed = formality('repair-filing', 'FormalityLapsed', '04-01', { reason: '过期' });
  const newer = determined('06-01', 'repair-filing', 'eia-report-form');
  const told = [...begun, lapsed, newer, shop('RepairShopClosedDown', '08-01', { reason: '搬迁' })];
  expect(missingAt('01-01', ...told)).toEqual([0, 0, 0, 0]);
  expect(missingAt('01-15', ...told)).toEqual([2, 1, 1, 0]);
  expect(missingAt('02-15', ...told)).toEqual([1, 0, 1, 0]);
  expect(missingAt('03-15', ...told)).toEqual([0, 0, 0, 0]);
  expect(missingAt('04-15', ...told)).toEqual([1, 1, 0, 0]);
  expect(missingAt('07-01', ...told)).toEqual([2, 1, 0, 1]);
  expect(missingAt('09-01', ...told)).toEqual([0, 0, 0, 0]);
});

test('a formality whose shop is not known yet, as of a moment, is of no shop that counts', () => {
  expect(documentOf(...filed('repair-filing', '02-01'))).toMatchObject({ state: 'none', registeredAt: NO_END });
});

test('spans are between the moments at which anything changes', () => {
  const [a, b, c] = [at('01-01'), at('02-01'), at('03-01')];
  expect(spansOf([c, a, b, a], (moment) => moment !== b)).toEqual([
    { from: a, until: b },
    { from: c, until: NO_END },
  ]);
  expect(spansOf([a, b], () => false)).toEqual([]);
});
