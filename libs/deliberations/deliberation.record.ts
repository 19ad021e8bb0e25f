import { nothing, withCorrections, type Instant, type Recorded, type RecordOf } from '#event-sourcing';
import { IsDay, type EvidenceFile } from '#platform';
import {
  deliberationCatalogue,
  stepTaken,
  type DeliberationEvent,
  type HouseholdEvent,
  type StepEvent,
} from './deliberation.events.js';
import { presentOf, stepsOf, type Assembly, type DeliberationStep, type Method, type Setting } from './methods.js';

/** One step that was taken, or a vote that failed. */
export class StepTaken {
  readonly step: DeliberationStep;
  readonly at: Instant;
  readonly by: string;
  readonly note?: string;
  readonly minutes?: EvidenceFile;
  readonly evidence?: EvidenceFile[];
  readonly how?: string;
  readonly asked?: number;
  readonly opinions?: number;
  readonly proposal?: string;
  readonly units?: string[];
  readonly assembly?: Assembly;
  readonly due?: number;
  readonly present?: number;
  readonly inFavour?: number;
  readonly against?: number;
  readonly abstained?: number;
  readonly lacks?: 'quorum' | 'majority';
  readonly where?: string;

  @IsDay({ optional: true })
  readonly from?: string;

  @IsDay({ optional: true })
  readonly to?: string;
}

export class Objection {
  readonly objectionId: string;
  readonly text: string;
  readonly raisedBy?: string;
  readonly raisedAt: Instant;
  readonly reply?: string;
  readonly answeredAt?: Instant;
}

export class ImplementationNote {
  readonly report: string;
  readonly at: Instant;
}

/** A household by a pseudonym, from when to when it takes part. */
export class Household {
  readonly householdId: string;
  readonly building?: string;
  readonly from: Instant;
  readonly until?: Instant;
}

/** A count at a moment: of households that take part, or of all. */
export class CountAt {
  readonly count: number;
  readonly at: Instant;
}

/** 民主议事 */
export class Deliberation {
  readonly status: 'open' | 'closed' | 'dropped' | 'voided';
  readonly method: Method;
  readonly matter: string;
  readonly communityId: string;
  readonly siteId?: string;
  readonly proposer: string;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly problems: string[];
  readonly setting: Setting;
  readonly combinedPosts: boolean;
  /** The law by which owners would have to decide it together. */
  readonly ownersJointBy?: string;
  readonly steps: StepTaken[];
  readonly failedVotes: StepTaken[];
  readonly objections: Objection[];
  readonly reports: ImplementationNote[];
  readonly households: Household[];
  readonly tallies: CountAt[];
  readonly totals: CountAt[];
  readonly outcome?: 'solved' | 'partly' | 'not-solved';
  readonly why?: string;
  readonly solvedProblems: number[];
  readonly closedAt?: Instant;
  readonly droppedBefore?: DeliberationStep;
}

export type DeliberationRecord = RecordOf<Deliberation>;

const isStep = (event: Recorded<DeliberationEvent>): event is Recorded<StepEvent> => event.type in stepTaken;

function stepOf(event: Recorded<StepEvent>): StepTaken {
  const { data, metadata } = event;
  const present = 'inFavour' in data ? { present: presentOf(data) } : {};
  return { step: stepTaken[event.type], at: metadata.occurredAt, by: metadata.actor, ...data, ...present };
}

