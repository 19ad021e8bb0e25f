import { correctionRule, deriveId, listed, refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { openInWords, siteKindLabels, withCommunityOfSite, type SiteFound } from '#places';
import { codeNamed, fieldNamed, voidRule, type RoomContext, type StillOpen } from '#platform';
import { shopFields, shopStates, words } from './formality.glossary.js';
import { formalityKinds, type FormalityKind } from './formality.kinds.js';
import { listOn, missingIn, requiredBy, type ShopProfile } from './formality.lists.js';
import * as c from './shop.commands.js';
import { shopCatalogue, type ShopEvent } from './shop.events.js';
import { evolveShop, type RepairShop, type ShopRecord } from './shop.record.js';

export interface ShopContext extends Pick<RoomContext, 'now' | 'occurredAt' | 'actor' | 'id' | 'partId' | 'calendar'> {
  /** The site that is registered as a shop. */
  readonly site?: SiteFound;
  /** What is open at the site besides the shop. */
  readonly open?: readonly StillOpen[];
}

const isOpen = ({ status }: ShopRecord) => status === 'registered';

const profileIn = (command: ShopProfile): ShopProfile => {
  const { creditCode, businessClass, floorAreaM2, sprayBooth, sensitiveArea, solventPaint, lowVocTonnes } = command;
  const told = { creditCode, businessClass, floorAreaM2, sprayBooth, sensitiveArea, solventPaint, lowVocTonnes };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
};

function changed(record: ShopRecord, command: c.ChangeRepairShop): Decision<ShopEvent> {
  const before = record as RepairShop;
  const different = Object.entries(profileIn(command)).filter(
    ([field, value]) => before[field as keyof ShopProfile] !== value,
  );
  const data = { ...Object.fromEntries(different), ...(command.legalPerson ? { legalPerson: true } : {}) };
  return Object.keys(data).length === 0 ? [] : [{ type: 'RepairShopChanged', data }];
}

const isKind = (kind: string): kind is FormalityKind => (formalityKinds as readonly string[]).includes(kind);

function determined(
  record: ShopRecord,
  { listVersion, kinds: asked, reason }: c.DetermineFormalities,
  { occurredAt, calendar }: ShopContext,
): Decision<ShopEvent> {
  const shop = record as RepairShop;
  const missing = missingIn(shop);
  if (missing.length > 0)
    return refuse(
      'profile-complete',
      say(words.incomplete, { fields: listed(missing.map((name) => fieldNamed(name))) }),
    );
  const day = calendar.dayOf(occurredAt);
  const list = listOn(day);
  if (!list) return refuse('list-in-force', say(words.noList, { day }), { field: 'occurredAt' });
  const { version } = list;
  if (listVersion !== undefined && listVersion !== version)
    return refuse('list-in-force', say(words.listElse, { day, version }), { field: 'listVersion' });
  const unknown = asked?.find((kind) => !isKind(kind));
  if (unknown !== undefined) return refuse('kind-known', say(words.kindUnknown, { kind: unknown }), { field: 'kinds' });
  const needed = requiredBy(list, shop);
  const required = [...new Set((asked as FormalityKind[] | undefined) ?? needed)];
  const left = needed.filter((kind) => !required.includes(kind));
  if (left.includes('eia-report-form') && required.includes('eia-registration'))
    return refuse('report-form-is-not-lowered', words.lowered, { field: 'kinds' });
  if (left.length > 0)
    return refuse('all-that-is-required', say(words.tooFew, { kinds: listed(left.map(codeNamed)) }), {
      field: 'kinds',
    });
  return [{ type: 'FormalitiesDetermined', data: { listVersion: version, required, reason } }];
}

export const repairShop = new RuleBook<ShopRecord, ShopEvent, ShopContext>(words.shop, {
  states: shopStates,
  fields: shopFields,
})
  .on(c.RegisterRepairShop, {
    rule: 'register-once',
    because: words.registerOnce,
    creates: true,
    looksUp: ['site'],
    allowed: ({ status }) => status === 'none' || status === 'voided',
    decide: (_record, command, { site }) => {
      const { siteId, communityId, kind, retired } = site!;
      if (kind !== 'auto-repair')
        return refuse('site-is-a-shop', say(words.siteKind, { siteId, kind: siteKindLabels[kind] }), {
          field: 'siteId',
        });
      if (retired) return refuse('site-in-service', say(words.siteRetired, { siteId }), { field: 'siteId' });
      const { openedOn } = command;
      return [{ type: 'RepairShopRegistered', data: { siteId, communityId, ...profileIn(command), openedOn } }];
    },
  })
  .on(c.ChangeRepairShop, { rule: 'change-while-open', because: words.whileOpen, allowed: isOpen, decide: changed })
  .on(c.DetermineFormalities, {
    rule: 'determine-while-open',
    because: words.whileOpen,
    allowed: isOpen,
    decide: determined,
  })
  .on(c.RecordRepairShopFinding, {
    rule: 'find-while-open',
    because: words.whileOpen,
    allowed: isOpen,
    decide: (_record, { category, description, evidence }, { id, partId }) => [
      {
        type: 'RepairShopFindingRecorded',
        data: { findingId: deriveId('finding', 'repairshop', id, partId), category, description, evidence },
      },
    ],
  })
  .on(c.CloseDownRepairShop, {
    rule: 'close-down-once',
    because: words.whileOpen,
    looksUp: ['open'],
    allowed: isOpen,
    decide: (_record, { reason }, { open = [] }) =>
      open.length > 0
        ? refuse('close-down-without-open-records', say(words.stillOpen, { open: openInWords(open) }))
        : [{ type: 'RepairShopClosedDown', data: { reason } }],
  })
  .on(c.VoidRepairShop, {
    ...voidRule(words.voidEarly, 'RepairShopVoided', 'RepairShopRegistered'),
    rule: 'void-before-determination',
    allowed: (record) => isOpen(record) && (record as RepairShop).determinations.length === 0,
  })
  .on(c.CorrectRepairShop, withCommunityOfSite(correctionRule<ShopRecord, ShopEvent, ShopContext>(shopCatalogue)))
  .aggregate({ stream: 'repairshop', catalogue: shopCatalogue, evolve: evolveShop });
