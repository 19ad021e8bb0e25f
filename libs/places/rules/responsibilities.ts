import type { Type } from '@nestjs/common';
import type { Decision } from '#event-sourcing';
import { isSameName } from '#platform';
import type { AssignResponsibility, EndResponsibility } from '../responsibility.commands.js';
import type { ResponsibilityEvent } from '../responsibility.events.js';
import { overlaps, type Responsibility } from '../responsibility.js';
import { refuse, rule, type PlaceContext, type Rule } from './rule.js';

interface Answerable {
  readonly status: string;
  readonly responsibilities: readonly Responsibility[];
}

/** The two rules over time, for whatever people answer for; `inService` says when someone new may be named. */
export function responsibilityRules<S extends Answerable, E>(
  what: string,
  Assign: Type<AssignResponsibility>,
  End: Type<EndResponsibility>,
  inService: (record: S) => boolean,
): readonly Rule<S, E | ResponsibilityEvent>[] {
  return [
    rule(Assign, {
      rule: 'assign-while-in-service',
      because: `Responsibility is assigned for a ${what} that is registered and not retired.`,
      allowed: inService,
      decide: assigned,
    }),
    rule(End, {
      rule: 'end-what-was-assigned',
      because: `A responsibility is ended that was assigned for this ${what}.`,
      allowed: (record) => record.responsibilities.length > 0,
      decide: ended,
    }),
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
      `${person} is ${role} already from ${already.from} ${already.until === undefined ? 'on' : `until ${already.until}`}.`,
    );
  const data = { responsibilityId: context.partId, role, person, from, until };
  return [{ type: 'ResponsibilityAssigned', data, ...whenItHeld(from, context) }] satisfies ResponsibilityEvent[];
}

/** An end can be moved forward, never back: a longer time is assigned anew, so that the history shows it. */
function ended(record: Answerable, command: EndResponsibility, context: PlaceContext): Decision<ResponsibilityEvent> {
  const { responsibilityId } = command;
  const known = record.responsibilities.find((r) => r.responsibilityId === responsibilityId);
  if (!known)
    return refuse('responsibility-unknown', `There is no responsibility ${responsibilityId} here.`, {
      field: 'responsibilityId',
    });
  const until = command.until ?? context.occurredAt;
  if (known.until !== undefined && until >= known.until)
    return refuse(
      'end-earlier-than-before',
      `This responsibility ends at ${known.until} already; for a longer time assign it anew.`,
    );
  if (until <= known.from) return notAfter(until, known.from);
  const data = { responsibilityId, until, reason: command.reason ?? undefined };
  return [{ type: 'ResponsibilityEnded', data, ...whenItHeld(until, context) }];
}

/** It happened when it began to hold, not when somebody wrote it down: "who was responsible by then" asks for that. */
function whenItHeld(at: string, { now, occurredAt }: PlaceContext): { occurredAt?: string } {
  return at <= now && at !== occurredAt ? { occurredAt: at } : {};
}

function notAfter(until: string, from: string) {
  return refuse('until-after-from', `A responsibility ends after it begins: ${until} is not after ${from}.`, {
    field: 'until',
  });
}
