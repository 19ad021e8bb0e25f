import type { Sentence } from '#event-sourcing';
import { caseFields } from '#platform';
import type { CaseEvent } from './case.events.js';
import type { CaseStatus } from './case.record.js';

/** States of a case. */
export const stateWords: Readonly<Record<CaseStatus, Sentence>> = {
  none: { zh: '没有', en: 'none' },
  reported: { zh: '已上报', en: 'reported' },
  filed: { zh: '已立案', en: 'filed' },
  dispatched: { zh: '已派遣', en: 'dispatched' },
  rectified: { zh: '已反馈整改', en: 'rectified' },
  verified: { zh: '核查通过', en: 'verified' },
  closed: { zh: '已结案', en: 'closed' },
  voided: { zh: '已作废', en: 'voided' },
  merged: { zh: '已并案', en: 'merged' },
};

/** What the house calls otherwise elsewhere. */
export const ownFields = {
  method: { zh: '送达方式', en: 'method of service' },
} satisfies Record<string, Sentence>;

/** Steps of a case, as its history names them. */
export const eventWords: Readonly<Record<CaseEvent['type'], Sentence>> = {
  WorkHandedOver: { zh: '移交', en: 'handed over to another desk' },
  ProblemReported: { zh: '上报问题', en: 'problem reported' },
  CorrectedOnTheSpot: { zh: '当场整改', en: 'corrected on the spot' },
  CaseFiled: { zh: '立案', en: 'case filed' },
  CaseVoided: { zh: '作废', en: 'case voided' },
  CaseMerged: { zh: '并案', en: 'case merged' },
  MergeUndone: { zh: '撤销并案', en: 'merge undone' },
  CaseDispatched: { zh: '派遣', en: 'case dispatched' },
  CaseReturned: { zh: '回退', en: 'case returned' },
  NoticeIssued: { zh: '下发整改通知书', en: 'notice issued' },
  NoticeServed: { zh: '送达', en: 'notice served' },
  ExtensionRequested: { zh: '申请延期', en: 'extension requested' },
  ExtensionGranted: { zh: '同意延期', en: 'extension granted' },
  ExtensionDenied: { zh: '不同意延期', en: 'extension denied' },
  CaseSuspended: { zh: '挂账', en: 'case suspended' },
  CaseResumed: { zh: '恢复办理', en: 'case resumed' },
  RectificationReported: { zh: '整改反馈', en: 'rectification reported' },
  RectificationVerified: { zh: '核查通过', en: 'rectification verified' },
  RectificationRejected: { zh: '核查不通过，返工', en: 'rectification rejected' },
  DeductionAppealed: { zh: '申诉', en: 'deduction appealed' },
  AppealGranted: { zh: '同意申诉', en: 'appeal granted' },
  AppealDenied: { zh: '驳回申诉', en: 'appeal denied' },
  CallbackRecorded: { zh: '回访', en: 'callback recorded' },
  CaseClosed: { zh: '结案', en: 'case closed' },
  SupervisionPlaced: { zh: '督办', en: 'supervision placed' },
  SupervisionReplied: { zh: '督办回复', en: 'supervision replied' },
  SupervisionLifted: { zh: '解除督办', en: 'supervision lifted' },
  LookBackRecorded: { zh: '回头看', en: 'look-back recorded' },
  CaseReopened: { zh: '重新立案', en: 'case reopened' },
  DeadlineMissed: { zh: '超期', en: 'deadline missed' },
  DeadlineMoved: { zh: '期限随日历变动', en: 'deadline moved with the calendar' },
  CaseEscalated: { zh: '升级', en: 'case escalated' },
  RecordCorrected: { zh: '更正', en: 'record corrected' },
  CorrectionProposed: { zh: '提出更正', en: 'correction proposed' },
  CorrectionRejected: { zh: '驳回更正', en: 'correction rejected' },
  CorrectionConfirmed: { zh: '更正经审核', en: 'correction confirmed' },
  CorrectionLapsed: { zh: '更正失效', en: 'correction lapsed' },
  NumberedCommandDeclined: { zh: '编号退回', en: 'number given back' },
};

/** What a case waits for. */
const waitingWords = {
  filing: { zh: '待立案', en: 'filing' },
  dispatch: { zh: '待派遣', en: 'dispatch' },
  rectification: { zh: '待整改', en: 'rectification' },
  verification: { zh: '待核查', en: 'verification' },
  closing: { zh: '待结案', en: 'closing' },
  resumption: { zh: '待恢复', en: 'resumption' },
} satisfies Record<string, Sentence>;

/** Where a problem came from. */
const sourceWords = {
  patrol: { zh: '巡查', en: 'patrol' },
  resident: { zh: '群众', en: 'resident' },
  hotline: { zh: '12345热线', en: 'hotline' },
  authority: { zh: '上级', en: 'authority' },
  staff: { zh: '工作人员', en: 'staff' },
  import: { zh: '导入', en: 'import' },
  'on-the-spot': { zh: '当场', en: 'on the spot' },
  round: { zh: '督查', en: 'inspection round' },
  water: { zh: '水质', en: 'water' },
  formality: { zh: '手续', en: 'formality' },
  task: { zh: '督办任务', en: 'supervised task' },
  venue: { zh: '阵地清查', en: 'venue check' },
  rating: { zh: '评定', en: 'rating' },
  street: { zh: '街面', en: 'street' },
} satisfies Record<string, Sentence>;

