import { deriveId, refuse, RuleBook, say, type Decision, type Refusal } from '#event-sourcing';
import type { PlaceNamed } from '#places';
import { isSameName, namedTwice, nameKey } from '#platform';
import { checkedCorrection } from './held-at.js';
import * as c from './programme.commands.js';
import { programmeCatalogue, type ProgrammeEvent } from './programme.events.js';
import { programmeFields, programmeStates, words } from './programme.glossary.js';
import { evolveProgramme, type Programme, type ProgrammeItem, type ProgrammeRecord } from './programme.record.js';

export type ProgrammeContext = Omit<PlaceNamed, 'site'>;

type X = ProgrammeContext;
type Decided = Decision<ProgrammeEvent>;

/** An edition is one stream, for the office or for one community, however its name is spelled. */
export function programmeIdOf({ name, edition, communityId }: c.IssueProgramme): string {
  return deriveId('programme', nameKey(name), nameKey(edition), communityId ?? '');
}

function whyNotItems(items: readonly Pick<ProgrammeItem, 'name'>[]): Refusal | undefined {
  const name = namedTwice(items.map((item) => item.name));
  return name === undefined ? undefined : refuse('an-item-once', say(words.itemOnce, { name }), { field: 'items' });
}

function whyNotReached({ name, target, reached }: ProgrammeItem): Refusal | undefined {
  return target === undefined || (reached !== undefined && reached >= target)
    ? undefined
    : refuse('target-reached', say(words.targetReached, { name, target, reached: reached ?? words.none }), {
        field: 'reached',
      });
}

function faultIn({ items }: Programme): Refusal | undefined {
  const done = items.filter(({ state }) => state !== 'open');
  return whyNotItems(items) ?? done.map(whyNotReached).find((fault) => fault !== undefined);
}

const unknown = (itemId: string) => refuse('item-unknown', say(words.itemUnknown, { itemId }), { field: 'itemId' });

function finished({ items }: Programme, { itemId, reached, result, evidence }: c.FinishProgrammeItem): Decided {
  const item = items.find((one) => one.itemId === itemId);
  if (!item) return unknown(itemId);
  if (item.state !== 'open')
    return refuse('finish-what-is-open', say(words.finishOpen, { name: item.name }), { field: 'itemId' });
  const data = { itemId, reached, result, evidence };
  return whyNotReached({ ...item, reached }) ?? [{ type: 'ProgrammeItemDone', data }];
}

function checked({ items }: Programme, { itemId, isPassed, remarks }: c.CheckProgrammeItem, { actor }: X): Decided {
  const item = items.find((one) => one.itemId === itemId);
  if (!item) return unknown(itemId);
  if (item.state !== 'done') return refuse('check-what-is-done', words.checkDone, { field: 'itemId' });
  if (isSameName(item.doneBy!, actor)) return refuse('four-eyes', say(words.fourEyes, { person: item.doneBy! }));
  return [{ type: 'ProgrammeItemChecked', data: { itemId, isPassed, remarks } }];
}

const isIssued = ({ status }: ProgrammeRecord) => status === 'issued';
const whileIssued = { because: words.whileIssued, allowed: isIssued };

/** 党建工程 */
export const programme = new RuleBook<ProgrammeRecord, ProgrammeEvent, X>(words.programme, {
  states: programmeStates,
  fields: programmeFields,
})
  .on(c.IssueProgramme, {
    rule: 'issue-once',
    because: words.issueOnce,
    creates: true,
    looksUp: ['community'],
    decide: (_record, { name, edition, issuedBy, documentNumber, communityId, items: given }, { id }) => {
      const items = given.map(({ name: item, target, unit, dueOn }, n) => ({
        itemId: deriveId('programme-item', id, n),
        name: item,
        target,
        unit,
        dueOn,
      }));
      const data = { name, edition, issuedBy, documentNumber, communityId, items };
      return whyNotItems(given) ?? [{ type: 'ProgrammeIssued', data }];
    },
  })
  .on(c.FinishProgrammeItem, {
    ...whileIssued,
    rule: 'finish-while-issued',
    decide: (record, command) => finished(record as Programme, command),
  })
  .on(c.CheckProgrammeItem, {
    ...whileIssued,
    rule: 'check-while-issued',
    decide: (record, command, context) => checked(record as Programme, command, context),
  })
  .on(c.WithdrawProgramme, {
    ...whileIssued,
    rule: 'withdraw-while-issued',
    decide: (_record, { reason }) => [{ type: 'ProgrammeWithdrawn', data: { reason } }],
  })
  .on(
    c.CorrectProgramme,
    checkedCorrection<ProgrammeRecord, ProgrammeEvent, X>(programmeCatalogue, evolveProgramme, (record) =>
      record.status === 'none' ? undefined : faultIn(record),
    ),
  )
  .aggregate({ stream: 'programme', catalogue: programmeCatalogue, evolve: evolveProgramme });
