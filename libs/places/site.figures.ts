import { NO_END, type Figure, type FigureCondition, type Instant, type PartView } from '#event-sourcing';
import type { SiteDocument } from './site.views.js';

/** A site while it is supervised, and each responsibility for it while it holds: what registers count as of a day. */
export interface SiteSpan {
  readonly what: 'supervised' | 'responsible';
  readonly siteId: string;
  readonly communityId: string;
  readonly kind: string;
  readonly role?: string;
  readonly from: Instant;
  readonly until: Instant;
}

export const siteSpans: PartView<SiteDocument, SiteSpan> = {
  name: 'site-spans',
  version: 1,
  fields: ['what', 'siteId', 'communityId', 'kind', 'role', 'from', 'until'],
  indexes: [['kind', 'from']],
  flat: true,
  *of({ siteId, communityId, kind, registeredAt, retiredAt, responsibilities }, id) {
    const common = { siteId, communityId, kind };
    yield [`${id} 0000`, { ...common, what: 'supervised' as const, from: registeredAt, until: retiredAt ?? NO_END }];
    for (const [n, { role, from, until }] of responsibilities.entries())
      yield [
        `${id} ${String(n + 1).padStart(4, '0')}`,
        { ...common, what: 'responsible' as const, role, from, until: until ?? NO_END },
      ];
  },
};

const holds: readonly FigureCondition[] = [
  { field: 'from', lessThan: { asked: 'at' } },
  { field: 'until', atLeast: { asked: 'at' } },
  { field: 'kind', equals: 'construction-site' },
];

/** Construction sites (工地), as of the asked moment. */
export const siteFigures: readonly Figure[] = [
  { name: 'sites.supervised', version: 1, of: siteSpans, where: [...holds, { field: 'what', equals: 'supervised' }] },
  {
    name: 'sites.contractedByLeaders',
    version: 1,
    of: siteSpans,
    adds: { kind: 'distinct', field: 'siteId' },
    where: [...holds, { field: 'role', equals: 'contracting-leader' }],
  },
];