/** Pure and total: what comes before it was opened has nothing to stand on and changes nothing. */
function evolve(record: DeliberationRecord, event: Recorded<DeliberationEvent>): DeliberationRecord {
  const { occurredAt: at, actor } = event.metadata;
  if (event.type === 'DeliberationOpened') {
    const { households, ...data } = event.data;
    const totals = households === undefined ? [] : [{ count: households, at }];
    const lists = { steps: [], failedVotes: [], objections: [], reports: [], households: [], tallies: [] };
    return { status: 'open', ...data, ...lists, totals, solvedProblems: [], openedBy: actor, openedAt: at };
  }
  if (record.status === 'none') return record;
  if (isStep(event)) return { ...record, steps: [...record.steps, stepOf(event)] };
  switch (event.type) {
    case 'VoteFailed': {
      const failed: StepTaken = { ...event.data, at, by: actor, present: presentOf(event.data) };
      return { ...record, failedVotes: [...record.failedVotes, failed] };
    }
    case 'ObjectionRaised':
      return { ...record, objections: [...record.objections, { ...event.data, raisedAt: at }] };
    case 'ObjectionAnswered': {
      const { objectionId, reply } = event.data;
      const objections = record.objections.map((one) =>
        one.objectionId === objectionId ? { ...one, reply, answeredAt: at } : one,
      );
      return { ...record, objections };
    }
    case 'ImplementationReported':
      return { ...record, reports: [...record.reports, { report: event.data.report, at }] };
    case 'HouseholdsTallied':
      return { ...record, tallies: [...record.tallies, { count: event.data.count, at }] };
    case 'HouseholdsChanged':
      return { ...record, totals: [...record.totals, { count: event.data.households, at }] };
    case 'DeliberationClosed': {
      const { outcome, why, solvedProblems } = event.data;
      return { ...record, status: 'closed', outcome, why, solvedProblems, closedAt: at };
    }
    case 'DeliberationDropped':
      return { ...record, status: 'dropped', droppedBefore: event.data.step, closedAt: at };
    case 'DeliberationVoided':
      return { ...record, status: 'voided' };
    default:
      return record;
  }
}

function evolveHouseholds(known: Household[], event: Recorded<HouseholdEvent>): Household[] {
  const { occurredAt: at } = event.metadata;
  const { householdId } = event.data;
  const isIn = known.some((one) => one.householdId === householdId && one.until === undefined);
  if (event.type === 'HouseholdRegistered') return isIn ? known : [...known, { ...event.data, from: at }];
  return known.map((one) => (one.householdId === householdId && one.until === undefined ? { ...one, until: at } : one));
}

const withTold = withCorrections<DeliberationRecord, DeliberationEvent>(evolve, nothing, deliberationCatalogue);

const isOfHousehold = (event: Recorded<DeliberationEvent>): event is Recorded<HouseholdEvent> =>
  event.type === 'HouseholdRegistered' || event.type === 'HouseholdWithdrawn';

/** Hundreds of households are kept beside what a correction folds anew: each is registered or withdrawn, never corrected. */
export function evolveDeliberation(record: DeliberationRecord, event: Recorded<DeliberationEvent>): DeliberationRecord {
  if (isOfHousehold(event)) {
    if (record.status === 'none') return record;
    const { occurredAt } = event.metadata;
    const lastAt = record.lastAt === undefined || record.lastAt < occurredAt ? occurredAt : record.lastAt;
    return { ...record, households: evolveHouseholds(record.households, event), lastAt };
  }
  const next = withTold(record, event);
  if (next.status === 'none' || record.status === 'none') return next;
  const moments = record.households.flatMap(({ from, until }) => [from, until ?? from]);
  const lastAt = [next.lastAt ?? '', ...moments].reduce((last, at) => (at > last ? at : last));
  return { ...next, households: record.households, lastAt };
}

/** The step that is to be taken next; undefined when all are. */
export function nextStep({ method, steps }: Deliberation): DeliberationStep | undefined {
  return stepsOf[method].find((step) => !steps.some((taken) => taken.step === step));
}

export const stepIn = ({ steps }: Deliberation, step: DeliberationStep) => steps.find((one) => one.step === step);

/** How many households take part: by the last count, where they were counted; else those that are registered. */
export function registeredIn({ households, tallies }: Deliberation): number {
  return tallies.at(-1)?.count ?? households.filter(({ until }) => until === undefined).length;
}

export const totalIn = ({ totals }: Deliberation) => totals.at(-1)?.count;
export const openObjections = ({ objections }: Deliberation) => objections.filter(({ answeredAt }) => !answeredAt);
