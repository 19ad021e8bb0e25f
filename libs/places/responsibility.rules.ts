import { refuse, say, type CommandClass, type Decision, type Rule, type Sentence } from '#event-sourcing';
import { isSameName, whenItHeld, type RoomContext } from '#platform';
import { roleLabels } from './labels.js';
import { words } from './places.glossary.js';
import type { AssignResponsibility, EndResponsibility } from './responsibility.commands.js';
import type { ResponsibilityEvent } from './responsibility.events.js';
import { overlaps, type Responsibility } from './responsibility.js';

/** What the rules of sites and communities may know. */
export type PlaceContext = Pick<RoomContext, 'now' | 'occurredAt' | 'actor' | 'id' | 'partId'>;

interface Answerable {
  readonly status: string;
  readonly responsibilities: readonly Responsibility[];
}

/** The two rules over time, for whatever people answer for; `inService` says when someone new may be named. */
export function responsibilityRules<S extends Answerable, E>(
  what: Sentence,
  Assign: CommandClass<AssignResponsibility>,
  End: CommandClass<EndResponsibility>,
  inService: (record: S) => boolean,
): readonly (readonly [CommandClass, Rule<S, E | ResponsibilityEvent, PlaceContext>])[] {
  // Responsibilities hold at their own times, which may lie before the last step and after now.
  const assign: Rule<S, ResponsibilityEvent, PlaceContext, AssignResponsibility> = {
    rule: 'assign-while-in-service',
    because: say(words.assign, { what }),
    anyTime: true,
    allowed: inService,
    decide: assigned,
  };
  const end: Rule<S, ResponsibilityEvent, PlaceContext, EndResponsibility> = {
    rule: 'end-what-was-assigned',
    because: say(words.end, { what }),
    anyTime: true,
    allowed: (record) => record.responsibilities.length > 0,
    decide: ended,
  };
  return [
    [Assign, assign as Rule<S, ResponsibilityEvent, PlaceContext>],
    [End, end as Rule<S, ResponsibilityEvent, PlaceContext>],
  ];
}

function assigned(record: Answerable, command: AssignResponsibility, context: PlaceContext) {
  const { role, person } = command;
  const from = command.from ?? context.occurredAt;
  const until = command.until ?? undefined;
  if (until !== undefined && until <= from) return notAfter(until, from);
  const already = record.responsibilities.find(
    (r) => r.role === role && isSameName(r.person, person) && overlaps(r, { from, until }),
  );
  if (already)
    return refuse(
      'once-in-a-role-at-a-time',
      say(words.onceInARole, {
        person,
        role: roleLabels[role],
        from: already.from,
        until: already.until ?? words.open,
      }),
    );
  const data = { responsibilityId: context.partId, role, person, from, until };
  return [{ type: 'ResponsibilityAssigned', data, ...whenItHeld(from, context) }] satisfies ResponsibilityEvent[];
}

/** An end can be moved forward, never back: a longer time is assigned anew, so that the history shows it. */
function ended(record: Answerable, command: EndResponsibility, context: PlaceContext): Decision<ResponsibilityEvent> {
  const { responsibilityId } = command;
  const known = record.responsibilities.find((r) => r.responsibilityId === responsibilityId);
  if (!known)
    return refuse('responsibility-unknown', say(words.responsibilityUnknown, { id: responsibilityId }), {
      field: 'responsibilityId',
    });
  const until = command.until ?? context.occurredAt;
  if (known.until !== undefined && until >= known.until)
    return refuse('end-earlier-than-before', say(words.endEarlier, { until: known.until }));
  if (until <= known.from) return notAfter(until, known.from);
  const data = { responsibilityId, until, reason: command.reason ?? undefined };
  return [{ type: 'ResponsibilityEnded', data, ...whenItHeld(until, context) }];
}

function notAfter(until: string, from: string) {
  return refuse('until-after-from', say(words.untilAfterFrom, { until, from }), { field: 'until' });
}
