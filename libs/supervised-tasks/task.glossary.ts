import type { Sentence } from '#event-sourcing';

/** What people read of supervised tasks. */
export const words = {
  task: { zh: '督办事项', en: 'supervised task' },
  numberOnce: {
    zh: '一个交办编号只有一件督办事项。',
    en: 'There is one supervised task of a number.',
  },
  claim: { zh: '交办后才签收，且只签收一次。', en: 'A task is claimed once it is handed over, and once.' },
  return: {
    zh: '已签收、尚未核实的事项才能退回。',
    en: 'A task is returned after it is claimed and before it is looked into.',
  },
  returnInTime: {
    zh: '签收后 {days} 个工作日内（至 {until}）才能退回。',
    en: 'A task is returned within {days} working days after it was claimed, until {until}.',
  },
  answerReturn: { zh: '退回后由交办单位答复。', en: 'The authority answers a return.' },
  investigate: {
    zh: '签收后、办结前才核实。',
    en: 'A task is looked into after it is claimed and before it is closed.',
  },
  plan: {
    zh: '签收后、整改完成前才制定清单。',
    en: 'A task is planned after it is claimed and before it is rectified.',
  },
  planTrue: { zh: '经核实不属实的交办件不需要整改清单。', en: 'An item that was found not true is not planned.' },
  measure: { zh: '有清单、尚未整改完成时才能完成措施。', en: 'A measure is completed while its plan is worked on.' },
  measureUnknown: { zh: '清单里没有未完成的措施 {measureId}。', en: 'The plan has no open measure {measureId}.' },
  extend: { zh: '未办结的事项才能延期。', en: 'A task is extended before it is closed.' },
  extendLater: { zh: '延期不早于 {due}。', en: 'An extension is later than {due}.' },
  phase: { zh: '有整改清单的事项才能阶段性办结。', en: 'A task is closed for a phase once it has a plan.' },
  nextDueAhead: { zh: '下次期限在阶段性办结之后。', en: 'The next due day lies ahead.' },
  rectify: { zh: '办理中的事项才能整改完成。', en: 'A task is rectified while it is worked on.' },
  rectifyPlanned: {
    zh: '反馈问题有清单、且措施全部完成才算整改完成。',
    en: 'A finding is rectified by a plan with all its measures done.',
  },
  rectifyInvestigated: { zh: '交办件经核实后才整改。', en: 'A handed-over item is rectified once it was looked into.' },
  answer: { zh: '核实后的交办件才能办结。', en: 'A handed-over item is answered once it was looked into.' },
  answerKind: { zh: '反馈问题经验收销号，不以答复办结。', en: 'A finding is delisted, not answered.' },
  answerRectified: {
    zh: '属实或部分属实的，整改完成后才能办结。',
    en: 'What is true, wholly or partly, is answered once it is rectified.',
  },
  answerEvidence: { zh: '不属实也要有佐证。', en: 'That it is not true needs evidence too.' },
  openCases: {
    zh: '现场发现的问题还有 {count} 件案卷未结，事项不算整改完成。',
    en: 'Of what was found on the spot {count case is|cases are} open: the task is not rectified.',
  },
  apply: { zh: '整改完成的反馈问题才申请验收。', en: 'Acceptance is applied for once a finding is rectified.' },
  accept: { zh: '申请后才验收。', en: 'A task is accepted, or not, once that is applied for.' },
  acceptor: {
    zh: '验收单位不能是整改单位，也不能是其下级。',
    en: 'The unit that accepts is neither the one that rectified nor below it.',
  },
  returnOther: {
    zh: '退回由申请退回和承办以外的人答复。',
    en: 'A return is answered by another than who asked for it or has the task.',
  },
  returnDocument: {
    zh: '同意退回要写明交办机关同意的文号。',
    en: 'A return that is accepted names the document by which the authority agrees.',
  },
  extendOther: {
    zh: '延期由承办以外的人登记。',
    en: 'An extension is entered by another than who carries the task out.',
  },
  extendDocument: { zh: '延期要写明准予延期的文号。', en: 'An extension names the document that grants it.' },
  extendRunning: {
    zh: '期限未到、尚未整改时才能延期。',
    en: 'An extension is granted while the time runs and before it is rectified.',
  },
  acceptorPerson: { zh: '整改的人不能验收。', en: 'Who rectified it does not accept it.' },
  disclose: { zh: '验收通过或办结的事项才公示。', en: 'A task is disclosed once it is accepted or answered.' },
  discloseLong: { zh: '公示不少于 {days} 个工作日。', en: 'A disclosure lasts {days} working days at least.' },
  discloseOrder: { zh: '公示的结束日不早于开始日。', en: 'A disclosure does not end before it begins.' },
  discloseAfter: {
    zh: '公示不能早于 {day}，那天才验收通过或办结。',
    en: 'A disclosure does not begin before {day}, when it was accepted or answered.',
  },
  object: { zh: '公示的事项才有异议。', en: 'Objections are to what is disclosed.' },
  objectionUnknown: { zh: '没有未处理的异议 {objectionId}。', en: 'There is no open objection {objectionId}.' },
  delist: { zh: '验收通过的反馈问题才能销号。', en: 'A finding is delisted once it is accepted.' },
  delistDisclosed: { zh: '公示期满才能销号。', en: 'A finding is delisted when its disclosure is over.' },
  delistObjection: { zh: '还有未处理的异议。', en: 'An objection is open.' },
  lookBack: { zh: '已办结或销号的事项才回头看。', en: 'Look-backs are of what was answered or delisted.' },
  lookBackOther: { zh: '验收或办结的人不能回头看。', en: 'Who accepted or answered it does not look back on it.' },
  lookBackFindings: { zh: '反弹要写明情况。', en: 'A relapse is described.' },
  accountable: { zh: '未作废的事项才登记问责。', en: 'Accountability is recorded of a task that holds.' },
  void: { zh: '事项只作废一次。', en: 'A task is voided once.' },
  dueAhead: { zh: '期限不早于交办当天。', en: 'A task is not due before it is handed over.' },
  correctUnit: { zh: '验收之后不更正整改单位。', en: 'The executing unit is not corrected after the acceptance.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'tasks.handedOver': { zh: '督办交办事项', en: 'tasks handed over' },
  'tasks.handedOver.key': { zh: '重点交办事项', en: 'key tasks handed over' },
  'tasks.handedOver.shared': { zh: '涉及其他区域的交办事项', en: 'tasks that other areas share' },
  'tasks.rectified.key': { zh: '重点事项整改完成', en: 'key tasks rectified' },
  'tasks.inTimeRate': { zh: '按期办结率', en: 'rate of tasks closed in time' },
  'tasks.rectified': { zh: '督办事项整改完成', en: 'tasks rectified' },
  'tasks.rate': { zh: '督办整改率', en: 'rate of rectified tasks' },
  'tasks.inTime': { zh: '按期办结', en: 'tasks closed in time' },
  'tasks.phaseClosed': { zh: '阶段性办结', en: 'tasks closed for a phase' },
  'tasks.claimedLate': { zh: '逾期签收或逾期未签收', en: 'tasks claimed late, or not yet claimed when they should be' },
  'tasks.returned': { zh: '退回并获同意的事项', en: 'tasks returned, which the authority agreed to' },
  'tasks.lookedBack': { zh: '回头看', en: 'look-backs' },
  'tasks.lookedBack.held': { zh: '回头看未反弹', en: 'look-backs at which it held' },
  'tasks.lookBackHeld': { zh: '回头看巩固率', en: 'rate of look-backs at which it held' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'tasks.toClaim': { zh: '待签收督办事项', en: 'supervised tasks to claim' },
  'tasks.returnsToDecide': { zh: '待答复的退回', en: 'returns to decide' },
  'tasks.toInvestigate': { zh: '待调查核实', en: 'tasks to investigate' },
  'tasks.toPlan': { zh: '待制定方案', en: 'tasks to plan' },
  'tasks.measuresToComplete': { zh: '待完成整改措施', en: 'tasks with measures to complete' },
  'tasks.toRectify': { zh: '待整改', en: 'tasks to rectify' },
  'tasks.toAnswer': { zh: '待答复办结', en: 'tasks to answer' },
  'tasks.acceptanceToApply': { zh: '待申请验收', en: 'acceptances to apply for' },
  'tasks.acceptanceToDecide': { zh: '待验收', en: 'acceptances to decide' },
  'tasks.toDisclose': { zh: '待公示', en: 'outcomes to disclose' },
  'tasks.objectionsToSettle': { zh: '公示异议待处理', en: 'objections to settle' },
  'tasks.toDelist': { zh: '待销号', en: 'tasks to delist' },
  'tasks.toLookBack': { zh: '待回头看', en: 'look-backs due' },
} satisfies Record<string, Sentence>;

/** What somebody has while others decide on it. */
export const heldLabels = {
  'tasks.beingDecided': { zh: '验收、公示或退回待答复', en: 'tasks that others decide on' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const taskFields = {
  findings: { zh: '调查核实情况', en: 'findings' },
  externalNumber: { zh: '交办件编号', en: 'number of the item' },
} satisfies Record<string, Sentence>;

/** States of a supervised task. */
export const taskStateWords = {
  'handed-over': { zh: '已交办', en: 'handed over' },
  claimed: { zh: '已签收', en: 'claimed' },
  returned: { zh: '已退回', en: 'returned' },
  'return-accepted': { zh: '退回已受理', en: 'return accepted' },
  investigated: { zh: '已核实', en: 'investigated' },
  planned: { zh: '已制定方案', en: 'planned' },
  'phase-closed': { zh: '已阶段性办结', en: 'phase closed' },
  rectified: { zh: '已整改', en: 'rectified' },
  'acceptance-applied': { zh: '已申请验收', en: 'acceptance applied' },
  'acceptance-failed': { zh: '验收未通过', en: 'acceptance failed' },
  accepted: { zh: '验收通过', en: 'accepted' },
  answered: { zh: '已办结', en: 'answered' },
  delisted: { zh: '已销号', en: 'delisted' },
  reopened: { zh: '重新办理', en: 'reopened' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** What a look-back found. */
export const lookBackWords = {
  held: { zh: '未反弹', en: 'held' },
  relapsed: { zh: '反弹', en: 'relapsed' },
} satisfies Record<string, Sentence>;

/** The sheet of supervised tasks 督办事项台账, column by column. */
export const sheetWords = {
  number: { zh: '受理编号', en: 'number' },
  text: { zh: '交办问题', en: 'matter' },
  community: { zh: '社区', en: 'community' },
  pollution: { zh: '污染类型', en: 'pollution' },
  isTrue: { zh: '是否属实', en: 'found true' },
  findings: { zh: '调查核实情况', en: 'findings' },
  rectification: { zh: '处理和整改情况', en: 'rectification' },
  unit: { zh: '责任单位', en: 'unit' },
  person: { zh: '责任人', en: 'person' },
  due: { zh: '办理时限', en: 'due' },
  state: { zh: '状态', en: 'state' },
  lookBack: { zh: '回头看', en: 'look-back' },
  accountability: { zh: '问责', en: 'persons held to account' },
  shared: { zh: '涉及区域', en: 'shared with' },
} satisfies Record<string, Sentence>;

/** What belongs to a supervised task. */
export const paperWords = {
  investigation: { zh: '调查核实材料', en: 'papers of the investigation' },
  rectification: { zh: '整改后照片', en: 'photo after the rectification' },
  lookBack: { zh: '回头看佐证', en: 'evidence of the look-back' },
} satisfies Record<string, Sentence>;

/** The daily sheet 督办日报, column by column. */
export const dailyWords = {
  communityId: { zh: '社区', en: 'community' },
  today: { zh: '当日交办', en: 'handed over on the day' },
  todayKey: { zh: '其中重点', en: 'key items of these' },
  total: { zh: '累计交办', en: 'handed over so far' },
  totalKey: { zh: '累计重点', en: 'key items so far' },
  shared: { zh: '涉及其他区域', en: 'shared with other areas' },
  closed: { zh: '办结', en: 'closed' },
  inTime: { zh: '按期办结', en: 'closed in time' },
  rate: { zh: '办结率', en: 'share closed' },
  inTimeRate: { zh: '按期办结率', en: 'share closed in time' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  WorkHandedOver: { zh: '移交', en: 'handed over to another desk' },
  TaskHandedOver: { zh: '交办', en: 'task handed over' },
  TaskClaimed: { zh: '签收', en: 'task claimed' },
  TaskReturned: { zh: '退回', en: 'task returned' },
  TaskReturnAccepted: { zh: '同意退回', en: 'task return accepted' },
  TaskReturnRejected: { zh: '不同意退回', en: 'task return rejected' },
  TaskInvestigated: { zh: '调查核实', en: 'task investigated' },
  TaskPlanned: { zh: '制定整改方案', en: 'task planned' },
  TaskMeasureCompleted: { zh: '完成整改措施', en: 'task measure completed' },
  TaskExtensionGranted: { zh: '同意延期', en: 'task extension granted' },
  TaskPhaseClosed: { zh: '阶段性办结', en: 'task phase closed' },
  TaskRectified: { zh: '整改完成', en: 'task rectified' },
  TaskAnswered: { zh: '答复', en: 'task answered' },
  TaskAcceptanceApplied: { zh: '申请验收', en: 'task acceptance applied' },
  TaskAcceptancePassed: { zh: '验收通过', en: 'task acceptance passed' },
  TaskAcceptanceFailed: { zh: '验收未通过', en: 'task acceptance failed' },
  TaskDisclosed: { zh: '公示', en: 'task disclosed' },
  TaskObjectionRaised: { zh: '提出异议', en: 'task objection raised' },
  TaskObjectionSettled: { zh: '处理异议', en: 'task objection settled' },
  TaskDelisted: { zh: '销号', en: 'task delisted' },
  TaskLookedBack: { zh: '回头看', en: 'task looked back' },
  TaskReopened: { zh: '重新督办', en: 'task reopened' },
  TaskAccountabilityRecorded: { zh: '追责问责', en: 'task accountability recorded' },
  TaskVoided: { zh: '作废', en: 'task voided' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  HandOverTask: { zh: '交办', en: 'record what an authority handed over: an item, or a finding of its inspection' },
  ClaimTask: { zh: '签收', en: 'claim it for a unit' },
  ReturnTask: { zh: '退回', en: 'return it: it is not the unit’s' },
  AcceptTaskReturn: { zh: '同意退回', en: 'the authority takes it back' },
  RejectTaskReturn: { zh: '不同意退回', en: 'the authority does not take it back' },
  InvestigateTask: { zh: '调查核实', en: 'look into it' },
  PlanTask: { zh: '四张清单', en: 'plan its measures' },
  CompleteTaskMeasure: { zh: '完成措施', en: 'a measure is done' },
  GrantTaskExtension: { zh: '延期', en: 'a later due is granted' },
  CloseTaskPhase: { zh: '阶段性办结', en: 'close it for this phase' },
  RectifyTask: { zh: '整改完成', en: 'it is put right' },
  AnswerTask: { zh: '已办结', en: 'answer what a citizen reported' },
  ApplyForTaskAcceptance: { zh: '申请验收', en: 'apply for its acceptance' },
  PassTaskAcceptance: { zh: '验收通过', en: 'accept it' },
  FailTaskAcceptance: { zh: '验收不通过', en: 'do not accept it' },
  DiscloseTask: { zh: '公示', en: 'disclose it to the public' },
  RaiseTaskObjection: { zh: '异议', en: 'somebody objects' },
  SettleTaskObjection: { zh: '处理异议', en: 'an objection is settled' },
  DelistTask: { zh: '销号', en: 'strike it off' },
  LookBackOnTask: { zh: '回头看', en: 'look back on it; a relapse opens it again' },
  RecordTaskAccountability: { zh: '问责', en: 'record who was held accountable, as a count' },
  VoidTask: { zh: '作废', en: 'void what was entered by mistake' },
} satisfies Record<string, Sentence>;
