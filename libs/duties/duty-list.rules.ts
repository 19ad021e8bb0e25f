import { daysAfter } from '#calendar';
import { correctionRule, deriveId, refuse, RuleBook, say, wholeRecord, type Decision } from '#event-sourcing';
import { namedTwice, nameKey, others, type RoomContext } from '#platform';
import * as c from './duty-list.commands.js';
import { dutyListCatalogue, type DutyListEvent } from './duty-list.events.js';
import { dutyListFields, dutyListStates, words } from './duty-list.glossary.js';
import { evolveDutyList, type DutyHalf, type DutyList, type DutyListRecord } from './duty-list.record.js';

export interface DutyListContext extends Pick<
  RoomContext,
  'now' | 'occurredAt' | 'actor' | 'id' | 'calendar' | 'corrections'
> {
  /** Looked up only so that the community exists. */
  readonly community?: unknown;
}

type X = DutyListContext;
type Decided = Decision<DutyListEvent>;

/** A person has one list a year, however the name is spelled. */
export const dutyListIdOf = ({ year, person }: Pick<c.IssueDutyList, 'year' | 'person'>): string =>
  deriveId('duty list', year, nameKey(person));

const HALVES: Readonly<Record<c.Half, readonly [first: string, last: string]>> = {
  first: ['01-01', '06-30'],
  second: ['07-01', '12-31'],
};

function halvesOf(year: number, { calendar }: X): DutyHalf[] {
  return c.halves.map((half) => {
    const [first, last] = HALVES[half].map((day) => `${year}-${day}`) as [string, string];
    return { half, from: calendar.startOfDay(first), until: calendar.startOfDay(daysAfter(last, 1)) };
  });
}

function issued(command: c.IssueDutyList, context: X): Decided {
  const { year, person, post, communityId, items: given } = command;
  const name = namedTwice(given.map((item) => item.name));
  if (name !== undefined) return refuse('an-item-once', say(words.itemOnce, { name }), { field: 'items' });
  const halves = halvesOf(year, context).filter(({ until }) => context.occurredAt < until);
  if (halves.length === 0)
    return refuse('issue-within-the-year', say(words.yearOver, { year: String(year) }), { field: 'year' });
  const items = given.map((item, n) => ({ itemId: deriveId('duty-item', context.id, n), name: item.name }));
  return [{ type: 'DutyListIssued', data: { year, person, post, communityId, items, halves } }];
}

function reported(list: DutyList, command: c.ReportDutyItem, { occurredAt }: X): Decided {
  const { itemId, half, done, evidence } = command;
  const item = list.items.find((one) => one.itemId === itemId);
  if (!item) return refuse('item-unknown', say(words.itemUnknown, { itemId }), { field: 'itemId' });
  const period = list.halves.find((one) => one.half === half);
  if (!period) return refuse('half-was-over', words.halfOver, { field: 'half' });
  if (occurredAt < period.from)
    return refuse('report-what-has-begun', say(words.notBegun, { at: period.from }), { field: 'half' });
  if (list.reports.some((one) => one.itemId === itemId && one.half === half))
    return refuse('report-once', say(words.reportOnce, { name: item.name }), { field: 'itemId' });
  return [{ type: 'DutyItemReported', data: { itemId, half, done, evidence } }];
}

const isIssued = ({ status }: DutyListRecord) => status === 'issued';

/** 责任清单 */
export const dutyListKind = new RuleBook<DutyListRecord, DutyListEvent, X>(words.list, {
  states: dutyListStates,
  fields: dutyListFields,
})
  .on(c.IssueDutyList, {
    rule: 'issue-once',
    because: words.issueOnce,
    creates: true,
    looksUp: ['community'],
    decide: (_record, command, context) => issued(command, context),
  })
  .on(c.ReportDutyItem, {
    rule: 'report-while-issued',
    because: words.whileIssued,
    allowed: isIssued,
    decide: (record, command, context) => reported(record as DutyList, command, context),
  })
  .on(c.AppraiseDuty, {
    rule: 'appraise-once',
    because: words.appraiseOnce,
    allowed: isIssued,
    others: others(
      { DutyListIssued: ['person'], DutyItemReported: ['actor'] },
      'another-than-the-person-appraises',
      words.anotherAppraises,
    ),
    decide: (_record, { grade, remarks }) => [{ type: 'DutyAppraised', data: { grade, remarks } }],
  })
  .on(c.WithdrawDutyList, {
    rule: 'withdraw-once',
    because: words.withdrawOnce,
    allowed: ({ status }) => status === 'issued' || status === 'appraised',
    restates: wholeRecord('DutyListIssued'),
    decide: (_record, { reason }) => [{ type: 'DutyListWithdrawn', data: { reason } }],
  })
  .on(c.CorrectDutyList, correctionRule<DutyListRecord, DutyListEvent, X>(dutyListCatalogue))
  .aggregate({ stream: 'dutylist', catalogue: dutyListCatalogue, evolve: evolveDutyList });
