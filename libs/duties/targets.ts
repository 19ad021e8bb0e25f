import type { Instant } from '#event-sourcing';
import { dutyKinds, THE_OFFICE, type DutyKind, type DutyOf } from './duty.kinds.js';

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
interface VenueShown {
  readonly siteId: string;
  readonly communityId: string;
  readonly checks: readonly { readonly at: Instant }[];
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
  const { counts, kind, alsoKinds, tags, organiserId, communityId, chairId, heldAt: at } = activity;
  if (!counts || at === undefined) return [];
  const units = new Set([organiserId, communityId, THE_OFFICE].filter((unit) => unit !== undefined));
  const persons = [undefined, ...(chairId === undefined ? [] : [chairId])];
  const targets: Target[] = [kind, ...alsoKinds]
    .filter(isDuty)
    .flatMap((duty) =>
      [...units].flatMap((unitId) => persons.map((personId) => ({ duty, unitId, personId, at, doneAt: at }))),
    );
  targets.push(...ofVisit(activity, at));
  if (!tags.includes('greater-committee-quarterly') || communityId === undefined) return targets;
  return [...targets, { duty: 'quarterly-joint-meeting', unitId: communityId, at, doneAt: at }];
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

/** A check is due of the venue, or of all venues of a community together. */
function ofVenue({ siteId, communityId, checks }: VenueShown): Target[] {
  return checks.flatMap(({ at }) =>
    [siteId, communityId].map((unitId) => ({ duty: 'venue-check' as const, unitId, at, doneAt: at })),
  );
}

/** Kinds of records that do what is due, and what each of them does. */
export const targetsOf: Readonly<Record<string, (shown: never) => readonly Target[]>> = {
  activity: ofActivity,
  patrol: ofPatrol,
  'chief-patrol': ofChiefPatrol,
  round: ofRound,
  venue: ofVenue,
};

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
  'RecordCorrected',
];

/** Of those, the ones before which the record can have done nothing. */
export const beginningTypes = ['ActivityHeld', 'PatrolRecorded', 'ChiefPatrolRecorded'];
