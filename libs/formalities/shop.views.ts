import {
  isOf,
  NO_END,
  nothing,
  recordedOf,
  typesIn,
  viewOf,
  type Instant,
  type PartView,
  type View,
} from '#event-sourcing';
import type { FormalityEvent } from './formality.events.js';
import { eiaKinds, formalityId, kindIn, ONLINE_FILING, type FormalityKind } from './formality.kinds.js';
import type { Formality, FormalityRecord } from './formality.record.js';
import { formality } from './formality.rules.js';
import type { ShopEvent } from './shop.events.js';
import { RepairShop, type ShopRecord } from './shop.record.js';
import { repairShop } from './shop.rules.js';

export class RepairShopDocument extends RepairShop {
  readonly revision: number;
  /** What it has to do by the list that holds for it. */
  readonly required: FormalityKind[];
}

/** A shop by its own stream alone. */
export const repairShopView: View<RepairShopDocument> = viewOf(repairShop, {
  name: 'repair-shops',
  version: 1,
  fields: ['communityId'],
  indexes: [],
  id: 'siteId',
  adds: (record) => ({
    required: record.determinations.at(-1)?.required ?? [],
  }),
});

/** What the document of a shop is folded from: its own record, and that of each of its formalities. */
interface ShopState {
  readonly shop: ShopRecord;
  readonly formalities: Readonly<Partial<Record<FormalityKind, FormalityRecord>>>;
}

/** A shop with its formalities, as lists and figures see it. */
export class ShopWithFormalities {
  readonly siteId: string;
  readonly communityId: string;
  readonly state: ShopRecord['status'];
  readonly creditCode?: string;
  readonly registeredAt: Instant;
  /** When it closed down; far in the future while it has not. */
  readonly until: Instant;
  readonly listVersion?: string;
  readonly required: FormalityKind[];
  /** Of those, what is not in force now. */
  readonly missing: FormalityKind[];
  readonly isComplete: boolean;
  /** First filed online; first with the environmental formality that the list of its day required; first both at once. */
  readonly filedOnlineAt?: Instant;
  readonly eiaDoneAt?: Instant;
  readonly doneAt?: Instant;
}

export type ShopDocument = ShopWithFormalities & { readonly told: ShopState };

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** When a test of the shop holds: between the moments at which anything of it changes. */
export function spansOf(moments: readonly Instant[], holds: (at: Instant) => boolean): readonly Span[] {
  const sorted = [...new Set(moments)].sort();
  const spans: Span[] = [];
  let from: Instant | undefined;
  for (const at of sorted) {
    if (holds(at)) from ??= at;
    else if (from !== undefined) {
      spans.push({ from, until: at });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { from, until: NO_END }];
}

function historyOf({ shop, formalities }: ShopState) {
  const { determinations = [], closedAt } = shop as Partial<RepairShop>;
  const inForce = (kind: FormalityKind) => (formalities[kind] as Formality | undefined)?.inForce ?? [];
  const moments = [
    ...determinations.map(({ at }) => at),
    ...Object.keys(formalities).flatMap((kind) =>
      inForce(kind as FormalityKind).flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])),
    ),
    ...(closedAt === undefined ? [] : [closedAt]),
  ];
  const isValid = (kind: FormalityKind, at: Instant) =>
    inForce(kind).some(({ from, until = NO_END }) => from <= at && at < until);
  const requiredAt = (at: Instant) => determinations.findLast((one) => one.at <= at)?.required ?? [];
  const hasEia = (at: Instant) => {
    const required = requiredAt(at).filter((kind) => eiaKinds.includes(kind));
    return required.length > 0 && required.every((kind) => isValid(kind, at));
  };
  const isOnline = (at: Instant) => isValid(ONLINE_FILING, at);
  const isOpen = (at: Instant) => at < (closedAt ?? NO_END);
  const isComplete = (at: Instant) => {
    const required = requiredAt(at);
    return isOpen(at) && required.length > 0 && required.every((kind) => isValid(kind, at));
  };
  const isExempt = (at: Instant) => {
    const required = requiredAt(at);
    return isOpen(at) && required.length > 0 && !required.some((kind) => eiaKinds.includes(kind));
  };
  const isSubject = (at: Instant) => isOpen(at) && !isExempt(at);
  const isMissing = (kind: FormalityKind, at: Instant) =>
    isOpen(at) && requiredAt(at).includes(kind) && !isValid(kind, at);
  const everRequired = [...new Set(determinations.flatMap(({ required }) => required))];
  return { moments, isValid, hasEia, isOnline, isComplete, isExempt, isSubject, isMissing, everRequired };
}

