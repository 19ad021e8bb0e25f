import type { Site } from '#places';
import { sheetOf } from '#platform';
import { sheetWords, shopStates } from './formality.glossary.js';
import type { Formality } from './formality.record.js';
import type { RepairShop } from './shop.record.js';
import { shopView, type ShopDocument } from './shop.views.js';

const shopOf = ({ told }: ShopDocument) => told.shop as Partial<RepairShop>;
const numbersOf = ({ told }: ShopDocument) =>
  Object.values(told.formalities).flatMap((one) => (one as Partial<Formality>).number ?? []);

/** Who answers for the shop at present. */
const responsibleFor = ({ responsibilities }: Site) =>
  responsibilities.filter(({ until }) => until === undefined).map(({ person }) => person);

/** systems.md 3. */
export const formalitySheet = sheetOf({
  name: 'repair-shops',
  label: { zh: '汽修企业台账', en: 'ledger of auto-repair shops' },
  of: shopView,
  sort: { field: 'registeredAt', direction: 'desc' },
  record: ({ siteId }: ShopDocument) => `repair-shops/${siteId}`,
  words: sheetWords,
  cells: {
    shop: 'siteId',
    businessClass: (document) => shopOf(document).businessClass,
    sprayBooth: (document) => shopOf(document).sprayBooth,
    address: 'siteId',
    sensitiveArea: (document) => shopOf(document).sensitiveArea,
    numbers: numbersOf,
    wasteContract: ({ told }) => (told.formalities['hazardous-waste-contract'] as Partial<Formality>)?.number,
    visits: { sums: 'patrols.made', by: 'siteId', is: ({ siteId }) => siteId },
    responsible: 'siteId',
    findings: (document) => shopOf(document).findings?.length,
  },
  reads: {
    address: { of: ['site'], says: ({ address }: Site) => address },
    responsible: { of: ['site'], says: responsibleFor },
    shop: { of: ['site'] },
    required: 'codes',
    missing: 'codes',
    state: { words: shopStates },
  },
  adds: ['visits', 'findings'],
});
