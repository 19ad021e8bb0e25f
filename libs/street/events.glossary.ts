import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  CorrectionsTallied: { zh: '汇总当场规范', en: 'corrections tallied' },
  LargeTallyConfirmed: { zh: '复核大额汇总', en: 'large tally confirmed' },
  TallyVoided: { zh: '作废汇总', en: 'tally voided' },
  SingleTakenOff: { zh: '剔除单件', en: 'single taken off' },
  SinglePutBack: { zh: '恢复单件', en: 'single put back' },
  RoadSegmentProfiled: { zh: '路段建档', en: 'road segment profiled' },
  ChiefPatrolRecorded: { zh: '路长巡查', en: 'chief patrol recorded' },
  ChiefPatrolVoided: { zh: '作废路长巡查', en: 'chief patrol voided' },
  DoorstepPledgeSigned: { zh: '签订门前三包', en: 'doorstep pledge signed' },
  DoorstepPledgeEnded: { zh: '门前三包终止', en: 'doorstep pledge ended' },
} satisfies Record<string, Sentence>;
