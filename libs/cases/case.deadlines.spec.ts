import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider, possibleCommands } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { caseDocument, caseState } from './case.views.js';
import { MissDeadline } from './internal.commands.js';
import { at, command, commands as c, past as p, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const june = (day: number, hour = 2) =>
  `2018-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const due = (instant: string) => ({ at: instant, precision: 'instant' as const });
const dispatched = (deadlineId: string, until: string): CaseEvent => ({
  type: 'CaseDispatched',
  data: { deadlineId, department: '城管', assignee: 'zhang', due: due(until) },
});
const supervised = (until: string): CaseEvent => ({
  ...p.supervised,
  data: { ...p.supervised.data, due: due(until) },
});
const filed: Step[] = [
  [june(1), p.reported],
  [june(1), p.filed],
];
const firstLife: Step[] = [
  ...filed,
  [june(1), dispatched('d1', june(8))],
  [june(4), p.rectified],
  [june(4), p.verified],
  [june(4), p.closed],
  [june(4), p.reopened],
];
const secondLife: Step[] = [...firstLife, [june(4), dispatched('d2', june(20))]];

describe('a rejection', () => {
  test('sets running again what its rectification answered, and nothing of an earlier life', () => {
    const { deadlines } = recordOf(...secondLife, [june(4), p.rectified], [june(5), p.rejected]);
    expect(deadlines['d1']).toMatchObject({ state: 'answered', answeredAt: june(4) });
    expect(deadlines['d2']).toMatchObject({ state: 'running' });
    expect(deadlines['d2']!.answeredAt).toBeUndefined();
  });
});

describe('an extension', () => {
  const asked = (extensionId: string, until: string): CaseEvent => ({
    type: 'ExtensionRequested',
    data: { extensionId, deadlineId: 'd1', until: due(until), reason: '雨' },
  });
  const granted = (extensionId: string, until: string): CaseEvent => ({
    type: 'ExtensionGranted',
    data: { extensionId, deadlineId: 'd1', due: due(until) },
  });
  const running: Step[] = [...filed, [june(1), dispatched('d1', june(8))]];

  test('never shortens a deadline that moved further in the meantime', () => {
    const grant = command(c.GrantExtension, { extensionId: 'x1' });
    const two: Step[] = [...running, [june(2), asked('x1', june(12))], [june(2), asked('x2', june(20))]];
    given(...timed(...two))
      .when(grant, at(june(3)))
      .thenTypes('ExtensionGranted');
    const { decision } = given(...timed(...two, [june(3), granted('x2', june(20))])).when(grant, at(june(4)));
    expect(decision).toMatchObject({
      refused: 'extension-moves-forward',
      message: expect.stringContaining(june(20)) as unknown,
    });
    given(...timed(...two, [june(3), granted('x2', june(12))]))
      .when(grant, at(june(4)))
      .refused('extension-moves-forward');
  });

  test('is not granted when what it asks for is over already: it would be missed in a time that was judged', () => {
    const grant = command(c.GrantExtension, { extensionId: 'x1' });
    const steps: Step[] = [...running, [june(2), asked('x1', june(12))]];
    given(...timed(...steps))
      .when(grant, at(june(12)))
      .refused('extension-lies-ahead');
    given(...timed(...steps))
      .when(grant, at(june(11), { now: june(15) }))
      .thenTypes('DeadlineMissed', 'ExtensionGranted');
  });

  test('is not for a supervision: its deadline is the authority’s', () => {
    const ask = command(c.RequestExtension, { deadlineId: 'v1', until: { at: june(29) }, reason: '雨' });
    given(...timed(...running, [june(2), supervised(june(20))]))
      .when(ask, at(june(3)))
      .refused('supervision-is-not-extended');
    const alone = recordOf([june(1), p.reported], [june(1), p.filed], [june(2), supervised(june(20))]);
    expect(possibleCommands(alone)).not.toContain('RequestExtension');
  });
});

describe('a suspension', () => {
  const resume = command(c.ResumeCase, {});
  const moved = (steps: Step[], on: string) => {
    const { decision } = given(...timed(...steps)).when(resume, at(on));
    return (
      decision as unknown as readonly { data: { deadlines: { deadlineId: string; due: { at: string } }[] } }[]
    )[0]!.data.deadlines;
  };

  test('entered with a moment before the deadline was set counts from when it was set', () => {
    const steps: Step[] = [
      [june(1), p.reported],
      [june(1), p.filed],
      [june(11), dispatched('d1', june(13))],
      ['2018-01-01T00:00:00.000Z', p.suspended],
    ];
    // Two working days were left on Monday 11 June; resumed Thursday the 14th, they end on Tuesday: the 18th is a holiday.
    expect(moved(steps, june(14))).toEqual([{ deadlineId: 'd1', due: due(june(19)) }]);
  });

  test('does not stop an authority’s clock: its deadline stays where it is, and is missed', () => {
    const steps: Step[] = [
      ...filed,
      [june(1), dispatched('d1', june(8))],
      [june(4), p.suspended],
      [june(4), supervised(june(12))],
    ];
    expect(moved(steps, june(11)).map((d) => d.deadlineId)).toEqual(['d1']);
    const miss = command(MissDeadline, { deadlineId: 'v1', escalateAfterMisses: 2 });
    given(...timed(...steps))
      .when(miss, at(june(12, 3)))
      .thenTypes('DeadlineMissed');
    expect(caseDocument(caseState(recordOf(...steps), 4, june(4)), '1')).toMatchObject({
      nextDueAt: june(12),
      alarmAt: june(12),
    });
  });

  test('a deadline that an extension moved while it lasted counts from then', () => {
    const steps: Step[] = [
      ...filed,
      [june(1), dispatched('d1', june(8))],
      [june(4), { ...p.extensionRequested, data: { ...p.extensionRequested.data, until: due(june(13)) } }],
      [june(5), p.suspended],
      [june(11), { type: 'ExtensionGranted', data: { extensionId: 'x1', deadlineId: 'd1', due: due(june(13)) } }],
    ];
    expect(moved(steps, june(14))).toEqual([{ deadlineId: 'd1', due: due(june(19)) }]);
  });
});

describe('an answer that comes late', () => {
  const missed: CaseEvent = {
    type: 'DeadlineMissed',
    data: { deadlineId: 'd1', due: due(june(8)) },
    occurredAt: june(8),
  };
  const running: Step[] = [...filed, [june(1), dispatched('d1', june(8))]];
  const rectify = command(c.ReportRectification, { measures: 'm' });

  test('says first that the deadline was missed, where the clock did not', () => {
    given(...timed(...running))
      .when(rectify, at(june(8)))
      .thenTypes('RectificationReported');
    given(...timed(...running))
      .when(rectify, at(june(9)))
      .then(missed, { type: 'RectificationReported', data: { measures: 'm' } });
    given(...timed(...running, [june(8, 3), missed]))
      .when(rectify, at(june(9)))
      .thenTypes('RectificationReported');
  });

  test('an answer in time that is entered late is in time', () => {
    given(...timed(...running))
      .when(rectify, at(june(7), { now: june(9) }))
      .thenTypes('RectificationReported');
    // Also where the clock was quicker than the clerk: what the clock says is no step of the case.
    given(...timed(...running, [june(8, 3), missed]))
      .when(rectify, at(june(7), { now: june(9) }))
      .thenTypes('RectificationReported');
  });

  test('escalates as the clock would, from the configured count on', () => {
    const noticed: Step = [june(1), { ...p.noticed, data: { ...p.noticed.data, due: due(june(7)) } }];
    given(...timed(...running, noticed))
      .when(rectify, at(june(9)))
      .thenTypes('DeadlineMissed', 'DeadlineMissed', 'CaseEscalated', 'RectificationReported');
    given(...timed(...running))
      .when(rectify, at(june(9), { config: { escalateAfterMisses: 1 } }))
      .thenTypes('DeadlineMissed', 'CaseEscalated', 'RectificationReported');
  });

  test('a supervision replied to late, also while the case is suspended', () => {
    const reply = command(c.ReplyToSupervision, { supervisionId: 'v1', reply: 'r' });
    given(...timed(...filed, [june(1), supervised(june(8))], [june(4), p.suspended]))
      .when(reply, at(june(9)))
      .thenTypes('DeadlineMissed', 'SupervisionReplied');
  });

  test('the first reply to a supervision answers it, a later one does not make it late', () => {
    const reply: CaseEvent = { type: 'SupervisionReplied', data: { supervisionId: 'v1', reply: 'r' } };
    const record = recordOf(...filed, [june(1), supervised(june(8))], [june(4), reply], [june(11), reply]);
    expect(record.deadlines['v1']).toMatchObject({ state: 'answered', answeredAt: june(4) });
    expect(record.supervisions['v1']!.repliedAt).toBe(june(11));
  });

  test('a closing answers no supervision', () => {
    given(...timed(...running, [june(1), supervised(june(5))], [june(4), p.rectified], [june(4), p.verified]))
      .when(command(c.CloseCase, {}), at(june(9)))
      .thenTypes('CaseClosed');
  });

  test('a closing answers late what still runs', () => {
    // Rules keep a notice from following a rectification; a history may still hold one.
    const noticed: Step = [june(4), { ...p.noticed, data: { ...p.noticed.data, due: due(june(7)) } }];
    given(...timed(...running, [june(4), p.rectified], noticed, [june(4), p.verified]))
      .when(command(c.CloseCase, {}), at(june(9)))
      .thenTypes('DeadlineMissed', 'CaseClosed');
  });
});
