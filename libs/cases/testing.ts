import { defaultCalendar } from '#calendar';
import { fold, type Recorded } from '#event-sourcing';
import type { CaseContext } from './rules/rule.js';
import * as c from './case.commands.js';
import type { CaseEvent } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { noCase, type CaseRecord } from './case.record.js';

/** A command as it is after validation. */
export function command<C extends object>(Command: new () => C, fields: Partial<C>): C {
  return Object.assign(new Command(), fields);
}

export function at(occurredAt: string, more: Partial<CaseContext> = {}): CaseContext {
  return {
    now: occurredAt,
    occurredAt,
    actor: 'li.ming',
    calendar: defaultCalendar,
    partId: 'part-1',
    number: '明湖案〔2018〕1号',
    ...more,
  };
}

const due = (instant: string) => ({ at: instant, precision: 'instant' as const });

/** Events of a plain case, to build histories from. */
export const past = {
  reported: {
    type: 'ProblemReported',
    data: { category: '扬尘', description: '裸土未覆盖', source: 'patrol', siteId: 's1', communityId: 'c1' },
  },
  filed: { type: 'CaseFiled', data: { number: '明湖案〔2018〕1号' } },
  dispatched: {
    type: 'CaseDispatched',
    data: { deadlineId: 'd1', department: '城管', assignee: 'zhang', due: due('2018-06-08T09:30:00.000Z') },
  },
  noticed: {
    type: 'NoticeIssued',
    data: {
      noticeId: 'n1',
      number: '明湖整改〔2018〕1号',
      facts: '裸土',
      basis: '条例',
      requirements: '覆盖',
      recipient: '项目部',
      due: due('2018-06-08T09:30:00.000Z'),
    },
  },
  served: {
    type: 'NoticeServed',
    data: {
      noticeId: 'n1',
      method: 'direct',
      servedBy: 'li.ming',
      servedTo: '王',
      servedAt: '2018-06-01T03:00:00.000Z',
    },
  },
  rectified: { type: 'RectificationReported', data: { measures: '已覆盖' } },
  verified: { type: 'RectificationVerified', data: {} },
  rejected: { type: 'RectificationRejected', data: { reason: '未全部覆盖' } },
  closed: { type: 'CaseClosed', data: { how: 'verified' } },
  reopened: { type: 'CaseReopened', data: { reason: '又裸露' } },
  returned: { type: 'CaseReturned', data: { reason: '非本部门' } },
  onTheSpot: { type: 'CorrectedOnTheSpot', data: { kind: 'persuasion', category: '占道经营', description: '劝离' } },
  suspended: { type: 'CaseSuspended', data: { reason: '冬季停工' } },
  extensionRequested: {
    type: 'ExtensionRequested',
    data: { extensionId: 'x1', deadlineId: 'd1', until: due('2018-06-15T09:30:00.000Z'), reason: '雨' },
  },
  supervised: {
    type: 'SupervisionPlaced',
    data: { supervisionId: 'v1', level: 'ministry', by: '生态环境部', due: due('2018-07-01T09:30:00.000Z') },
  },
} satisfies Record<string, CaseEvent>;

/** What happened when. */
export type Step = readonly [occurredAt: string, event: CaseEvent, actor?: string];

/** Steps as a store gives them back: `event-0`, `event-1` … */
export function recorded(...steps: readonly Step[]): Recorded<CaseEvent>[] {
  return steps.map(([occurredAt, event, actor = 'somebody'], n) => {
    const metadata = { actor, occurredAt, commandId: `command-${n}`, commandDigest: '' };
    return { ...event, id: `event-${n}`, recordedAt: occurredAt, metadata };
  });
}

/** The record that these steps leave. */
export function recordOf(...steps: readonly Step[]): CaseRecord {
  return fold(evolveCase, noCase, recorded(...steps));
}

/** Steps as a spec's `given` takes them. */
export function timed(...steps: readonly Step[]) {
  return steps.map(([occurredAt, event, actor]) => ({ occurredAt, event, actor }));
}

export { c as commands };
