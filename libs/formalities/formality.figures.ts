import { standing, type Figure, type FigureCondition, type Rate } from '#event-sourcing';
import { labels } from './formality.glossary.js';
import { formalityKinds } from './formality.kinds.js';
import { shopSpans, shopView, type ShopSpan } from './shop.views.js';

type MomentField = 'filedOnlineAt' | 'eiaDoneAt' | 'doneAt';

/** A shop that was registered by mistake counts nowhere. */
const isShop: FigureCondition = { field: 'state', in: ['registered', 'closed-down'] };
const shops = { version: 1, of: shopView } as const;

/** Open shops that were it at the asked moment. */
const asOf = (
  name: keyof typeof labels,
  version: number,
  what: ShopSpan['what'],
  ...where: readonly FigureCondition[]
): Figure => ({
  name,
  version,
  of: shopSpans,
  where: [{ field: 'what', equals: what }, ...where, ...standing()],
});

/** Shops for which it was so for the first time on a day of the period. */
const firstIn = (name: string, field: MomentField): Figure => ({
  ...shops,
  name,
  where: [isShop, { field, lessThan: { asked: 'at' } }],
  period: field,
});

/**
 * systems.md 3. `shopsDone`: the online filing and the environmental formality that the list of its day required, both in
 * force, the later one done in the period; what becomes of them afterwards, or of the list, does not undo it.
 */
export const formalityFigures: readonly Figure[] = [
  {
    ...shops,
    name: 'formalities.shops',
    where: [isShop, ...standing('registeredAt')],
  },
  { ...shops, name: 'formalities.closedDown', where: [isShop, { field: 'until', lessThan: { asked: 'at' } }] },
  firstIn('formalities.filedOnline', 'filedOnlineAt'),
  firstIn('formalities.eiaDone', 'eiaDoneAt'),
  firstIn('formalities.shopsDone', 'doneAt'),
  asOf('formalities.subject', 1, 'subject'),
  // Without those that need no environmental formality, which stand apart.
  asOf('formalities.valid', 2, 'complete'),
  asOf('formalities.exempt', 1, 'exempt'),
  // What an open shop has to have and has not: of some shop several, of each kind one.
  asOf('formalities.missing', 1, 'missing'),
  ...formalityKinds.map((kind) => asOf(`formalities.missing.${kind}`, 1, 'missing', { field: 'kind', equals: kind })),
];

export const formalityRates: readonly Rate[] = [
  {
    name: 'formalities.validShare',
    ...labels['formalities.validShare'],
    version: 2,
    of: ['formalities.valid'],
    by: 'formalities.subject',
  },
];
