import { describe, expect, test } from '@jest/globals';
import { isRefusal, type StoredEvent } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { RecordCallback } from './hotline.commands.js';
import { at, command, commands as c, past as p, recorded, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const june = (day: number) => `2018-06-${String(day).padStart(2, '0')}T02:00:00.000Z`;
const config = { callbackSources: ['hotline'], callbackWorkingDays: 3, callbackAttempts: 2 };
const by = (actor: string, day = 6) => at(june(day), { actor, config });

const fromHotline = { ...p.reported, data: { ...p.reported.data, source: 'hotline' } } as CaseEvent;
const verified: Step[] = [
  [june(1), fromHotline],
  [june(1), p.filed],
  [june(1), p.dispatched],
  [june(4), p.rectified, 'zhang'],
  [june(4), p.verified, 'checker'],
];
const closing: CaseEvent = { type: 'CaseClosed', data: { how: 'verified', callbackDue: june(7) } };
const closed: Step[] = [...verified, [june(4), closing]];
const unreached: CaseEvent = { type: 'CallbackRecorded', data: { reached: false, final: false } };
const content = { reached: true, solved: 'yes', satisfaction: 'very' } as const;
const calling = (fields: Partial<RecordCallback>) => command(RecordCallback, fields);

describe('callbacks', () => {
  test('a closing says by when to call back, where the office does so for that source', () => {
    const close = command(c.CloseCase, {});
    const due = '2018-06-07T09:30:00.000Z';
    given(...timed(...verified))
      .when(close, by('li', 4))
      .then({ type: 'CaseClosed', data: { how: 'verified', callbackDue: due } });
    given(...timed([june(1), p.reported], ...verified.slice(1)))
      .when(close, by('li', 4))
      .then({ type: 'CaseClosed', data: { how: 'verified' } });
  });

  test('after the closing, by somebody who had not handled it', () => {
    given(...timed(...verified))
      .when(calling(content), by('li'))
      .refused('call-back-after-closing');
    given(...timed([june(1), p.onTheSpot]))
      .when(calling(content), by('li'))
      .refused('call-back-after-closing');
    for (const actor of ['zhang', ' ZHANG '])
      given(...timed(...closed))
        .when(calling(content), by(actor))
        .refused('caller-is-not-handler');
    given(...timed(...closed))
      .when(calling(content), by('li'))
      .then({ type: 'CallbackRecorded', data: { ...content, final: true } });
  });

  test('whoever was reached has answered, and nobody else', () => {
    const refused = (fields: Partial<RecordCallback>) =>
      given(...timed(...closed))
        .when(calling(fields), by('li'))
        .refused('answers-when-reached');
    refused({ reached: true, satisfaction: 'very' });
    refused({ reached: true, solved: 'yes' });
    refused({ reached: false, solved: 'yes' });
    refused({ reached: false, satisfaction: 'neutral' });
  });

  test('what is not solved is open again, in the same decision', () => {
    const no = { reached: true, solved: 'no', satisfaction: 'unsatisfied' } as const;
    given(...timed(...closed))
      .when(calling(no), by('li'))
      .refused('not-solved-with-a-reason');
    const note = '又堆上了';
    given(...timed(...closed))
      .when(calling({ ...no, note }), by('li'))
      .then(
        { type: 'CallbackRecorded', data: { ...no, note, final: true } },
        { type: 'CaseReopened', data: { reason: note } },
      );
  });

  test('called until reached, or as often as the office calls; a later closing is called about anew', () => {
    const once: Step[] = [...closed, [june(5), unreached]];
    given(...timed(...once))
      .when(calling({ reached: false }), by('li'))
      .then({ type: 'CallbackRecorded', data: { reached: false, final: true } });
    const twice: Step[] = [...once, [june(6), { ...unreached, data: { reached: false, final: true } } as CaseEvent]];
    given(...timed(...twice))
      .when(calling(content), by('li'))
      .refused('call-back-after-closing');
    expect([recordOf(...closed), recordOf(...once), recordOf(...twice)].map((r) => r.callbackDueAt)).toEqual([
      june(7),
      june(7),
      undefined,
    ]);
    const again: Step[] = [[june(8), p.reopened], ...verified.slice(2), [june(9), closing]];
    given(...timed(...twice, ...again))
      .when(calling({ reached: false }), by('li', 10))
      .then({ type: 'CallbackRecorded', data: { reached: false, final: false } });
  });

  test('a wrong mark is corrected to another one, and to nothing else', () => {
    const steps: Step[] = [...closed, [june(5), { type: 'CallbackRecorded', data: { ...content, final: true } }]];
    const target = recorded(...steps).at(-1) as unknown as StoredEvent;
    const correct = (value: string) => {
      const correcting = command(c.CorrectRecord, { eventId: target.id, field: 'satisfaction', value, reason: 'r' });
      return caseDecider.decide(recordOf(...steps), correcting, { ...by('li'), history: [target] });
    };
    expect(correct('great')).toMatchObject({ refused: 'value-of-the-field' });
    const decision = correct('neutral');
    if (isRefusal(decision)) throw new Error(decision.message);
    const after = recordOf(...steps, ...decision.map((event): Step => [june(6), event]));
    expect(after.callbacks).toMatchObject([{ satisfaction: 'neutral', solved: 'yes', by: 'somebody' }]);
  });
});
