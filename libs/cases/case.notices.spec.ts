import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { at, command, commands as c, past as p, recordOf, type Step } from './testing.js';
import { MissDeadline } from './internal.commands.js';

const { given } = deciderSpec(caseDecider);
const friday = at('2018-06-01T02:00:00.000Z'); // 1 June 2018, 10:00 in Zhengzhou
const deadline = { workingDays: 3 };
const notice = { facts: '裸土', basis: '条例', requirements: '覆盖', recipient: '项目部', deadline };

describe('notices', () => {
  test('issued under a number when filed and not closed, several per case', () => {
    const issue = command(c.IssueNotice, notice);
    given(p.reported, p.filed, p.noticed).when(issue, friday).thenTypes('NoticeIssued');
    given(p.reported).when(issue, friday).refused('notice-when-filed');
  });

  test('not between a rectification and what comes of it', () => {
    const issue = command(c.IssueNotice, notice);
    given(p.reported, p.filed, p.dispatched, p.rectified).when(issue, friday).refused('notice-when-filed');
    given(p.reported, p.filed, p.dispatched, p.rectified, p.verified).when(issue, friday).refused('notice-when-filed');
  });

  test('answered by a rectification that came after them only', () => {
    const june = (day: number) => `2018-06-0${day}T01:00:00.000Z`;
    const history = (notice: number, rectified: number): Step[] => [
      [june(1), p.reported],
      [june(1), p.filed],
      [june(1), p.dispatched],
      [june(notice), p.noticed],
      [june(rectified), p.rectified],
      [june(6), p.verified],
    ];
    expect(recordOf(...history(2, 2)).notices['n1']!.answeredAt).toBe(june(2));
    const [noticed, rectified] = [history(4, 3)[3]!, history(4, 3)[4]!];
    const late = history(4, 3).toSpliced(3, 2, rectified, noticed);
    expect(recordOf(...late).notices['n1']!.answeredAt).toBeUndefined();
  });

  test('served once, after it was issued and not in the future', () => {
    const serve = (fields: Partial<c.ServeNotice>) =>
      command(c.ServeNotice, {
        noticeId: 'n1',
        method: 'direct',
        servedBy: 'li',
        servedTo: '王',
        servedAt: '2018-06-01T01:30:00.000Z',
        ...fields,
      });
    const history = [p.reported, p.filed, { event: p.noticed, occurredAt: '2018-06-01T01:00:00.000Z' }];
    given(...history)
      .when(serve({}), friday)
      .thenTypes('NoticeServed');
    given(...history)
      .when(serve({ noticeId: 'other' }), friday)
      .refused('notice-unknown');
    given(...history)
      .when(serve({ servedAt: '2018-05-30T00:00:00.000Z' }), friday)
      .refused('service-time');
    given(...history)
      .when(serve({ servedAt: '2018-06-09T00:00:00.000Z' }), friday)
      .refused('service-time');
    given(...history, p.served)
      .when(serve({}), friday)
      .refused('serve-when-issued');
  });
});

describe('deadlines', () => {
  const dispatched = [p.reported, p.filed, p.dispatched];
  const request = command(c.RequestExtension, { until: { at: '2018-06-15T09:30:00.000Z' }, reason: '雨' });

  test('an extension is asked for while a deadline runs, and only forwards', () => {
    given(...dispatched)
      .when(request, friday)
      .thenTypes('ExtensionRequested');
    const back = command(c.RequestExtension, { until: { at: '2018-06-07T00:00:00.000Z' }, reason: '' });
    given(...dispatched)
      .when(back, friday)
      .refused('extension-moves-forward');
    given(p.reported, p.filed).when(request, friday).refused('extend-while-running');
  });

  test('granted by somebody else, and the deadline moves', () => {
    const grant = command(c.GrantExtension, { extensionId: 'x1' });
    const asked = [...dispatched, { event: p.extensionRequested, actor: 'zhang' }];
    for (const actor of ['zhang', 'ZHANG', 'zhang '])
      given(...asked)
        .when(grant, { ...friday, actor })
        .refused('granter-is-not-requester');
    given(...asked)
      .when(grant, friday)
      .then({
        type: 'ExtensionGranted',
        data: { extensionId: 'x1', deadlineId: 'd1', due: p.extensionRequested.data.until },
      });
    given(...asked)
      .when(command(c.DenyExtension, { extensionId: 'x1', reason: '不必' }), friday)
      .thenTypes('ExtensionDenied');
    given(...asked)
      .when(command(c.GrantExtension, { extensionId: 'x9' }), friday)
      .refused('extension-unknown');
  });

  test('while suspended the clock stands still: what was left is left after resuming', () => {
    const suspended = [...dispatched, { event: p.suspended, occurredAt: '2018-06-07T09:30:00.000Z' }];
    given(...suspended)
      .when(command(c.ReportRectification, { measures: 'x' }), friday)
      .refused('rectify-when-dispatched-or-noticed');
    // One working day was left; resumed Monday 17:30, it runs out on Tuesday 17:30.
    given(...suspended)
      .when(command(c.ResumeCase, {}), at('2018-06-11T09:30:00.000Z'))
      .then({
        type: 'CaseResumed',
        data: {
          note: undefined,
          deadlines: [{ deadlineId: 'd1', due: { at: '2018-06-12T09:30:00.000Z', precision: 'instant' } }],
        },
      });
  });

  test('what only the suspension forbids is told so', () => {
    const refused = (sent: object) => {
      const steps = [p.reported, p.filed, p.dispatched, p.suspended].map((event): Step => [friday.now, event]);
      return caseDecider.decide(recordOf(...steps), sent, friday) as Refusal;
    };
    expect(refused(command(c.ReportRectification, { measures: 'x' })).message).toMatch(
      /This one is dispatched, suspended\. It has to be resumed first\.$/,
    );
    expect(refused(command(c.CloseCase, {})).message).toMatch(/This one is dispatched, suspended\.$/);
  });

  test('missed once, when it has run out, and escalated from the second miss on', () => {
    const miss = command(MissDeadline, { deadlineId: 'd1', escalateAfterMisses: 2 });
    const after = at('2018-06-08T09:30:00.001Z');
    const missed: CaseEvent = {
      type: 'DeadlineMissed',
      data: { deadlineId: 'd1', due: p.dispatched.data.due },
      occurredAt: p.dispatched.data.due.at,
    };
    given(...dispatched)
      .when(miss, at('2018-06-08T09:30:00.000Z'))
      .then();
    given(...dispatched)
      .when(miss, after)
      .then(missed);
    given(...dispatched, missed)
      .when(miss, after)
      .then();
    given(...dispatched, p.rectified)
      .when(miss, after)
      .then();
    given(...dispatched, p.suspended)
      .when(miss, after)
      .then();
    given(...dispatched, missed, p.dispatched)
      .when(miss, after)
      .thenTypes('DeadlineMissed', 'CaseEscalated');
  });
});
