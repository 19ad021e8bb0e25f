import type { Sentence } from '#event-sourcing';
import { deskLists } from '#platform';
import { DenyAppeal, GrantAppeal } from './appeal.commands.js';
import { caseAppeals } from './appeal.parts.js';
import * as c from './case.commands.js';
import { caseView, type WaitingFor } from './case.views.js';
import { RecordCallback } from './hotline.commands.js';

/** Lists of what is to be done next. */
const deskLabels = {
  'cases.toFile': { zh: '待立案', en: 'problems to file' },
  'cases.toDispatch': { zh: '待派遣', en: 'cases to dispatch' },
  'cases.toRectify': { zh: '待整改', en: 'cases to rectify' },
  'cases.toVerify': { zh: '待核查', en: 'rectifications to verify' },
  'cases.toClose': { zh: '待结案', en: 'cases to close' },
  'cases.toResume': { zh: '挂账待恢复', en: 'suspended cases to resume' },
  'cases.extensionsToDecide': { zh: '延期申请待审批', en: 'extensions to decide' },
  'cases.noticesToServe': { zh: '整改通知书待送达', en: 'notices to serve' },
  'cases.toCallBack': { zh: '待回访', en: 'callbacks due' },
  'cases.appealsToDecide': { zh: '待审申诉', en: 'appeals to decide' },
} satisfies Record<string, Sentence>;

const entry = { of: caseView, title: 'description', record: { kind: 'case', id: 'caseId', at: 'cases' } };
const dueNext = { ...entry, due: { field: 'nextDueAt', is: 'moment' } as const };
const waitingFor = (what: NonNullable<WaitingFor>) => ({
  ...dueNext,
  where: [{ field: 'waitingFor', equals: what }],
});
/** Beside the step that the case waits for. */
const having = (field: 'extensionsToDecide' | 'noticesToServe') => ({ ...dueNext, where: [{ field, atLeast: 1 }] });

/** Whoever it was dispatched to rectifies; all else is done by others than them. */
const handler = {
  person: { key: 'assigneeKey', shown: 'assignee' },
  department: { key: 'departmentKey', shown: 'department' },
};

export const caseDesk = deskLists(deskLabels, {
  'cases.toFile': { ...waitingFor('filing'), next: c.FileCase },
  'cases.toDispatch': { ...waitingFor('dispatch'), next: c.DispatchCase },
  'cases.toRectify': { ...waitingFor('rectification'), ...handler, next: c.ReportRectification },
  'cases.toVerify': {
    ...waitingFor('verification'),
    next: c.VerifyRectification,
    instead: [c.RejectRectification],
  },
  'cases.toClose': { ...waitingFor('closing'), next: c.CloseCase },
  'cases.toResume': { ...waitingFor('resumption'), ...handler, next: c.ResumeCase },
  'cases.toCallBack': {
    ...entry,
    where: [{ field: 'callbackDueAt', atLeast: '' }],
    due: { field: 'callbackDueAt', is: 'moment' },
    next: RecordCallback,
  },
  'cases.appealsToDecide': {
    ...entry,
    of: caseAppeals,
    where: [{ field: 'open', equals: 1 }],
    title: 'reason',
    next: GrantAppeal,
    instead: [DenyAppeal],
  },
  'cases.extensionsToDecide': { ...having('extensionsToDecide'), next: c.GrantExtension, instead: [c.DenyExtension] },
  'cases.noticesToServe': { ...having('noticesToServe'), next: c.ServeNotice },
});

const heldLabels = {
  'cases.beingVerified': { zh: '整改后待核查', en: 'rectified cases that are being verified' },
} satisfies Record<string, Sentence>;

/** What is rectified is on the desk of whoever checks it, and comes back to its handler when that fails. */
export const casesHeld = deskLists(heldLabels, {
  'cases.beingVerified': { ...waitingFor('verification'), ...handler },
});
