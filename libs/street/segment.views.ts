import {
  idIn,
  isOf,
  NO_END,
  recordedOf,
  viewOf,
  type Instant,
  type PartView,
  type Told,
  type View,
} from '#event-sourcing';
import { servicesOf, site, whileInService, type Responsibility, type SiteEvent, type SitePause } from '#places';
import { keyOfName, nameKey } from '#platform';
import { SegmentProfile, type SegmentRecord } from './segment.record.js';
import { segment } from './segment.rules.js';
import type { SegmentEvent } from './segment.events.js';

export class SegmentDocument extends SegmentProfile {
  readonly revision: number;
}

/** The profile alone: what is decided on. */
export const segmentView: View<SegmentDocument> = viewOf(segment, {
  name: 'segment-profiles',
  version: 2,
  fields: ['communityId'],
  id: 'siteId',
});

/** A road segment: its site with who answers for it, and its profile where it has one. */
export class RoadSegment {
  readonly siteId: string;
  readonly name: string;
  readonly kind: string;
  readonly communityId: string;
  readonly address?: string;
  readonly registeredAt: Instant;
  /** When it went out of service; far in the future while it has not. */
  readonly until: Instant;
  readonly retired: boolean;
  /** Chiefs of all classes with their times, and whoever else answers for it. */
  readonly responsibilities: Responsibility[];
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly leadingOrganisation?: string;
  /** By which lists tell it, however it is spelled. */
  readonly leadingOrganisationKey?: string;
  readonly merchants?: number;
  /** The shops along it; where they are listed, merchants are as many unless counted. */
  readonly shopIds: string[];
}

interface SegmentState extends RoadSegment, Told {
  readonly status: string;
  readonly profile?: SegmentRecord;
  readonly retiredAt?: Instant;
  readonly pauses?: SitePause[];
  /** It is a road segment, or was one before a correction. */
  readonly wasRoad: boolean;
}

/** A responsibility for a segment over its time: figures count chiefs, and segments that have one, as of a moment. */
interface ChiefPart {
  readonly siteId: string;
  readonly communityId: string;
  readonly kind: string;
  readonly role: string;
  readonly person: string;
  /** By which figures tell people apart. */
  readonly personKey: string;
  readonly from: Instant;
  readonly until: Instant;
}

const ROAD = 'road-segment';

export const chiefsPart: PartView<SegmentState, ChiefPart> = {
  name: 'street-chiefs',
  version: 2,
  fields: ['siteId', 'communityId', 'kind', 'role', 'personKey', 'from', 'until'],
  indexes: [['kind', 'from'], ['personKey']],
  *of(state) {
    const { siteId, communityId, kind, responsibilities } = state;
    // A segment that is out of service has no chief, though nobody ended the responsibility.
    const services = servicesOf(state);
    for (const { responsibilityId, role, person, ...held } of responsibilities)
      for (const [n, span] of whileInService(held, services).entries())
        yield [
          `${responsibilityId}/${n}`,
          { siteId, communityId, kind, role, person, personKey: nameKey(person), ...span },
        ];
  },
};

/** A segment while it is in service: what was a road segment by mistake never was. */
export const segmentServicesPart: PartView<SegmentState> = {
  name: 'street-segment-services',
  version: 1,
  fields: ['siteId', 'communityId', 'from', 'until'],
  indexes: [['from'], ['communityId', 'from']],
  *of(state, id) {
    const { siteId, communityId, name, kind } = state;
    if (kind !== ROAD) return;
    for (const [n, span] of servicesOf(state).entries())
      if (span.from < span.until) yield [`${id}/${n}`, { siteId, communityId, name, ...span }];
  },
};

/** A shop along a segment that is in service: other rooms find the segment of a shop by it. */
const segmentShopsPart: PartView<SegmentState> = {
  name: 'street-segment-shops',
  version: 1,
  fields: ['shopId'],
  indexes: [['shopId']],
  *of({ siteId, kind, retired, profile }, id) {
    if (kind !== ROAD || retired) return;
    for (const shopId of (profile as Partial<SegmentProfile> | undefined)?.shopIds ?? [])
      yield [`${id}/${shopId}`, { siteId, shopId }];
  },
};

export const segmentsPart: PartView<SegmentState, RoadSegment> = {
  name: 'street-segments',
  version: 3,
  searched: ['*'],
  fields: ['communityId', 'name', 'registeredAt', 'until', 'retired', 'leadingOrganisationKey'],
  indexes: [['name'], ['communityId', 'name'], ['registeredAt']],
  *of(state, id) {
    if (!state.wasRoad) return;
    const { siteId, name, kind, communityId, address, registeredAt, responsibilities } = state;
    const { startsAt, endsAt, leadingOrganisation, ...more } = (state.profile ?? {}) as Partial<SegmentProfile>;
    const { shopIds = [], merchants = shopIds.length || undefined } = more;
    const isRoad = kind === ROAD;
    // What was a road segment by mistake never was in service.
    const until = isRoad ? state.until : registeredAt;
    const retired = state.retired || !isRoad;
    const site = { siteId, name, kind, communityId, address, registeredAt, until, retired, responsibilities };
    const leadingOrganisationKey = keyOfName(leadingOrganisation);
    yield [id, { ...site, startsAt, endsAt, leadingOrganisation, leadingOrganisationKey, merchants, shopIds }];
  },
};

/** All sites, as the kind of one may be corrected; what is listed and counted are its parts. */
export const roadSegmentView: View<SegmentState> = {
  name: 'street-sites',
  version: 4,
  fields: [],
  indexes: [],
  parts: [segmentsPart, segmentServicesPart, segmentShopsPart, chiefsPart] as PartView[],
  touches(event) {
    const kind = [site, segment].find((one) => isOf(one, event));
    return kind ? [idIn(kind, event)] : [];
  },
  evolve(before, event) {
    const isSite = isOf(site, event);
    const known = (before ?? site.initialState) as never;
    const at = isSite ? site.evolve(known, recordedOf<SiteEvent>(event)) : (known as SegmentState);
    if (at.status === 'none') return undefined;
    const profile = isSite
      ? before?.profile
      : segment.evolve(before?.profile ?? segment.initialState, recordedOf<SegmentEvent>(event));
    const place = at as unknown as SegmentState;
    return {
      ...place,
      profile,
      wasRoad: before?.wasRoad === true || place.kind === ROAD,
      retired: place.status === 'retired',
      until: place.retiredAt ?? NO_END,
    };
  },
};
