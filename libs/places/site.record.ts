import { withCorrections, type Instant, type Recorded, type Told } from '#event-sourcing';
import type { SiteKind } from './labels.js';
import { evolveResponsibilities, type Responsibility } from './responsibility.js';
import { siteCorrections, type SiteEvent } from './site.events.js';

export interface NoSite {
  readonly status: 'none';
  readonly responsibilities: Responsibility[];
}

/** 点位 */
export class Site {
  readonly status: 'in-service' | 'retired';
  readonly siteId: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly communityId: string;
  readonly address?: string;
  readonly creditCode?: string;
  readonly registeredAt: Instant;
  /** Since when it is no longer supervised. */
  readonly retiredAt?: Instant;
  readonly responsibilities: Responsibility[];
}

/** All that is known of one site: the fold of its stream. The decider decides on it and the view stores it. */
export type SiteRecord = (NoSite | Site) & Told;

export const noSite: NoSite = { status: 'none', responsibilities: [] };

/**
 * Pure and total: what comes before the registration has nothing to stand on and changes nothing.
 * Retiring ends no responsibility: what was found before still has to be answered for.
 */
function evolve(record: SiteRecord, event: Recorded<SiteEvent>): SiteRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'SiteRegistered')
    return { status: 'in-service', ...event.data, registeredAt: at, responsibilities: record.responsibilities };
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  switch (event.type) {
    case 'SiteChanged':
      return {
        ...record,
        name: event.data.name ?? record.name,
        address: event.data.address ?? record.address,
        creditCode: event.data.creditCode ?? record.creditCode,
      };
    case 'SiteRetired':
      return { ...record, status: 'retired', retiredAt: at };
    case 'SiteRestored':
      return { ...record, status: 'in-service', retiredAt: undefined };
    default:
      return { ...record, responsibilities: evolveResponsibilities(record.responsibilities, event) };
  }
}

export const evolveSite = withCorrections<SiteRecord, SiteEvent>(evolve, noSite, siteCorrections);
