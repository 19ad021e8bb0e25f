import type { WorkingCalendar } from '#calendar';
import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import { overlaps } from '#places';
import { codeNamed, isSameName, type RoomContext } from '#platform';
import type { Level, OrganisationType } from './labels.js';
import { words } from './organisation.glossary.js';
import {
  endOf,
  lastCount,
  type MemberCount,
  type Officer,
  type Organisation,
  type Term,
} from './organisation.record.js';

export const LEAST_OF_A_BRANCH = 3;
/** Elections by the rules of 2020 need four fifths of those entitled, by those of 1990 more than that. */
const ELECTION_RULES_OF_2020 = '2020-07-13';
/** The central opinion on terms; a term that ran already ends as it began. */
const OPINION_ON_TERMS = '2018-07-01';
const LONGEST_TERM = 5;
const SHORT_TERM = 3;
/** By how many years an election may be brought forward or put off, with the superior's consent. */
const SHIFT = 1;

type Days = Pick<RoomContext, 'calendar'>;

/** The same moment of the day, so many years later; 29 February has its anniversary on the 28th. */
export function addYears(calendar: WorkingCalendar, at: Instant, years: number): Instant {
  const day = calendar.dayOf(at);
  const inYear = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  const then = isLeapDay(day) && !isLeapYear(Number(inYear.slice(0, 4))) ? `${inYear.slice(0, 8)}28` : inYear;
  const intoTheDay = Date.parse(at) - Date.parse(calendar.startOfDay(day));
  return new Date(Date.parse(calendar.startOfDay(then)) + intoTheDay).toISOString();
}

const isLeapDay = (day: string) => day.endsWith('-02-29');
const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Work committees are deputed bodies, and groups no bodies of their own: they have no terms. */
export const hasTerms = (level: Level) => level !== 'work-committee' && level !== 'group';

/** In years: committees five; branches three, in villages and communities five. */
export function yearsOfTerm(level: Level, type: OrganisationType): number {
  return level === 'committee' || type === 'village' || type === 'community' ? LONGEST_TERM : SHORT_TERM;
}

function mostYears(term: Term, { level, phases }: Organisation, { calendar }: Days): number {
  if (calendar.dayOf(term.from) < OPINION_ON_TERMS) return LONGEST_TERM;
  const type = phases.filter(({ from }) => from <= term.from).at(-1)?.type ?? phases[0]!.type;
  return yearsOfTerm(level, type);
}

export function whyNotFounded({
  level,
  form,
  fullMembers,
}: Pick<Organisation, 'level' | 'form' | 'fullMembers'>): Refusal | undefined {
  if (level !== 'branch' || form === 'joint' || form === 'temporary') return undefined;
  return (fullMembers ?? 0) < LEAST_OF_A_BRANCH
    ? refuse('three-full-members', say(words.threeMembers, { n: fullMembers ?? 0 }), { field: 'fullMembers' })
    : undefined;
}

function whyNotElected({ from, due, present, votes }: Term, { calendar }: Days): Refusal | undefined {
  if (present > due) return refuse('present-among-the-entitled', words.presentAmongDue, { field: 'present' });
  if (votes > present) return refuse('votes-of-those-present', words.votesOfPresent, { field: 'votes' });
  const isOfToday = calendar.dayOf(from) >= ELECTION_RULES_OF_2020;
  const isEnough = isOfToday ? present * 5 >= due * 4 : present * 5 > due * 4;
  if (isEnough && votes * 2 <= present)
    return refuse('elected-by-more-than-half', say(words.moreThanHalf, { present, votes }), { field: 'votes' });
  if (isEnough) return undefined;
  const sentence = isOfToday ? words.fourFifths : words.moreThanFourFifths;
  return refuse('four-fifths-present', say(sentence, { due, present }), { field: 'present' });
}

