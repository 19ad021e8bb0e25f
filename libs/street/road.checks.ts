import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import { isRetiredAt, type SiteFound } from '#places';
import { words } from './road.glossary.js';

/** A site of this kind that is in service then. */
export function siteProblem(
  site: SiteFound,
  kind: 'road-segment' | 'shop',
  at: Instant,
  field: string,
): Refusal | undefined {
  const { name, retiredAt: since = '' } = site;
  if (site.kind !== kind)
    return kind === 'shop'
      ? refuse('pledge-of-a-shop', say(words.shop, { name }), { field })
      : refuse('segment-is-a-road', say(words.road, { name }), { field });
  if (isRetiredAt(site, at)) return refuse('site-in-service', say(words.retired, { name, since }));
  return undefined;
}
