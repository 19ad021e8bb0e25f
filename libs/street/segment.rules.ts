import { refuse, RuleBook, say } from '#event-sourcing';
import { correctionInService, type SiteFound } from '#places';
import type { RoomContext } from '#platform';
import { siteProblem } from './road.checks.js';
import { CorrectRoadSegment, ProfileRoadSegment } from './road.commands.js';
import { segmentStates, words } from './road.glossary.js';
import { segmentCatalogue, type SegmentEvent } from './segment.events.js';
import { evolveSegment, type SegmentRecord } from './segment.record.js';

export interface SegmentContext extends RoomContext {
  /** The site whose profile it is: of the same id. */
  readonly site?: SiteFound;
  /** Those that it names, in that order. */
  readonly shops?: readonly SiteFound[];
}

/** What is known of a road segment besides its entry in the register of sites, under the site's id. */
export const segment = new RuleBook<SegmentRecord, SegmentEvent, SegmentContext>(words.segment, {
  states: segmentStates,
})
  .on(ProfileRoadSegment, {
    rule: 'profile-a-segment',
    because: words.profile,
    creates: true,
    allowed: () => true,
    looksUp: ['site', 'shops'],
    decide: (
      record,
      { startsAt, endsAt, leadingOrganisation, merchants, shopIds: told },
      { site, shops = [], occurredAt },
    ) => {
      const problem = siteProblem(site!, 'road-segment', occurredAt, 'siteId');
      if (problem) return problem;
      const other = shops.find(({ kind }) => kind !== 'shop');
      if (other) return refuse('along-it-are-shops', say(words.alongIt, { name: other.name }), { field: 'shopIds' });
      const { siteId, communityId } = site!;
      const shopIds = told ? [...new Set(told)] : record.status === 'none' ? [] : record.shopIds;
      const profile = { startsAt, endsAt, leadingOrganisation, merchants: merchants ?? undefined, shopIds };
      return [{ type: 'RoadSegmentProfiled', data: { siteId, communityId, ...profile } }];
    },
  })
  .on(
    CorrectRoadSegment,
    correctionInService(segmentCatalogue, 'site', { RoadSegmentProfiled: { because: words.retired } }),
  )
  .aggregate({ stream: 'segment', catalogue: segmentCatalogue, evolve: evolveSegment });
