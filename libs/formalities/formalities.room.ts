import { ownSite } from '#places';
import {
  byField,
  FindOpenAtSite,
  FindRecord,
  isSameName,
  roomOf,
  THE_SYSTEM,
  type LookUp,
  type LookUps,
  type StillOpen,
} from '#platform';
import { formalityId, isFiling } from './formality.kinds.js';
import { claimNumber, filingNumberCatalogue, type Claim } from './filing-numbers.js';
import { ChangeFormality, CorrectFormality, FileFormality, type StartFormality } from './formality.commands.js';
import { formalityRecords } from './formality.controller.js';
import { formalityFigures, formalityRates } from './formality.figures.js';
import { formalityPapers } from './formality.papers.js';
import { formalityDesk } from './formality.desk.js';
import { commandWords, eventWords, labels, words } from './formality.glossary.js';
import { ClosedShopsReactor, FormalityChangesReactor } from './formality.reactors.js';
import type { Formality } from './formality.record.js';
import { formality } from './formality.rules.js';
import { repairShopRecords } from './shop.controller.js';
import type { RepairShopFindingRecorded } from './shop.events.js';
import { shopRegister } from './shop.register.js';
import { repairShop } from './shop.rules.js';
import { repairShopView, shopView } from './shop.views.js';
import { shopSubjects } from './shop.subjects.js';
import { formalitySheet } from './shop.sheets.js';

function numberIn(command: object): string | undefined {
  if (command instanceof CorrectFormality) return command.field === 'number' ? command.value : undefined;
  return (command as FileFormality | ChangeFormality).number;
}

/** Claims the number that a filing is to have, before it is decided on; not where it would be refused anyway. */
const number: LookUp = async (command: object, { queries, store, sent, config, now }) => {
  const wanted = numberIn(command);
  const find = (id: string) => queries.ask<Formality>(new FindRecord(formality.stream, id), THE_SYSTEM);
  const own = await find(sent.target);
  if (wanted === undefined || !isFiling(own.kind) || !formality.rules.ruleOf(command)?.allowed(own)) return undefined;
  const bears = async ({ formalityId, number: claimed }: Claim) =>
    (await find(formalityId)).numbers.some((one) => isSameName(one, claimed));
  const claim = { number: wanted, siteId: own.siteId, formalityId: sent.target };
  return claimNumber(claim, { store, sent, now, bears, grace: config.numberGraceMilliseconds });
};

const ofShops: LookUps = {
  site: ownSite,
  // The shop itself is what is to be closed down.
  open: async (_command, { queries, sent }) => {
    const open = await queries.ask<readonly StillOpen[]>(new FindOpenAtSite(sent.target), THE_SYSTEM);
    return open.filter(({ kind }) => kind !== repairShop.stream);
  },
};
const ofFormalities: LookUps = {
  shop: ({ siteId }: StartFormality, { queries }) => queries.ask(new FindRecord(repairShop.stream, siteId), THE_SYSTEM),
  number,
};

/** Auto-repair shops 汽修企业: online filing 网上备案 and EIA formalities 环评手续 (system 3). */
export const formalitiesRoom = roomOf({
  name: 'formalities',
  commandWords,
  eventWords,
  sheets: { label: { zh: '汽修企业手续', en: 'formalities of auto-repair shops' }, sheets: [formalitySheet] },
  records: [formalityRecords, repairShopRecords],
  tags: { 'repair-shops': '汽修企业', formalities: '备案与环评手续' },
  figures: formalityFigures,
  rates: formalityRates,
  labels,
  desk: formalityDesk,
  papers: formalityPapers,
  subjects: shopSubjects,
  // A shop is closed down: its site does not go before it.
  openAtSite: [
    {
      kind: repairShop.stream,
      what: words.shop,
      of: shopView,
      by: 'siteId',
      where: [{ field: 'state', equals: 'registered' }],
    },
  ],
  registers: [shopRegister],
  catalogue: filingNumberCatalogue,
  views: [shopView],
  reactors: [FormalityChangesReactor, ClosedShopsReactor],
  kinds: [
    { aggregate: repairShop, view: repairShopView, idOf: byField('siteId'), lookUps: ofShops },
    {
      aggregate: formality,
      idOf: ({ siteId, kind }: StartFormality) => formalityId(siteId, kind),
      lookUps: ofFormalities,
    },
  ],
  findings: {
    RepairShopFindingRecorded: (event) => {
      const { evidence, ...found } = event.data as RepairShopFindingRecorded['data'];
      const { siteId, communityId } = event.metadata;
      const foundIn = { kind: repairShop.stream, id: siteId! };
      return [{ ...found, source: 'formality', siteId, communityId, foundIn, evidence: evidence && [...evidence] }];
    },
  },
});