/** How a notice reached its recipient. */
const serviceWords = {
  direct: { zh: '直接送达', en: 'in person' },
  post: { zh: '邮寄送达', en: 'by post' },
  'fax-or-email': { zh: '传真或电子邮件送达', en: 'by fax or e-mail' },
  entrusted: { zh: '委托送达', en: 'entrusted' },
  forwarded: { zh: '转交送达', en: 'forwarded' },
  'left-in-place': { zh: '留置送达', en: 'left in place' },
} satisfies Record<string, Sentence>;

/** What those who are called back say. */
const callbackWords = {
  yes: { zh: '已解决', en: 'solved' },
  partly: { zh: '部分解决', en: 'solved in part' },
  no: { zh: '未解决', en: 'not solved' },
  very: { zh: '非常满意', en: 'very satisfied' },
  satisfied: { zh: '满意', en: 'satisfied' },
  neutral: { zh: '一般', en: 'neutral' },
  unsatisfied: { zh: '不满意', en: 'unsatisfied' },
} satisfies Record<string, Sentence>;

/** Figures before and after appeals. */
export const appealWords = {
  'legs.toBeHandled': { zh: '应处置（分段）', en: 'to be handled, by leg' },
  'legs.toBeHandled.afterAppeals': { zh: '应处置（申诉后）', en: 'to be handled, after appeals' },
  'legs.handledInTime': { zh: '按期处置（分段）', en: 'handled in time, by leg' },
  'legs.handledInTime.afterAppeals': { zh: '按期处置（申诉后）', en: 'handled in time, after appeals' },
  'legs.rework': { zh: '返工次数（分段）', en: 'rework, by leg' },
  'legs.rework.afterAppeals': { zh: '返工次数（申诉后）', en: 'rework, after appeals' },
  'legs.onTimeHandling': { zh: '按期处置率（分段）', en: 'share handled in time, by leg' },
  'legs.onTimeHandling.afterAppeals': { zh: '按期处置率（申诉后）', en: 'share handled in time, after appeals' },
  'appeals.lodged': { zh: '申诉', en: 'appeals' },
  'appeals.granted': { zh: '同意的申诉', en: 'appeals granted' },
  'appeals.denied': { zh: '驳回的申诉', en: 'appeals denied' },
} satisfies Record<string, Sentence>;

/** Figures of the hotline. */
export const hotlineWords = {
  'hotline.orders': { zh: '热线工单', en: 'orders of the hotline' },
  'hotline.cases': { zh: '热线案件', en: 'cases of orders' },
  'hotline.repeats': { zh: '重复诉求', en: 'repeated complaints' },
  'hotline.calledBack': { zh: '回访案件', en: 'cases called back' },
  'hotline.reached': { zh: '访到', en: 'callers reached' },
  'hotline.solved': { zh: '回访已解决', en: 'solved by their word' },
  'hotline.partlySolved': { zh: '回访部分解决', en: 'solved in part by their word' },
  'hotline.notSolved': { zh: '回访未解决', en: 'not solved by their word' },
  'hotline.satisfied': { zh: '回访满意', en: 'satisfied callers' },
  'hotline.reachRate': { zh: '回访率', en: 'share of callers reached' },
  'hotline.solvedRate': { zh: '解决率', en: 'share of cases solved' },
  'hotline.satisfactionRate': { zh: '满意率', en: 'share of satisfied callers' },
} satisfies Record<string, Sentence>;

/** The evaluation's indicators. */
export const rateWords = {
  closure: { zh: '结案率', en: 'share of closures' },
  onTimeClosure: { zh: '按期结案率', en: 'share of closures in time' },
  lateClosure: { zh: '超期结案率', en: 'share of late closures' },
  handling: { zh: '处置率', en: 'share handled' },
  onTimeHandling: { zh: '按期处置率', en: 'share handled in time' },
  onTimeFiling: { zh: '按时立案率', en: 'share filed in time' },
  onTimeExamination: { zh: '按期核实率', en: 'share of reports examined in time' },
  onTimeDispatch: { zh: '按期派遣率', en: 'share dispatched in time' },
  accurateFiling: { zh: '准确立案率', en: 'share filed rightly' },
  accurateDispatch: { zh: '准确派遣率', en: 'share dispatched rightly' },
  onTimeVerification: { zh: '按期核查率', en: 'share verified in time' },
  rework: { zh: '返工率', en: 'share of rework' },
  extension: { zh: '延期率', en: 'share of extensions' },
  'extension@due-to-handle': { zh: '延期率（按应处置）', en: 'share of extensions, of what was to be handled' },
  validReports: { zh: '有效上报率', en: 'share of valid reports' },
  notClosed: { zh: '未结案率', en: 'share not closed' },
  lateEntry: { zh: '补录率', en: 'share of late entries' },
  noticeAnswer: { zh: '通知书整改率', en: 'share of notices answered' },
} satisfies Record<string, Sentence>;

