import { refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { whyTooMany, type DeliberationContext } from './deliberation.checks.js';
import { ChangeHouseholds, RegisterHouseholds, TallyHouseholds, WithdrawHousehold } from './deliberation.commands.js';
import type { DeliberationEvent } from './deliberation.events.js';
import { words } from './deliberation.glossary.js';
import { registeredIn, stepIn, totalIn, type Deliberation, type DeliberationRecord } from './deliberation.record.js';

const isImplementing = (record: DeliberationRecord): record is Deliberation =>
  record.status === 'open' && stepIn(record, 'implement') !== undefined;

const isIn = ({ households }: Deliberation, id: string) =>
  households.some(({ householdId, until }) => householdId === id && until === undefined);

function registered(record: DeliberationRecord, { households }: RegisterHouseholds): Decision<DeliberationEvent> {
  if (!isImplementing(record)) return [];
  if (record.tallies.length > 0) return refuse('registered-or-tallied', words.tallied);
  const ids = households.map(({ householdId }) => householdId);
  const twice = ids.find((id, n) => isIn(record, id) || ids.indexOf(id) !== n);
  if (twice !== undefined)
    return refuse('household-once', say(words.householdTwice, { householdId: twice }), { field: 'households' });
  const why = whyTooMany(record, registeredIn(record) + ids.length);
  if (why) return why;
  return households.map(({ householdId, building }) => ({
    type: 'HouseholdRegistered',
    data: { householdId, building },
  }));
}

function changed(record: DeliberationRecord, { households, reason }: ChangeHouseholds): Decision<DeliberationEvent> {
  if (record.status === 'none' || totalIn(record) === households) return [];
  const already = registeredIn(record);
  const hasRegistered = already > 0 || record.households.length > 0 || record.tallies.length > 0;
  if (hasRegistered && reason === undefined)
    return refuse('another-total-needs-a-reason', words.totalReason, { field: 'reason' });
  if (households < already)
    return refuse('registered-within-households', say(words.beyondTotal, { registered: already, total: households }), {
      field: 'households',
    });
  return [{ type: 'HouseholdsChanged', data: { households, reason } }];
}

/** Who takes part in what was resolved: household by household, or as a count. */
export const householdRules = new RuleBook<DeliberationRecord, DeliberationEvent, DeliberationContext>(
  words.deliberation,
)
  .on(RegisterHouseholds, {
    rule: 'register-while-implementing',
    because: words.implementing,
    allowed: isImplementing,
    decide: registered,
  })
  .on(WithdrawHousehold, {
    rule: 'withdraw-while-implementing',
    because: words.implementing,
    allowed: isImplementing,
    decide: (record, { householdId }) =>
      record.status !== 'none' && isIn(record, householdId)
        ? [{ type: 'HouseholdWithdrawn', data: { householdId } }]
        : refuse('household-unknown', say(words.householdUnknown, { householdId }), { field: 'householdId' }),
  })
  .on(TallyHouseholds, {
    rule: 'tally-while-implementing',
    because: words.implementing,
    allowed: isImplementing,
    decide: (record, { count }) => {
      if (record.status === 'none') return [];
      return whyTooMany(record, count) ?? [{ type: 'HouseholdsTallied', data: { count } }];
    },
  })
  .on(ChangeHouseholds, {
    rule: 'change-total-while-open',
    because: words.whileOpen,
    allowed: ({ status }) => status === 'open',
    decide: changed,
  });
