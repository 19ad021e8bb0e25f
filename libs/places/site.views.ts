import { NO_END, viewOf, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { servicesOf, Site, whileInService } from './site.record.js';
import { site } from './site.rules.js';

/** A site as lists and ledgers see it. */
export class SiteDocument extends Site {
  readonly revision: number;
  readonly retired: boolean;
}

/** A site while it is supervised, and each responsibility for it while it holds: what registers count as of a day. */
export interface SiteSpan {
  /** `answered`: what of a responsibility lies in a time of service. */
  readonly what: 'supervised' | 'responsible' | 'answered';
  readonly siteId: string;
  readonly communityId: string;
  readonly kind: string;
  readonly role?: string;
  readonly person?: string;
  readonly personKey?: string;
  readonly from: Instant;
  readonly until: Instant;
}

export const siteSpans: PartView<SiteDocument, SiteSpan> = {
  name: 'site-spans',
  version: 4,
  fields: ['what', 'siteId', 'communityId', 'kind', 'role', 'person', 'personKey', 'from', 'until'],
  indexes: [['kind', 'from'], ['personKey']],
  flat: true,
  *of(document, id) {
    const { siteId, communityId, kind, responsibilities } = document;
    const common = { siteId, communityId, kind };
    const services = servicesOf(document);
    for (const [n, service] of services.entries())
      yield [`${id} service ${n}`, { ...common, what: 'supervised' as const, ...service }];
    for (const [n, { role, person, from, until = NO_END }] of responsibilities.entries()) {
      const one = { ...common, role, person, personKey: nameKey(person) };
      const part = `${id} ${String(n + 1).padStart(4, '0')}`;
      yield [part, { ...one, what: 'responsible' as const, from, until }];
      for (const [m, span] of whileInService({ from, until }, services).entries())
        yield [`${part} ${m}`, { ...one, what: 'answered' as const, ...span }];
    }
  },
};

/** One document a site. */
export const siteView: View<SiteDocument> = viewOf(site, {
  name: 'sites',
  version: 7,
  searched: ['siteId', 'name', 'address'],
  fields: ['name', 'kind', 'communityId', 'retired', 'creditCode', 'registeredAt'],
  indexes: [['communityId', 'kind', 'name']],
  adds: (record) => ({ retired: record.status === 'retired' }),
  parts: [siteSpans],
});
