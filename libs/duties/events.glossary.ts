import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  DutyDefined: { zh: '定出责任事项', en: 'duty defined' },
  DutyPlanEnded: { zh: '责任清单终止', en: 'duty plan ended' },
  DutyOpened: { zh: '责任事项开始', en: 'duty opened' },
  DutyDone: { zh: '办结', en: 'duty done' },
  SettlementWithdrawn: { zh: '撤回办结', en: 'settlement withdrawn' },
  DutyMissed: { zh: '超期', en: 'duty missed' },
  DutyReleased: { zh: '免除', en: 'duty released' },
} satisfies Record<string, Sentence>;
