import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import { outOfService, type SiteFound } from '#places';
import { words } from './road.glossary.js';

/** A site of this kind that is in service then. */
export function siteProblem(
  site: SiteFound,
  kind: 'road-segment' | 'shop',
  at: Instant,
  field: string,
): Refusal | undefined {
  const { name } = site;
  if (site.kind !== kind)
    return kind === 'shop'
      ? refuse('pledge-of-a-shop', say(words.shop, { name }), { field })
      : refuse('segment-is-a-road', say(words.road, { name }), { field });
  return outOfService(site, at, { because: words.retired });
}
