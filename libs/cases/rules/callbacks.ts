import { say, type Refusal } from '#event-sourcing';
import { isSameName } from '#platform';
import { words } from '../case.glossary.js';
import type { CaseEvent } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import { RecordCallback } from '../hotline.commands.js';
import { refuse, rule, type CaseContext } from './rule.js';

/** Of those who reported, so many are called before the office gives up, unless told. */
const ATTEMPTS = 3;

/** Calls about the closing that holds. */
const callsOf = ({ callbacks, setBy }: CaseRecord) => callbacks.filter(({ closing }) => closing === setBy['closedAt']);

/** Somebody is there to be called, and was not called to an end. */
const isToBeCalled = (record: CaseRecord) =>
  record.status === 'closed' && record.source !== 'on-the-spot' && callsOf(record).every(({ final }) => !final);

function callFault(record: CaseRecord, { reached, solved, satisfaction, note }: RecordCallback, actor: string) {
  const { rectifiers, assignee } = record;
  if ([...rectifiers, ...(assignee === undefined ? [] : [assignee])].some((name) => isSameName(name, actor)))
    return refuse('caller-is-not-handler', say(words.caller, { actor }));
  const wanted = { solved, satisfaction };
  for (const [field, answer] of Object.entries(wanted)) {
    if (reached && answer === undefined) return refuse('answers-when-reached', words.answersWanted, { field });
    if (!reached && answer !== undefined) return refuse('answers-when-reached', words.noAnswers, { field });
  }
  if (solved === 'no' && note === undefined)
    return refuse('not-solved-with-a-reason', words.notSolved, { field: 'note' });
  return undefined;
}

/** 回访 */
export const callbackRules = [
  rule(RecordCallback, {
    rule: 'call-back-after-closing',
    because: words.callBack,
    allowed: isToBeCalled,
    decide: (record, command, { actor, config }): readonly CaseEvent[] | Refusal => {
      const fault = callFault(record, command, actor);
      if (fault) return fault;
      const { reached, solved, satisfaction, note } = command;
      const final = reached || callsOf(record).length + 1 >= (config?.callbackAttempts ?? ATTEMPTS);
      const called: CaseEvent = { type: 'CallbackRecorded', data: { reached, solved, satisfaction, note, final } };
      return solved === 'no' ? [called, { type: 'CaseReopened', data: { reason: note! } }] : [called];
    },
  }),
];

/** By when whoever reported it is to be called back; only where the office calls back for that source. */
export function callbackDue({ source }: CaseRecord, { config, calendar, occurredAt }: CaseContext) {
  const { callbackSources = [], callbackWorkingDays = 0 } = config ?? {};
  if (source === undefined || !callbackSources.includes(source)) return undefined;
  return { callbackDue: calendar.addWorkingDays(occurredAt, callbackWorkingDays) };
}
