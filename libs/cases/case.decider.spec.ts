import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { caseDocument, caseState } from './case.views.js';
import { at, command, commands as c, past as p, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const friday = at('2018-06-01T02:00:00.000Z'); // 1 June 2018, 10:00 in Zhengzhou
const deadline = { workingDays: 3 };
const due = { at: '2018-06-06T09:30:00.000Z', precision: 'instant' }; // Wednesday 17:30

const problem = {
  category: '扬尘',
  description: '裸土未覆盖',
  source: 'staff',
  siteId: 's1',
  communityId: 'c1',
} as const;

describe('intake', () => {
  test('a problem is reported, once', () => {
    given().when(command(c.ReportProblem, problem), friday).then({ type: 'ProblemReported', data: problem });
    given(p.reported).when(command(c.ReportProblem, problem), friday).refused('report-once');
  });

  test('what a patrol found names the patrol; events that were stored without one stay readable', () => {
    given()
      .when(command(c.ReportProblem, { ...problem, source: 'patrol' }), friday)
      .refused('patrol-is-named');
    given(p.reported).when(command(c.FileCase, {}), friday).thenTypes('CaseFiled');
  });

  test('what a patrol found is at its site, and not before it was there', () => {
    const patrol = { siteId: 's1', patrolledAt: '2018-06-01T02:00:00.000Z' };
    const found = { ...problem, patrolId: 'v1', siteId: 's1' };
    const there = { ...at('2018-06-01T02:00:00.000Z'), patrol };
    given().when(command(c.ReportProblem, found), there).thenTypes('ProblemReported');
    given()
      .when(command(c.ReportProblem, { ...found, siteId: 's2' }), there)
      .refused('patrol-of-the-site');
    for (const Command of [c.ReportProblem, c.CorrectOnTheSpot])
      given()
        .when(command(Command as never, found), { ...at('1970-01-01T00:00:00.000Z'), patrol })
        .refused('not-before-its-patrol');
  });

  test('a correction on the spot is a closed case in one event', () => {
    const fields = { kind: 'persuasion', category: '占道经营', description: '劝离' } as const;
    given().when(command(c.CorrectOnTheSpot, fields), friday).then({ type: 'CorrectedOnTheSpot', data: fields });
  });

  test('a reported case is filed under the number of the register; nothing else is', () => {
    given(p.reported)
      .when(command(c.FileCase, {}), friday)
      .then({ type: 'CaseFiled', data: { number: friday.number! } });
    given(p.reported, p.filed).when(command(c.FileCase, {}), friday).refused('file-when-reported');
    given().when(command(c.FileCase, {}), friday).refused('file-when-reported');
  });

  test('voided before it is dispatched, not after', () => {
    const voiding = command(c.VoidCase, { reason: '重复' });
    given(p.reported).when(voiding, friday).thenTypes('CaseVoided');
    given(p.reported, p.filed).when(voiding, friday).thenTypes('CaseVoided');
    given(p.reported, p.filed, p.dispatched).when(voiding, friday).refused('void-when-reported-or-filed');
  });

  test('merged while open, not when closed', () => {
    const merging = command(c.MergeCase, { into: 'other' });
    const context = { ...friday, id: 'this', into: recordOf([friday.now, p.reported]) };
    given(p.reported, p.filed, p.dispatched).when(merging, context).thenTypes('CaseMerged');
    given(p.reported, p.filed, p.dispatched, p.rectified, p.verified, p.closed)
      .when(merging, context)
      .refused('merge-when-open');
  });

  test('merged into another case that lives', () => {
    const merge = (into: string, ...target: CaseEvent[]) => {
      const record = recordOf(...target.map((event): Step => [friday.now, event]));
      const context = { ...friday, id: 'this', into: record };
      return given(p.reported).when(command(c.MergeCase, { into }), context).decision;
    };
    const voided: CaseEvent = { type: 'CaseVoided', data: { reason: 'r' } };
    const merged: CaseEvent = { type: 'CaseMerged', data: { into: 'third' } };
    expect(merge('other')).toMatchObject({ refused: 'case-unknown', field: 'into' });
    expect(merge('this', p.reported)).toMatchObject({ refused: 'merge-into-another', field: 'into' });
    expect(merge('other', p.reported, voided)).toMatchObject({ refused: 'merge-into-a-living-case' });
    expect(merge('other', p.reported, merged)).toMatchObject({ refused: 'merge-into-a-living-case' });
    given(p.reported)
      .when(command(c.MergeCase, { into: 'other' }), { ...friday, id: 'this' })
      .refused('case-unknown');
  });
});

describe('handling', () => {
  const dispatch = command(c.DispatchCase, { department: '城管', assignee: 'zhang', deadline });

  test('dispatched with a deadline in working days; again is a re-dispatch', () => {
    const dispatched: CaseEvent = {
      type: 'CaseDispatched',
      data: {
        deadlineId: 'part-1',
        department: '城管',
        assignee: 'zhang',
        due: { ...due, precision: 'instant', ordered: { kind: 'workingDays', amount: 3, from: friday.now } },
        note: undefined,
      },
    };
    given(p.reported, p.filed).when(dispatch, friday).then(dispatched);
    given(p.reported, p.filed, p.dispatched).when(dispatch, friday).then(dispatched);
    given(p.reported).when(dispatch, friday).refused('dispatch-when-filed');
  });

  test('a deadline that has passed when it is given is refused, by its field', () => {
    const late = command(c.DispatchCase, { department: '城管', deadline: { at: '2018-05-31T00:00:00.000Z' } });
    const { decision } = given(p.reported, p.filed).when(late, friday);
    expect(decision).toMatchObject({ refused: 'deadline-in-the-past', field: 'deadline' });
  });

  test('returned to the dispatcher while dispatched', () => {
    const returning = command(c.ReturnCase, { reason: '非本部门' });
    given(p.reported, p.filed, p.dispatched).when(returning, friday).thenTypes('CaseReturned');
    given(p.reported, p.filed).when(returning, friday).refused('return-when-dispatched');
  });

  test('rectified when dispatched or noticed', () => {
    const rectify = command(c.ReportRectification, { measures: '已覆盖' });
    given(p.reported, p.filed, p.dispatched).when(rectify, friday).thenTypes('RectificationReported');
    given(p.reported, p.filed, p.noticed).when(rectify, friday).thenTypes('RectificationReported');
    given(p.reported, p.filed).when(rectify, friday).refused('rectify-when-dispatched-or-noticed');
  });

  test.each([
    [c.VerifyRectification, 'RectificationVerified'],
    [c.RejectRectification, 'RectificationRejected'],
  ] as const)('%p is for somebody other than who rectified or reported it', (Command, type) => {
    const check = command<object>(Command, { reason: '未覆盖' });
    const history = [
      p.reported,
      p.filed,
      p.dispatched,
      { event: { ...p.rectified, data: { ...p.rectified.data, rectifiedBy: 'wang' } }, actor: 'zhang' },
    ];
    given(...history)
      .when(check, { ...friday, actor: 'zhang' })
      .refused('verifier-is-not-rectifier');
    given(...history)
      .when(check, { ...friday, actor: 'wang' })
      .refused('verifier-is-not-rectifier');
    given(...history)
      .when(check, { ...friday, actor: 'li.ming' })
      .thenTypes(type);
    // Reported by a clerk who names nobody: it was the assignee who rectified.
    const byClerk = given(p.reported, p.filed, p.dispatched, { event: p.rectified, actor: 'clerk' });
    byClerk.when(check, { ...friday, actor: 'zhang' }).refused('verifier-is-not-rectifier');
    byClerk.when(check, { ...friday, actor: 'clerk' }).refused('verifier-is-not-rectifier');
    byClerk.when(check, { ...friday, actor: 'li.ming' }).thenTypes(type);
    given(p.reported, p.filed, p.dispatched).when(check, friday).refused('verify-when-rectified');
  });

  test('after a rejection there is rework, and a new rectifier may have been the first verifier', () => {
    const reworked = [
      p.reported,
      p.filed,
      p.dispatched,
      { event: p.rectified, actor: 'a' },
      { event: p.rejected, actor: 'b' },
    ];
    given(...reworked, { event: p.rectified, actor: 'b' })
      .when(command(c.VerifyRectification, {}), { ...friday, actor: 'a' })
      .thenTypes('RectificationVerified');
  });

  test('closed after verification only', () => {
    const close = command(c.CloseCase, {});
    given(p.reported, p.filed, p.dispatched, p.rectified, p.verified)
      .when(close, friday)
      .then({ type: 'CaseClosed', data: { how: 'verified', note: undefined } });
    given(p.reported, p.filed, p.dispatched, p.rectified).when(close, friday).refused('close-when-verified');
  });

  test('a look-back that finds a relapse reopens the case', () => {
    const history = [p.reported, p.filed, p.dispatched, p.rectified, p.verified, p.closed];
    given(...history)
      .when(command(c.RecordLookBack, { result: 'held' }), friday)
      .thenTypes('LookBackRecorded');
    given(...history)
      .when(command(c.RecordLookBack, { result: 'relapsed' }), friday)
      .thenTypes('LookBackRecorded', 'CaseReopened');
    given(p.reported)
      .when(command(c.RecordLookBack, { result: 'held' }), friday)
      .refused('look-back-when-closed');
  });
});

describe('a case that is reopened', () => {
  const close: CaseEvent = { type: 'CaseClosed', data: { how: 'imported' } };
  const june = '2018-06-01T01:00:00.000Z';

  test.each<[string, CaseEvent[], string]>([
    ['corrected on the spot', [p.onTheSpot], 'reported'],
    ['imported without filing', [p.reported, p.dispatched, close], 'reported'],
    ['filed', [p.reported, p.filed, close], 'filed'],
    ['dispatched', [p.reported, p.filed, p.dispatched, close], 'filed'],
  ])('%s: waits for whoever is to handle it now', (_what, events, status) => {
    const record = recordOf(...[...events, p.reopened].map((event): Step => [june, event]));
    expect(record.status).toBe(status);
    expect(record.department).toBeUndefined();
    const filing = given(...events, p.reopened).when(command(c.FileCase, {}), friday);
    if (status === 'reported') filing.thenTypes('CaseFiled');
    else filing.refused('file-when-reported');
  });
});

test('a case that was returned is no longer measured by the deadline that ended', () => {
  const steps = (...events: CaseEvent[]) => events.map((event): Step => ['2018-06-01T01:00:00.000Z', event]);
  const dueAt = (...events: CaseEvent[]) => {
    const record = recordOf(...steps(...events));
    return caseDocument(caseState(record, 0, ''), '1').dueAt;
  };
  expect(dueAt(p.reported, p.filed, p.dispatched, p.returned)).toBeUndefined();
  const noticed = { ...p.noticed, data: { ...p.noticed.data, due: { ...due, precision: 'instant' as const } } };
  expect(dueAt(p.reported, p.filed, p.dispatched, noticed, p.returned)).toBe(due.at);
});

describe('the order of steps', () => {
  const at9 = '2018-06-01T01:00:00.000Z';
  const dispatched = timed([at9, p.reported], [at9, p.filed], [friday.now, p.dispatched]);
  const earlier = at(at9, { now: friday.now });

  test('no step happens before the last one; at the same instant it may', () => {
    const returning = command(c.ReturnCase, { reason: 'r' });
    const { decision } = given(...dispatched).when(returning, earlier);
    expect(decision).toMatchObject({ refused: 'not-before-the-last-step', field: 'occurredAt' });
    given(...dispatched)
      .when(returning, friday)
      .thenTypes('CaseReturned');
  });

  test('supervisions and look-backs obey, too', () => {
    const place = command(c.PlaceSupervision, { level: 'city', by: '市', deadline });
    given(...dispatched)
      .when(place, earlier)
      .refused('not-before-the-last-step');
    given(...dispatched, { event: { type: 'CaseClosed', data: { how: 'imported' } }, occurredAt: friday.now })
      .when(command(c.RecordLookBack, { result: 'held' }), earlier)
      .refused('not-before-the-last-step');
  });

  test('a notice was served when it was served, whenever that is entered', () => {
    const noticed = timed([at9, p.reported], [at9, p.filed], [at9, p.noticed], [friday.now, p.dispatched]);
    const serve = command(c.ServeNotice, { ...p.served.data, servedAt: '2018-06-01T01:30:00.000Z' });
    given(...noticed)
      .when(serve, friday)
      .thenTypes('NoticeServed');
  });
});

describe('supervision', () => {
  const reply = command(c.ReplyToSupervision, { supervisionId: 'v1', reply: '已整改' });
  const lift = command(c.LiftSupervision, { supervisionId: 'v1' });

  test('placed on any case that lives, also a closed one; replied to until it is lifted', () => {
    const place = command(c.PlaceSupervision, { level: 'ministry', by: '生态环境部', deadline });
    given(p.reported, p.filed, p.dispatched, p.rectified, p.verified, p.closed)
      .when(place, friday)
      .thenTypes('SupervisionPlaced');
    given(p.reported, p.supervised).when(reply, friday).thenTypes('SupervisionReplied');
    given(p.reported, p.supervised).when(lift, friday).thenTypes('SupervisionLifted');
    given(p.reported, p.supervised, { type: 'SupervisionLifted', data: { supervisionId: 'v1' } })
      .when(reply, friday)
      .refused('reply-while-supervised');
    given(p.reported).when(reply, friday).refused('reply-while-supervised');
  });
});

describe('every command', () => {
  test('in the future is refused', () => {
    const context = { ...friday, occurredAt: '2018-06-02T00:00:00.000Z' };
    given().when(command(c.ReportProblem, problem), context).refused('not-in-the-future');
  });

  test('that the state forbids is refused with the state, the rule in words, and what is possible', () => {
    const refusal = given(p.reported).when(command(c.CloseCase, {}), friday).decision as Refusal;
    expect(refusal).toEqual({
      refused: 'close-when-verified',
      message: 'A case is closed after its rectification was verified. This one is reported.',
      sentence: {
        zh: '核查通过后才结案。现在的状态是已上报。',
        en: 'A case is closed after its rectification was verified. This one is reported.',
      },
      state: 'reported',
      possible: ['FileCase', 'VoidCase', 'MergeCase', 'PlaceSupervision', 'CorrectRecord'],
    });
  });
});
