import { ImportRecord } from '#cases';
import type { Anomaly } from './anomalies.js';
import type { ReadRow } from './row-to-record.js';

/** The registers of places, as far as an import asks and tells them. */
export interface PlaceRegisters {
  /** Makes a community known; answers whether it was not known before. Asked once for each community of the file. */
  readonly registerCommunity: (id: string, name: string) => Promise<boolean>;
  /** `undefined` where no such site is registered. Asked once for each site of the file. */
  readonly findSite: (id: string) => Promise<{ readonly communityId: string } | undefined>;
}

/** Puts records where the registers have their places. */
export class Places {
  /** Communities that were not known before. */
  added = 0;
  private readonly communities = new Map<string, Promise<void>>();
  private readonly sites = new Map<string, ReturnType<PlaceRegisters['findSite']>>();

  constructor(private readonly registers: PlaceRegisters) {}

  /** The row with its site, where there is one, and the site's community; the community is known from then on. */
  async place(row: ReadRow): Promise<ReadRow> {
    const { siteId } = row.record.reported;
    const placed = siteId === undefined ? row : atSite(row, await this.site(siteId));
    const { communityId, communityName } = placed.record.reported;
    if (communityId !== undefined) await this.community(communityId, communityName ?? communityId);
    return placed;
  }

  private site(id: string) {
    return known(this.sites, id, () => this.registers.findSite(id));
  }

  private community(id: string, name: string) {
    return known(this.communities, id, async () => {
      if (await this.registers.registerCommunity(id, name)) this.added += 1;
    });
  }
}

function known<T>(map: Map<string, T>, id: string, make: () => T): T {
  let value = map.get(id);
  if (value === undefined) map.set(id, (value = make()));
  return value;
}

/**
 * A site without register entry would have no ledger; a community is where the register has the site. Numbers tell
 * whether the source means another one; names of the office may have changed.
 */
function atSite(row: ReadRow, site: { readonly communityId: string } | undefined): ReadRow {
  const { siteId: _unknown, ...elsewhere } = row.record.reported;
  if (!site) return flagged(row, elsewhere, [...row.anomalies, 'unknownSite']);
  const { communityId, communityName: _other, ...reported } = row.record.reported;
  if (communityId === site.communityId) return row;
  const sited = { ...reported, communityId: site.communityId };
  if (communityId !== undefined && !row.namesOnly)
    return flagged(row, sited, [...row.anomalies, 'siteInOtherCommunity']);
  return flagged(
    row,
    sited,
    row.anomalies.filter((flag) => flag !== 'noCommunity'),
  );
}

/** The row with this report; what of its flags the report does not bear is borne by other events. */
function flagged(row: ReadRow, reported: ImportRecord['reported'], anomalies: readonly Anomaly[]): ReadRow {
  const elsewhere = new Set([row.record.dispatched, row.record.closed].flatMap((part) => part?.anomalies ?? []));
  const own = anomalies.filter((flag) => !elsewhere.has(flag));
  const { anomalies: _before, ...rest } = reported;
  const told = own.length > 0 ? { ...rest, anomalies: own } : rest;
  return { ...row, record: Object.assign(new ImportRecord(), row.record, { reported: told }), anomalies };
}
