import type { Condition, Instant } from '#event-sourcing';
import { dutyKinds, THE_OFFICE, type DutyKind, type DutyOf, type UnitKind } from './duty.kinds.js';

/** What a record may have done: these duties, if they are due in the period of that moment. */
export interface Target extends DutyOf {
  /** The moment whose period it counts for. */
  readonly at: Instant;
  readonly doneAt: Instant;
}

/** An activity, as its room shows it. */
interface ActivityShown {
  readonly counts: boolean;
  readonly kind: string;
  readonly alsoKinds: string[];
  readonly tags: string[];
  readonly organiserId?: string;
  readonly communityId?: string;
  readonly communityIds: readonly string[];
  readonly chair: string;
  readonly chairId?: string;
  readonly heldAt?: Instant;
}

/** A patrol, as its room shows it. */
interface PatrolShown {
  readonly voided: boolean;
  readonly siteId: string;
  readonly patroller: string;
  readonly patrolledAt: Instant;
}

/** A patrol of a road chief, as its room shows it. */
interface ChiefPatrolShown {
  readonly status: string;
  readonly siteId: string;
  readonly chief: string;
  readonly patrolledAt: Instant;
}

/** A round, as its room shows it. */
interface RoundShown {
  readonly status: string;
  readonly communities: readonly {
    readonly communityId: string;
    readonly state: string;
    readonly visitedAt?: Instant;
  }[];
}

/** A venue, as its room shows it; its id is that of its site. */
export interface VenueShown {
  readonly siteId: string;
  readonly communityId: string;
  readonly profiledAt: Instant;
  readonly checks: readonly { readonly at: Instant }[];
}

/** A venue with the time at which its site went out of service. */
export type VenueInCommunity = Pick<VenueShown, 'profiledAt' | 'checks'> & { readonly retiredAt?: Instant };

/**
 * The check of a whole community is done when every venue that was in service for the whole period, as far as it has
 * come, was checked in it; where none was, by the first check.
 */
export function venuesTogether(
  unitId: string,
  venues: readonly VenueInCommunity[],
  periodAt: (at: Instant) => { readonly from: Instant; readonly until: Instant } | undefined,
): Target[] {
  const checks = venues.flatMap((venue) => venue.checks.map(({ at }) => at)).sort();
  const periods = new Map(checks.flatMap((at) => periodAt(at) ?? []).map((period) => [period.from, period]));
  return [...periods.values()].flatMap(({ from, until }) => {
    const firstIn = (all: VenueInCommunity['checks']) =>
      all
        .map(({ at }) => at)
        .filter((at) => from <= at && at < until)
        .sort()[0];
    const needed = venues.filter(
      ({ profiledAt, retiredAt }) => profiledAt < from && (retiredAt === undefined || retiredAt >= until),
    );
    const done =
      needed.length > 0 ? needed.map((one) => firstIn(one.checks)) : [firstIn(venues.flatMap((v) => v.checks))];
    if (done.includes(undefined)) return [];
    const doneAt = (done as Instant[]).sort().at(-1)!;
    return [{ duty: 'venue-check' as const, unitId, at: doneAt, doneAt }];
  });
}

const isDuty = (kind: string): kind is DutyKind => (dutyKinds as readonly string[]).includes(kind);

/** Kinds by which a committee member comes to a community that is assigned to that member 到联系社区. */
const VISITS = ['grassroots-visit', 'joint-meeting', 'party-lecture'];

/** A chair goes by the name and by the id that registers have. */
function ofVisit({ kind, communityId, communityIds, chair, chairId }: ActivityShown, at: Instant): Target[] {
  if (!VISITS.includes(kind)) return [];
  const concerned = new Set([communityId, ...communityIds].filter((id) => id !== undefined));
  const persons = new Set([chair, chairId].filter((name) => name !== undefined));
  return [...concerned].flatMap((unitId) =>
    [...persons].map((personId) => ({ duty: 'member-visit' as const, unitId, personId, at, doneAt: at })),
  );
}

/** A meeting counts for the period in which it was held, also one that was to be in another. */
function ofActivity(activity: ActivityShown): Target[] {
  const { counts, kind, alsoKinds, tags, organiserId, communityId, communityIds, chairId, heldAt: at } = activity;
  if (!counts || at === undefined) return [];
  // One outing to three communities is one activity with three communities concerned.
  const concerned = [communityId, ...communityIds].filter((unit) => unit !== undefined);
  const units = new Set([organiserId, ...concerned, THE_OFFICE].filter((unit) => unit !== undefined));
  const persons = [undefined, ...(chairId === undefined ? [] : [chairId])];
  const targets: Target[] = [kind, ...alsoKinds]
    .filter(isDuty)
    .flatMap((duty) =>
      [...units].flatMap((unitId) => persons.map((personId) => ({ duty, unitId, personId, at, doneAt: at }))),
    );
  targets.push(...ofVisit(activity, at));
  if (!tags.includes('greater-committee-quarterly')) return targets;
  const quarterly = [...new Set(concerned)].map((unitId): Target => ({
    duty: 'quarterly-joint-meeting',
    unitId,
    at,
    doneAt: at,
  }));
  return [...targets, ...quarterly];
}

