import type { Figure, Rate } from '#event-sourcing';
import { hotlineWords } from './case-labels.glossary.js';
import { caseOrders } from './case.orders.js';
import { caseCallbacks, type CallbackDocument } from './case.callbacks.js';

const callbacks = { version: 1, of: caseCallbacks, where: [], period: 'at' } as const;
const called = (name: keyof typeof hotlineWords, field?: keyof CallbackDocument & string): Figure => ({
  ...callbacks,
  name,
  ...(field && { adds: { kind: 'sum', field } }),
});

const orders = { version: 1, of: caseOrders, period: 'reportedAt' } as const;
const told = { field: 'voided', equals: 0 } as const;
const hasOrder = { field: 'orderKey', atLeast: '' } as const;

/** Also in the ledgers of sites and communities. */
export const repeats: Figure = {
  ...orders,
  name: 'repeats',
  adds: { kind: 'sum', field: 'repeat' },
  where: [told],
};

/** 12345 热线 (systems.md 1.4). A closing counts in the period of its first call. */
export const hotlineFigures: readonly Figure[] = [
  // Several cases may come of one order: orders are counted by their numbers, and in parts they do not add up.
  { ...orders, name: 'hotline.orders', adds: { kind: 'distinct', field: 'orderKey' }, where: [told] },
  { ...orders, name: 'hotline.cases', where: [told, hasOrder, { field: 'merged', equals: 0 }] },
  { ...repeats, name: 'hotline.repeats' },
  called('hotline.calledBack'),
  called('hotline.reached', 'reached'),
  called('hotline.solved', 'solved'),
  called('hotline.partlySolved', 'partlySolved'),
  called('hotline.notSolved', 'notSolved'),
  called('hotline.satisfied', 'satisfied'),
];

const rate = (name: keyof typeof hotlineWords, of: keyof typeof hotlineWords, by: keyof typeof hotlineWords): Rate => ({
  name,
  ...hotlineWords[name],
  version: 1,
  of: [of],
  by,
});

export const hotlineRates: readonly Rate[] = [
  rate('hotline.reachRate', 'hotline.reached', 'hotline.calledBack'),
  rate('hotline.solvedRate', 'hotline.solved', 'hotline.reached'),
  rate('hotline.satisfactionRate', 'hotline.satisfied', 'hotline.reached'),
];
