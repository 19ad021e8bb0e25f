import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  DutyDefined: { zh: '明确应办事项', en: 'duty defined' },
  DutyPlanEnded: { zh: '应办事项终止', en: 'duty plan ended' },
  DutyOpened: { zh: '应办周期开始', en: 'duty opened' },
  DutyDone: { zh: '办结', en: 'duty done' },
  SettlementWithdrawn: { zh: '撤回办结', en: 'settlement withdrawn' },
  DutyMissed: { zh: '超期', en: 'duty missed' },
  DutyReleased: { zh: '免除', en: 'duty released' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  IssueDutyList: { zh: '下达责任清单', en: 'issue a person’s list for a year' },
  ReportDutyItem: { zh: '报告落实情况', en: 'report an item for a half of the year' },
  AppraiseDuty: { zh: '述职评议', en: 'appraise it' },
  WithdrawDutyList: { zh: '撤回', en: 'withdraw it' },
  DefineDuty: { zh: '明确应办事项', en: 'define what is due of a unit, and how often' },
  EndDutyPlan: { zh: '终止', en: 'from a day on it is no duty any more' },
  CompleteDuty: { zh: '办结', en: 'a record did it that does not say so by itself' },
  ReleaseDuty: { zh: '免除', en: 'it is not due after all' },
} satisfies Record<string, Sentence>;
