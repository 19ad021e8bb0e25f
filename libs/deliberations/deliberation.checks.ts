import { DAY } from '#calendar';
import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import type { PlaceNamed } from '#places';
import { codeNamed, type RoomContext } from '#platform';
import { words } from './deliberation.glossary.js';
import {
  openObjections,
  registeredIn,
  stepIn,
  totalIn,
  type Deliberation,
  type StepTaken,
} from './deliberation.record.js';
import { outcomeOf, presentOf, quorumOf, type Ballot } from './methods.js';

export interface DeliberationFacts extends Pick<PlaceNamed, 'site'> {
  /** Another deliberation of the same matter and compound that is open. */
  readonly other?: string;
}

export interface DeliberationContext extends Pick<
  RoomContext,
  'now' | 'occurredAt' | 'actor' | 'id' | 'partId' | 'calendar' | 'config'
> {
  readonly facts?: DeliberationFacts;
}

export function whyNotAttended({ due, present }: { readonly due: number; readonly present: number }) {
  if (present <= due) return undefined;
  return refuse('present-within-due', say(words.presentWithinDue, { present, due }), { field: 'present' });
}

/** A committee's meeting is one with half of its members. */
export function whyNotMet(attended: { readonly due: number; readonly present: number }): Refusal | undefined {
  const { due, present } = attended;
  if (present * 2 >= due) return whyNotAttended(attended);
  return refuse('half-present', say(words.halfPresent, { present, due }), { field: 'present' });
}

/** Where nobody was asked, nothing was solicited. */
export function whyNotAsked({ asked }: { readonly asked: number }): Refusal | undefined {
  return asked > 0 ? undefined : refuse('somebody-was-asked', words.nobodyAsked, { field: 'asked' });
}

/** The shape of a vote: everybody who is there votes, once, and nobody who was not due. */
export function whyNotCast(ballot: Ballot & { readonly present: number }): Refusal | undefined {
  const votes = presentOf(ballot);
  const { present } = ballot;
  if (votes !== present)
    return refuse('votes-are-those-present', say(words.votesArePresent, { votes, present }), { field: 'present' });
  return whyNotAttended(ballot);
}

/** Whether a vote of that day holds. */
export function ballotOutcome(
  { method, setting }: Deliberation,
  ballot: Ballot,
  at: Instant,
  { calendar }: DeliberationContext,
) {
  const row = quorumOf(method, setting, ballot.assembly, calendar.dayOf(at));
  return row ? outcomeOf(row, ballot) : 'passed';
}

interface Shown {
  readonly from: string;
  readonly to: string;
}

/** How a disclosure has to be: long enough, not before what it discloses, and begun. */
export function whyNotDisclosed(
  { from, to }: Shown,
  disclosed: StepTaken | undefined,
  { calendar, config, now }: DeliberationContext,
): Refusal | undefined {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  if (days < config.disclosureDays)
    return refuse('disclosed-long-enough', say(words.disclosureLong, { days: config.disclosureDays }), { field: 'to' });
  const day = disclosed && calendar.dayOf(disclosed.at);
  if (day !== undefined && from < day)
    return refuse('disclosed-after-the-step', say(words.disclosureAfter, { day }), { field: 'from' });
  if (from > calendar.dayOf(now))
    return refuse('disclosure-has-begun', say(words.disclosureBegun, { from }), { field: 'from' });
  return undefined;
}

export const endOfDisclosure = (record: Deliberation, step: 'disclose-resolution' | 'disclose-implementation') =>
  stepIn(record, step)?.to;

export function whyObjected(record: Deliberation): Refusal | undefined {
  const count = openObjections(record).length;
  return count === 0 ? undefined : refuse('objections-answered', say(words.objectionsOpen, { count }));
}

export function whyTooMany(record: Deliberation, registered = registeredIn(record)): Refusal | undefined {
  const total = totalIn(record);
  if (total === undefined) return refuse('total-known', words.totalNeeded);
  if (registered <= total) return undefined;
  return refuse('registered-within-households', say(words.beyondTotal, { registered, total }), { field: 'households' });
}

const isBallot = (step: StepTaken): step is StepTaken & Ballot & { readonly present: number } =>
  step.inFavour !== undefined;
const isAttended = (step: StepTaken): step is StepTaken & { readonly due: number; readonly present: number } =>
  step.due !== undefined && step.present !== undefined;
const isShown = (step: StepTaken): step is StepTaken & Shown => step.from !== undefined && step.to !== undefined;

/** Why a record cannot be what a correction makes of it: votes stay what they were, counts stay within bounds. */
export function whyNotCorrected(record: Deliberation, context: DeliberationContext): Refusal | undefined {
  for (const step of record.steps) {
    const why = whyNotStep(record, step, context);
    if (why) return why;
  }
  for (const failed of record.failedVotes) {
    if (!isBallot(failed)) continue;
    const why = whyNotAttended(failed);
    if (why) return why;
    if (ballotOutcome(record, failed, failed.at, context) === 'passed')
      return refuse('vote-still-failed', words.voteFails, { field: 'value' });
  }
  return registeredIn(record) > 0 ? whyTooMany(record) : undefined;
}

function whyNotStep(record: Deliberation, step: StepTaken, context: DeliberationContext): Refusal | undefined {
  if (isBallot(step)) {
    const lacks = ballotOutcome(record, step, step.at, context);
    if (lacks !== 'passed')
      return refuse('vote-still-passes', say(words.votePasses, { lacks: codeNamed(lacks) }), { field: 'value' });
  }
  if (isShown(step)) {
    const disclosed = step.step === 'disclose-resolution' ? 'resolve' : 'implement';
    return whyNotDisclosed(step, stepIn(record, disclosed), context);
  }
  if (step.asked !== undefined) return whyNotAsked({ asked: step.asked });
  if (!isAttended(step)) return undefined;
  return isBallot(step) ? whyNotAttended(step) : whyNotMet(step);
}