/** Terms follow each other: one begins a year early at most, and is extended by a year at most. */
export function whyNotTerms(organisation: Organisation, context: Days): Refusal | undefined {
  const { calendar } = context;
  const terms = [...organisation.terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [n, term] of terms.entries()) {
    const { from, to, extendedTo, approval } = term;
    const fault = whyNotElected(term, context);
    if (fault) return fault;
    if (from < organisation.foundedAt) return beforeFounding(organisation, 'from');
    if (to <= from) return refuse('until-after-from', say(words.untilAfterFrom, { until: to, from }), { field: 'to' });
    const years = mostYears(term, organisation, context);
    if (to > addYears(calendar, from, years))
      return refuse('term-within-its-years', say(words.termYears, { years }), { field: 'to' });
    if (extendedTo !== undefined && (extendedTo <= to || extendedTo > addYears(calendar, to, SHIFT)))
      return refuse('extended-by-a-year', say(words.extendedByAYear, { to }), { field: 'to' });
    const before = terms[n - 1];
    if (!before || from >= before.to) continue;
    if (from <= before.from || from < addYears(calendar, before.to, -SHIFT))
      return refuse('term-after-term', say(words.termAfterTerm, { to: before.to }), { field: 'from' });
    if (approval === undefined)
      return refuse('early-election-with-consent', say(words.earlyElection, { to: before.to }), { field: 'approval' });
  }
  return undefined;
}

function beforeFounding({ foundedAt }: Organisation, field: string): Refusal {
  return refuse('not-before-the-founding', say(words.beforeFounding, { at: foundedAt }), { field });
}

/** Whether the moment is in a term: until the next one begins, or it is over. */
function inTerm({ terms }: Organisation, at: Instant): boolean {
  return terms.some((term) => term.from <= at && at < endOf(term));
}

export function whyNotOfficers(organisation: Organisation): Refusal | undefined {
  const { officers, level } = organisation;
  for (const [n, officer] of officers.entries()) {
    const { role, personId, from, until, isElected } = officer;
    if (from < organisation.foundedAt) return beforeFounding(organisation, 'from');
    if (until !== undefined && until <= from && until !== organisation.dissolvedAt)
      return refuse('until-after-from', say(words.untilAfterFrom, { until, from }), { field: 'until' });
    if (isElected && level === 'work-committee')
      return refuse('work-committee-appoints', words.workCommitteeAppoints, { field: 'role' });
    if (isElected && hasTerms(level) && !inTerm(organisation, from))
      return refuse('elected-in-a-term', say(words.electedInATerm, { from }), { field: 'from' });
    if ((role === 'group-leader') !== (level === 'group'))
      return refuse('role-of-the-level', say(words.roleOfLevel, { role: codeNamed(role), level: codeNamed(level) }), {
        field: 'role',
      });
    const together = officers.slice(0, n).filter((other) => other.role === role && overlaps(other, officer));
    if (together.length === 0) continue;
    const [other] = together as [Officer];
    const until0 = other.until ?? words.open;
    if (role === 'secretary')
      return refuse(
        'one-secretary-at-a-time',
        say(words.oneSecretary, { personId: other.personId, from: other.from, until: until0 }),
        { field: 'from' },
      );
    if (together.some((one) => isSameName(one.personId, personId)))
      return refuse('once-in-a-role-at-a-time', say(words.onceInARole, { personId, role: codeNamed(role) }), {
        field: 'personId',
      });
  }
  return undefined;
}

export function whyNotCount({ full, probationary, ...parts }: MemberCount): Refusal | undefined {
  const all = full + probationary;
  for (const field of ['women', 'upTo35', 'collegeOrMore', 'floating'] as const)
    if ((parts[field] ?? 0) > all)
      return refuse('part-of-the-members', say(words.partOfMembers, { part: parts[field]!, all }), { field });
  return undefined;
}

/** A branch of its own whose last report has fewer full members than a branch needs. */
export function countBelowThree(record: Organisation): MemberCount | undefined {
  const { status, level, form } = record;
  if (status !== 'active' || level !== 'branch' || form === 'joint' || form === 'temporary') return undefined;
  const last = lastCount(record);
  return last && last.full < LEAST_OF_A_BRANCH ? last : undefined;
}

/** What no correction may lead to. */
export function faultIn(organisation: Organisation, context: Days): Refusal | undefined {
  return (
    whyNotFounded(organisation) ??
    whyNotTerms(organisation, context) ??
    whyNotOfficers(organisation) ??
    organisation.memberCounts.map(whyNotCount).find((fault) => fault !== undefined)
  );
}
