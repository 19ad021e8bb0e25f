import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { BusinessClass, FormalityKind } from './formality.kinds.js';
import type { ShopEvent } from './shop.events.js';

/** What a shop has to do by a list, from when on. */
export class Determination {
  readonly listVersion: string;
  readonly required: FormalityKind[];
  readonly at: Instant;
}

/** 汽修企业 */
export class RepairShop {
  readonly status: 'registered' | 'closed-down' | 'voided';
  readonly siteId: string;
  readonly communityId: string;
  readonly creditCode?: string;
  readonly openedOn?: string;
  readonly businessClass?: BusinessClass;
  readonly floorAreaM2?: number;
  readonly sprayBooth?: boolean;
  readonly sensitiveArea?: boolean;
  readonly solventPaint?: boolean;
  readonly lowVocTonnes?: number;
  readonly registeredAt: Instant;
  readonly closedAt?: Instant;
  /** One after the other; the last one holds. */
  readonly determinations: Determination[];
  /** Cases that it became. */
  readonly findings: string[];
}

export type ShopRecord = RecordOf<RepairShop>;

/** Pure and total: what comes before the registration has nothing to stand on and changes nothing. */
export function evolveShop(record: ShopRecord, event: Recorded<ShopEvent>): ShopRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'RepairShopRegistered')
    return { status: 'registered', ...event.data, registeredAt: at, determinations: [], findings: [] };
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'RepairShopChanged': {
      const { legalPerson: _person, ...changed } = event.data;
      return { ...record, ...changed };
    }
    case 'FormalitiesDetermined': {
      const { listVersion, required } = event.data;
      return { ...record, determinations: [...record.determinations, { listVersion, required: [...required], at }] };
    }
    case 'RepairShopFindingRecorded':
      return { ...record, findings: [...record.findings, event.data.findingId] };
    case 'RepairShopClosedDown':
      return { ...record, status: 'closed-down', closedAt: at };
    case 'RepairShopVoided':
      return { ...record, status: 'voided' };
    default:
      return record;
  }
}
