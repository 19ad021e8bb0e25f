import { versionWith, type CollectionSchema, type Instant, type PartView } from '#event-sourcing';
import { keyOfName, type OfficeSettings } from '#platform';
import { isLetOff } from './case.appeals.js';
import type { Leg, Life } from './case.parts.js';
import { GROUPS, groupsOf, numberedPieces, standsStill, type CaseGroups } from './case.groups.js';
import { ALWAYS, hoursStoodStill, judged, standstillsIn } from './case.judging.js';
import { editionOf, flag, inTime, limitsFor } from './case.tally.js';
import type { CaseDocument } from './case.views.js';
import { own } from './parts.js';

/**
 * What a case is judged by piece by piece: each leg by who held the case then, each life by its own deadline, each check
 * by the time that the checker took. A figure counts the pieces, so nobody answers for what happened on another desk.
 * Department and assignee are of a leg who held the case; else who holds it last.
 */
export interface CaseSpan extends CaseGroups {
  readonly kind: 'leg' | 'life' | 'check';
  readonly caseId: string;
  /** The moment after which it counts as what was to be done. */
  readonly after?: Instant;
  readonly done: 0 | 1;
  readonly inTime: 0 | 1;
  readonly late: 0 | 1;
  /** Of a life: closed, and nothing measured it. */
  readonly unmeasured: 0 | 1;
  /** Of a check: there was none, as the source closed the case. */
  readonly closedBySource: 0 | 1;
  readonly misses: number;
  readonly escalations: number;
  readonly reworks: number;
  readonly extensions: number;
  readonly returned: 0 | 1;
  /** Of a leg, the same without what the leader has let off. */
  readonly afterAppeals?: Instant;
  readonly inTimeAfterAppeals: 0 | 1;
  readonly reworksAfterAppeals: number;
}

const AMOUNTS = [
  'done',
  'inTime',
  'late',
  'unmeasured',
  'closedBySource',
  'misses',
  'escalations',
  'reworks',
  'extensions',
  'returned',
  'inTimeAfterAppeals',
  'reworksAfterAppeals',
] as const satisfies readonly (keyof CaseSpan)[];

export const caseSpans: CollectionSchema = {
  name: 'case-spans',
  version: 2,
  fields: ['kind', 'caseId', ...GROUPS, 'reportedAt', 'after', 'afterAppeals', ...AMOUNTS],
  amounts: AMOUNTS,
  indexes: [['siteId'], ['communityId'], ['departmentKey'], ['assigneeKey']],
  flat: true,
};

export function caseSpansBy(settings: OfficeSettings): PartView<CaseDocument, CaseSpan> {
  return {
    ...caseSpans,
    version: versionWith(caseSpans.version, editionOf(settings)),
    *of(document, caseId) {
      const common = { caseId, ...groupsOf(document), ...nothing };
      for (const [id, span] of numberedPieces(caseId, spansOf(document, settings))) yield [id, { ...common, ...span }];
    },
  };
}

const nothing = Object.fromEntries(AMOUNTS.map((name) => [name, 0])) as Readonly<Record<(typeof AMOUNTS)[number], 0>>;

type Span = Partial<CaseSpan> & Pick<CaseSpan, 'kind'>;

/** Legs, lives and checks are only added to, in this order each, so a piece keeps its id. */
function* spansOf(c: CaseDocument, settings: OfficeSettings): Generator<Span> {
  for (const leg of c.legs) yield legSpan(c, leg);
  for (const life of c.lives) yield lifeSpan(c, life);
  yield* checkSpans(c, settings);
  yield currentLife(c);
}

const isOver = ({ status }: CaseDocument) => status === 'voided' || status === 'merged';

function legSpan(c: CaseDocument, leg: Leg): Span {
  const { department, assignee, until, rectifiedAt, misses, escalations, reworks, extensions, returned } = leg;
  const deadline = own(c.deadlines, leg.deadlineId);
  const due = deadline?.missedDue ?? deadline?.due.at;
  const handledAt = rectifiedAt ?? (c.closedAt !== undefined && until === c.closedAt ? until : undefined);
  const isMeasured = due !== undefined && !isOver(c);
  const done = isMeasured && handledAt !== undefined;
  // Given on before it ran out, it was not to be handled here any more; given on after, it was, and was not.
  const ranOut = isMeasured && until !== undefined && due < until;
  const runs = isMeasured && until === undefined && !standsStill(c, due);
  const isInTime = done && misses === 0 && inTime(handledAt, due);
  const after = done || ranOut ? ALWAYS : runs ? due : undefined;
  const letOff = isLetOff(c, leg, 'late');
  return {
    kind: 'leg',
    department,
    assignee,
    departmentKey: keyOfName(department),
    assigneeKey: keyOfName(assignee),
    after,
    done: flag(done),
    inTime: flag(isInTime),
    late: flag(done && !isInTime),
    misses,
    escalations,
    reworks,
    extensions,
    returned: flag(returned === true),
    afterAppeals: letOff && !done ? undefined : after,
    inTimeAfterAppeals: flag(isInTime || (letOff && done)),
    reworksAfterAppeals: isLetOff(c, leg, 'rework') ? 0 : reworks,
  };
}

function lifeSpan(c: CaseDocument, { closedAt, dueAt }: Life): Span {
  const closed = closedAt !== undefined && !isOver(c);
  const isInTime = closed && inTime(closedAt, dueAt);
  return {
    kind: 'life',
    after: closed && dueAt !== undefined ? ALWAYS : undefined,
    done: flag(closed),
    inTime: flag(isInTime),
    late: flag(closed && dueAt !== undefined && !isInTime),
    unmeasured: flag(closed && dueAt === undefined),
  };
}

function currentLife(c: CaseDocument): Span {
  const { dueAt, counts } = c;
  const isClosed = c.status === 'closed';
  const life = lifeSpan(c, { reopenedBy: '', closedAt: isClosed ? c.closedAt : undefined, dueAt });
  const runs = !isClosed && !isOver(c) && dueAt !== undefined && !standsStill(c, dueAt);
  return { ...life, after: runs ? dueAt : life.after, reworks: counts.reworked, extensions: counts.extended };
}

/** What was corrected on the spot and stayed put right needed no check; a relapse takes the long way. */
function checkSpans(c: CaseDocument, settings: OfficeSettings): Span[] {
  const needsNone = isOver(c) || (c.source === 'on-the-spot' && c.counts.reopened === 0);
  const { verificationWorkingHours: hours } = limitsFor(c, settings);
  return c.checks.map(({ from, until, result }): Span => {
    if (needsNone) return { kind: 'check' };
    if (result === 'closed-by-source') return { kind: 'check', closedBySource: 1 };
    const paused = standstillsIn(c, from, until);
    const isStanding = paused.some((still) => still.until === undefined);
    const limit = hours + hoursStoodStill(paused, settings.calendar);
    const check = judged(settings.calendar, from, until, limit, !isStanding && c.open);
    return { kind: 'check', after: check.after, done: flag(until !== undefined), inTime: flag(check.inTime) };
  });
}
