import { correctionRule, isRefusal, refuse, RuleBook, say, type Instant, type Refusal } from '#event-sourcing';
import { codeNamed, LONGEST_ID, type RoomContext } from '#platform';
import * as c from './formality.commands.js';
import { formalityCatalogue, type FormalityEvent } from './formality.events.js';
import { formalityFields, formalityStates, words } from './formality.glossary.js';
import { isFiling } from './formality.kinds.js';
import { evolveFormality, type Formality, type FormalityRecord } from './formality.record.js';
import type { RepairShop } from './shop.record.js';

export interface FormalityContext extends Pick<
  RoomContext,
  'now' | 'occurredAt' | 'actor' | 'id' | 'partId' | 'calendar'
> {
  /** The shop that the formality is of. */
  readonly shop?: RepairShop;
  /** Whether the number that the command gives is this shop's, or that of another one. */
  readonly number?: 'own' | 'taken';
}

const isIn =
  (...states: readonly FormalityRecord['status'][]) =>
  ({ status }: FormalityRecord) =>
    states.includes(status);
const isUnderway = isIn('started');
const isInForce = isIn('filed', 'approved');

/** When it was filed or approved, by the day that the paper shows; or why that cannot be. */
function momentOn(
  on: string | undefined,
  { lastAt }: FormalityRecord,
  { occurredAt, calendar }: FormalityContext,
): Instant | Refusal {
  const today = calendar.dayOf(occurredAt);
  if (on === undefined || on === today) return occurredAt;
  if (on > today) return refuse('done-not-in-the-future', say(words.future, { on }), { field: 'on' });
  const at = calendar.endOfDay(on);
  const last = lastAt ?? '';
  return at < last ? refuse('not-before-the-last-step', say(words.beforeStart, { on, last }), { field: 'on' }) : at;
}

const taken = (number: string, field = 'number') =>
  refuse('number-of-another-shop', say(words.numberTaken, { number }), { field });

const correction = correctionRule<FormalityRecord, FormalityEvent, FormalityContext>(formalityCatalogue);

/** One formality of one kind of a shop; its id is made of both. */
export const formality = new RuleBook<FormalityRecord, FormalityEvent, FormalityContext>(words.formality, {
  states: formalityStates,
  fields: formalityFields,
})
  .on(c.StartFormality, {
    rule: 'start-once',
    because: words.start,
    creates: true,
    looksUp: ['shop'],
    allowed: isIn('none', 'refused', 'revoked', 'lapsed'),
    decide: (_record, { kind, by }, { shop, id }) => {
      const { siteId, communityId, status, determinations } = shop!;
      if (id.length > LONGEST_ID) return refuse('id-short-enough', words.idTooLong, { field: 'siteId' });
      if (status !== 'registered') return refuse('start-while-open', words.shopClosed, { field: 'siteId' });
      if (!determinations.at(-1)?.required.includes(kind))
        return refuse('start-what-is-required', say(words.notRequired, { kind: codeNamed(kind) }), { field: 'kind' });
      return [{ type: 'FormalityStarted', data: { siteId, communityId, kind, by } }];
    },
  })
  .on(c.FileFormality, {
    rule: 'file-what-was-started',
    because: words.underway,
    looksUp: ['number'],
    allowed: isUnderway,
    decide: (record, { number, on, authority, receipt }, context) => {
      const { kind } = record as Formality;
      if (!isFiling(kind)) return refuse('file-a-filing', say(words.isApproval, { kind: codeNamed(kind) }));
      const at = momentOn(on, record, context);
      if (typeof at !== 'string') return at;
      if (context.number === 'taken') return taken(number);
      return [{ type: 'FormalityFiled', data: { number, authority, receipt }, occurredAt: at }];
    },
  })
  .on(c.ApproveFormality, {
    rule: 'approve-what-was-started',
    because: words.underway,
    allowed: isUnderway,
    decide: (record, { documentNumber, on, authority }, context) => {
      const { kind } = record as Formality;
      if (isFiling(kind)) return refuse('approve-an-approval', say(words.isFiling, { kind: codeNamed(kind) }));
      const at = momentOn(on, record, context);
      if (typeof at !== 'string') return at;
      return [{ type: 'FormalityApproved', data: { documentNumber, authority }, occurredAt: at }];
    },
  })
  .on(c.RefuseFormality, {
    rule: 'refuse-what-was-started',
    because: words.underway,
    allowed: isUnderway,
    decide: (_record, { reason }) => [{ type: 'FormalityRefused', data: { reason } }],
  })
  .on(c.NoteFormalityChangeDue, {
    rule: 'change-due-while-in-force',
    because: words.inForce,
    isInternal: true,
    anyTime: true,
    allowed: isInForce,
    decide: (_record, { changed }) => [{ type: 'FormalityChangeDue', data: { changed } }],
  })
  .on(c.ChangeFormality, {
    rule: 'change-what-is-due',
    because: words.changeDue,
    looksUp: ['number'],
    allowed: (record) => isInForce(record) && (record as Formality).changeDue.length > 0,
    decide: (record, { number, authority }, context) => {
      if (isFiling((record as Formality).kind) && context.number === 'taken') return taken(number);
      return [{ type: 'FormalityChanged', data: { number, authority } }];
    },
  })
  .on(c.RevokeFormality, {
    rule: 'revoke-what-is-in-force',
    because: words.inForce,
    allowed: isInForce,
    decide: (_record, { reason }) => [{ type: 'FormalityRevoked', data: { reason } }],
  })
  .on(c.LapseFormality, {
    rule: 'lapse-what-is-in-force',
    because: words.inForce,
    allowed: isInForce,
    decide: (_record, { reason }) => [{ type: 'FormalityLapsed', data: { reason } }],
  })
  .on(c.CorrectFormality, {
    ...correction,
    looksUp: ['number'],
    decide: (record, command, context) => {
      const decision = correction.decide(record, command, context);
      if (isRefusal(decision) || command.field !== 'number' || !isFiling((record as Formality).kind)) return decision;
      return context.number === 'taken' ? taken(command.value, 'value') : decision;
    },
  })
  .aggregate({ stream: 'formality', catalogue: formalityCatalogue, evolve: evolveFormality });
