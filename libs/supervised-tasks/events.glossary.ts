import type { Sentence } from '#event-sourcing';

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