/** As of a moment a formality may be known and its shop not yet: such a shop counts nowhere. */
function documentOf(told: ShopState, siteId: string): ShopDocument {
  const known = told.shop as Partial<RepairShop>;
  const ofOthers = Object.values(told.formalities)[0] as Partial<Formality> | undefined;
  const { communityId = ofOthers?.communityId ?? '', creditCode, closedAt, determinations = [] } = known;
  const { registeredAt = NO_END } = known;
  const { moments, isValid, hasEia, isOnline } = historyOf(told);
  const last = determinations.at(-1);
  const required = last?.required ?? [];
  const latest = moments.reduce((a, b) => (a > b ? a : b), '');
  const missing = required.filter((kind) => !isValid(kind, latest));
  const firstOf = (holds: (at: Instant) => boolean) => spansOf(moments, holds)[0]?.from;
  return {
    siteId,
    communityId,
    state: told.shop.status,
    creditCode,
    registeredAt,
    until: closedAt ?? NO_END,
    listVersion: last?.listVersion,
    required,
    missing,
    isComplete: required.length > 0 && missing.length === 0,
    filedOnlineAt: firstOf(isOnline),
    eiaDoneAt: firstOf(hasEia),
    doneAt: firstOf((at) => isOnline(at) && hasEia(at)),
    told,
  };
}

/**
 * What an open shop is for a time: it needs an environmental formality, has all that it needs, or needs none of that kind;
 * and of each formality that it has to have and has not, that this one is missing.
 */
const STANDINGS = ['subject', 'complete', 'exempt'] as const;

export interface ShopSpan extends Span {
  readonly what: (typeof STANDINGS)[number] | 'missing';
  readonly siteId: string;
  readonly communityId: string;
  /** Of what is missing. */
  readonly kind?: FormalityKind;
}

export const shopSpans: PartView<ShopDocument, ShopSpan> = {
  name: 'repair-shops-spans',
  version: 2,
  fields: ['siteId', 'communityId', 'what', 'kind', 'from', 'until'],
  indexes: [['communityId', 'from'], ['what', 'from'], ['from']],
  flat: true,
  *of({ told, siteId, communityId, state, registeredAt }) {
    if (state === 'voided' || state === 'none') return;
    const { moments, isComplete, isExempt, isSubject, isMissing, everRequired } = historyOf(told);
    const all = [registeredAt, ...moments];
    const holds = { subject: isSubject, complete: (at: Instant) => isComplete(at) && !isExempt(at), exempt: isExempt };
    for (const what of STANDINGS)
      for (const [n, { from, until }] of spansOf(all, holds[what]).entries())
        yield [`${siteId}/${what}/${n}`, { siteId, communityId, what, from, until }];
    for (const kind of everRequired)
      for (const [n, { from, until }] of spansOf(all, (at) => isMissing(kind, at)).entries())
        yield [`${siteId}/missing/${kind}/${n}`, { siteId, communityId, what: 'missing', kind, from, until }];
  },
};

/** What a shop that is open still has to do: what was begun, what changed with the shop, what was refused or is over. */
export interface OpenFormality {
  readonly formalityId: string;
  readonly siteId: string;
  readonly communityId: string;
  readonly kind: FormalityKind;
  readonly waitsFor: 'answer' | 'change' | 'start';
}

const OVER: readonly string[] = ['refused', 'revoked', 'lapsed'];

export const openFormalities: PartView<ShopDocument, OpenFormality> = {
  name: 'open-formalities',
  version: 1,
  fields: ['formalityId', 'siteId', 'communityId', 'kind', 'waitsFor'],
  indexes: [['waitsFor']],
  *of({ told, siteId, communityId, state, required }) {
    if (state !== 'registered') return;
    for (const kind of Object.keys(told.formalities) as FormalityKind[]) {
      const { status, changeDue = [] } = told.formalities[kind] as Partial<Formality>;
      const waits: readonly (readonly [OpenFormality['waitsFor'], boolean])[] = [
        ['answer', status === 'started'],
        ['change', changeDue.length > 0],
        ['start', OVER.includes(status ?? '') && required.includes(kind)],
      ];
      const id = formalityId(siteId, kind);
      for (const [waitsFor, holds] of waits)
        if (holds) yield [`${id}/${waitsFor}`, { formalityId: id, siteId, communityId, kind, waitsFor }];
    }
  },
};

/** One document a shop, of its own stream and those of its formalities. */
export const shopView: View<ShopDocument, ShopState> = {
  name: 'repair-shops-formalities',
  version: 6,
  searched: ['*', 'formalities.*.number'],
  fields: [
    'communityId',
    'siteId',
    'creditCode',
    'state',
    'registeredAt',
    'until',
    'isComplete',
    'filedOnlineAt',
    'eiaDoneAt',
    'doneAt',
  ],
  indexes: [
    ['registeredAt'],
    ['communityId', 'registeredAt'],
    ['state', 'registeredAt'],
    ['doneAt'],
    ['creditCode', 'registeredAt'],
  ],
  types: typesIn(repairShop, formality),
  touches: (event) =>
    event.metadata.siteId !== undefined && (isOf(repairShop, event) || isOf(formality, event))
      ? [event.metadata.siteId]
      : [],
  evolve: (before = { shop: nothing, formalities: {} }, event) => {
    if (isOf(repairShop, event))
      return { ...before, shop: repairShop.evolve(before.shop, recordedOf<ShopEvent>(event)) };
    const kind = kindIn(event.stream);
    const next = formality.evolve(before.formalities[kind] ?? nothing, recordedOf<FormalityEvent>(event));
    return { ...before, formalities: { ...before.formalities, [kind]: next } };
  },
  restore: ({ told }) => told,
  complete: documentOf,
  parts: [shopSpans, openFormalities],
};