const under = (prefix: string, words: Readonly<Record<string, Sentence>>) =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [`${prefix}.${name}`, word]));

/** Figures of ledgers and of the year by their names; states, steps, fields and the rest under a prefix. */
export const labels: Readonly<Record<string, Sentence>> = {
  'notices.issued': { zh: '下发整改通知书', en: 'rectification notices issued' },
  reported: { zh: '上报', en: 'reported' },
  correctedOnTheSpot: { zh: '当场整改', en: 'corrected on the spot' },
  filed: { zh: '立案', en: 'filed' },
  voided: { zh: '作废', en: 'voided' },
  merged: { zh: '并案', en: 'merged' },
  closed: { zh: '结案', en: 'closed' },
  open: { zh: '在办', en: 'open' },
  suspended: { zh: '挂账', en: 'suspended' },
  overdue: { zh: '超期', en: 'overdue' },
  waitingForVerification: { zh: '待核查', en: 'waiting for verification' },
  closedInTime: { zh: '按期结案', en: 'closed in time' },
  closedLate: { zh: '超期结案', en: 'closed late' },
  closedWithoutDeadline: { zh: '无期限结案', en: 'closed without a deadline' },
  dueToBeClosed: { zh: '应结案', en: 'due to be closed' },
  toBeHandled: { zh: '应处置', en: 'to be handled' },
  handled: { zh: '已处置', en: 'handled' },
  handledInTime: { zh: '按期处置', en: 'handled in time' },
  toBeFiled: { zh: '应立案', en: 'to be filed' },
  filedInTime: { zh: '按时立案', en: 'filed in time' },
  toBeDispatched: { zh: '应派遣', en: 'to be dispatched' },
  dispatchedInTime: { zh: '按期派遣', en: 'dispatched in time' },
  reportsToBeExamined: { zh: '应核实', en: 'reports of the public to be examined' },
  reportsExaminedInTime: { zh: '按期核实', en: 'reports of the public examined in time' },
  filedThenVoided: { zh: '立案后作废', en: 'filed, then voided' },
  dispatches: { zh: '派遣次数', en: 'dispatches' },
  returns: { zh: '回退次数', en: 'returns' },
  toBeVerified: { zh: '应核查', en: 'to be verified' },
  verifiedInTime: { zh: '按期核查', en: 'verified in time' },
  closedBySource: { zh: '来源未经核查即结案', en: 'closed by the source without a check' },
  rectifications: { zh: '整改反馈次数', en: 'rectifications' },
  rework: { zh: '返工次数', en: 'rework' },
  reworkedDue: { zh: '应结案中返工的', en: 'reworked, of those due' },
  extensions: { zh: '延期次数', en: 'extensions' },
  extendedDue: { zh: '应结案中延期的', en: 'extended, of those due' },
  extendedToBeHandled: { zh: '应处置中延期的', en: 'extended, of those to be handled' },
  repeats: { zh: '重复诉求', en: 'repeated complaints' },
  reopened: { zh: '重新立案', en: 'reopened' },
  deadlinesMissed: { zh: '超期次数', en: 'deadlines missed' },
  escalations: { zh: '升级次数', en: 'escalations' },
  lookBacksHeld: { zh: '回头看未反弹', en: 'look-backs that held' },
  lookBacksRelapsed: { zh: '回头看反弹', en: 'look-backs with a relapse' },
  corrections: { zh: '更正次数', en: 'corrections' },
  correctionsConfirmed: { zh: '经审核的更正', en: 'corrections that a second person confirmed' },
  correctionsOfSource: { zh: '来源系统的更正', en: 'corrections by the source of an import' },
  supervised: { zh: '督办案卷', en: 'supervised' },
  supervisionsInForce: { zh: '督办中', en: 'supervisions in force' },
  noticesIssued: { zh: '下发通知书', en: 'notices issued' },
  noticesServed: { zh: '送达通知书', en: 'notices served' },
  noticesAnswered: { zh: '已整改通知书', en: 'notices answered' },
  noticesOverdue: { zh: '超期通知书', en: 'notices overdue' },
  anomalous: { zh: '有异常的案卷', en: 'anomalous' },
  entries: { zh: '登记条数', en: 'entries' },
  lateEntries: { zh: '补录条数', en: 'late entries' },
  ...hotlineWords,
  ...appealWords,
  ...under('rate', rateWords),
  ...under('state', stateWords),
  ...under('event', eventWords),
  ...under('waiting', waitingWords),
  ...under('source', sourceWords),
  ...under('service', serviceWords),
  ...under('callback', callbackWords),
  ...under('field', caseFields),
};

/** What belongs to a case. */
export const paperWords = {
  service: { zh: '送达回证', en: 'proof of service' },
  rectification: { zh: '整改后照片', en: 'photo after the rectification' },
  lookBack: { zh: '回头看佐证', en: 'evidence of the look-back' },
} satisfies Record<string, Sentence>;
