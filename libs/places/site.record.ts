import { NO_END, type Instant, type Recorded, type Told } from '#event-sourcing';
import type { SiteKind } from './labels.js';
import { evolveResponsibilities, type Responsibility } from './responsibility.js';
import type { SiteEvent } from './site.events.js';

export interface NoSite {
  readonly status: 'none';
  readonly responsibilities: Responsibility[];
}

/** A site was out of service, and was restored. */
export class SitePause {
  readonly from: Instant;
  readonly until: Instant;
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
  /** Times before now in which it was out of service, in order. */
  readonly pauses?: SitePause[];
  readonly responsibilities: Responsibility[];
}

/** All that is known of one site: the fold of its stream. The decider decides on it and the view stores it. */
export type SiteRecord = (NoSite | Site) & Told;

export const noSite: NoSite = { status: 'none', responsibilities: [] };

function pausedUntil({ retiredAt, pauses = [] }: Site, until: Instant): Pick<Site, 'pauses'> {
  return retiredAt === undefined ? {} : { pauses: [...pauses, { from: retiredAt, until }] };
}

/** The times for which a site was in service, each until its retirement; the last may have no end. */
export function servicesOf({
  registeredAt,
  retiredAt,
  pauses = [],
}: Pick<Site, 'registeredAt' | 'retiredAt' | 'pauses'>) {
  const starts = [registeredAt, ...pauses.map(({ until }) => until)];
  const ends = [...pauses.map(({ from }) => from), retiredAt ?? NO_END];
  return starts.map((from, n) => ({ from, until: ends[n]! < from ? from : ends[n]! }));
}

/** What of a span lies in these times of service. */
export function whileInService(
  { from, until = NO_END }: { readonly from: Instant; readonly until?: Instant },
  services: ReturnType<typeof servicesOf>,
): readonly { readonly from: Instant; readonly until: Instant }[] {
  return services
    .map((service) => ({
      from: service.from > from ? service.from : from,
      until: service.until < until ? service.until : until,
    }))
    .filter((span) => span.from < span.until);
}

/**
 * Pure and total: what comes before the registration has nothing to stand on and changes nothing.
 * Retiring ends no responsibility: what was found before still has to be answered for.
 */
export function evolveSite(record: SiteRecord, event: Recorded<SiteEvent>): SiteRecord {
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
      return { ...record, status: 'in-service', retiredAt: undefined, ...pausedUntil(record, at) };
    default:
      return { ...record, responsibilities: evolveResponsibilities(record.responsibilities, event) };
  }
}