function ofPatrol({ voided, siteId, patroller, patrolledAt: at }: PatrolShown): Target[] {
  if (voided) return [];
  const patrol = { unitId: siteId, at, doneAt: at };
  return [
    { ...patrol, duty: 'chief-patrol', personId: patroller },
    { ...patrol, duty: 'site-patrol', personId: patroller },
    { ...patrol, duty: 'site-patrol' },
  ];
}

function ofChiefPatrol({ status, siteId, chief, patrolledAt: at }: ChiefPatrolShown): Target[] {
  return status === 'voided' ? [] : [{ duty: 'chief-patrol', unitId: siteId, personId: chief, at, doneAt: at }];
}

/** The round that a visit belongs to is due of the community that was visited, in the quarter of the visit. */
function ofRound({ status, communities }: RoundShown): Target[] {
  if (status === 'voided') return [];
  return communities.flatMap(({ communityId: unitId, state, visitedAt: at }) =>
    state === 'visited' && at !== undefined ? [{ duty: 'round', unitId, at, doneAt: at }] : [],
  );
}

/** A check is due of the venue; of all venues of a community together, see `venuesTogether`. */
function ofVenue({ siteId, checks }: VenueShown): Target[] {
  return checks.map(({ at }) => ({ duty: 'venue-check', unitId: siteId, at, doneAt: at }));
}

/** Kinds of records that do what is due, and what each of them does. */
export const targetsOf: Readonly<Record<string, (shown: never) => readonly Target[]>> = {
  activity: ofActivity,
  patrol: ofPatrol,
  'chief-patrol': ofChiefPatrol,
  round: ofRound,
  venue: ofVenue,
};

/** Records that may have done a duty of a unit since a moment: their kind, the field with their id, and where they are found. */
interface RecordsOf {
  readonly kind: string;
  readonly id: string;
  readonly where: readonly Condition[];
}

export function recordsFor(duty: DutyKind, unitKind: UnitKind, unitId: string, since: Instant): readonly RecordsOf[] {
  const atSite = (kind: string): RecordsOf => ({
    kind,
    id: 'patrolId',
    where: [
      { field: 'siteId', equals: unitId },
      { field: 'patrolledAt', atLeast: since },
    ],
  });
  switch (duty) {
    case 'chief-patrol':
      return [atSite('chief-patrol'), atSite('patrol')];
    case 'site-patrol':
      return [atSite('patrol')];
    case 'round':
      return [{ kind: 'round', id: 'roundId', where: [] }];
    case 'venue-check':
      return [{ kind: 'venue', id: 'siteId', where: [{ field: 'siteId', equals: unitId }] }];
    default: {
      const own: Condition[] = unitKind === 'organisation' ? [{ field: 'organiserId', equals: unitId }] : [];
      return [{ kind: 'activity', id: 'activityId', where: [{ field: 'heldAt', atLeast: since }, ...own] }];
    }
  }
}

/** Their events after which it may be another than before. */
export const settlingTypes = [
  'ActivityHeld',
  'ActivityVoided',
  'ActivityTagsDerived',
  'MinutesMissed',
  'MinutesRecorded',
  'PatrolRecorded',
  'PatrolVoided',
  'ChiefPatrolRecorded',
  'ChiefPatrolVoided',
  'RoundCommunityVisited',
  'RoundVoided',
  'VenueChecked',
  'VenueProfileSet',
  'SiteRetired',
  'SiteRestored',
  'DutyDefined',
  'RecordCorrected',
];

/** After these, a record proves nothing any more, where somebody completed a duty by it: which kind of record each is of. */
export const voidingTypes: Readonly<Record<string, string>> = {
  ActivityVoided: 'activity',
  PatrolVoided: 'patrol',
  ChiefPatrolVoided: 'chief-patrol',
  RoundVoided: 'round',
  CaseVoided: 'case',
  CaseMerged: 'case',
  TallyVoided: 'tally',
  TaskVoided: 'task',
  WaterBodyVoided: 'water',
  DeliberationVoided: 'deliberation',
  ParticipationVoided: 'participation',
  OrganisationVoided: 'organisation',
  RepairShopVoided: 'repairshop',
};

/** Of the first, the ones before which the record can have done nothing. */
export const beginningTypes = ['ActivityHeld', 'PatrolRecorded', 'ChiefPatrolRecorded'];
