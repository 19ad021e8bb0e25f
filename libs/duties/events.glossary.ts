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
