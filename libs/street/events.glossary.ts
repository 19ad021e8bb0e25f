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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  RecordChiefPatrol: { zh: '路长巡查', en: 'record a road chief’s patrol of a segment; each finding becomes a case' },
  VoidChiefPatrol: { zh: '作废', en: 'void a patrol that was recorded by mistake and found nothing' },
  SignDoorstepPledge: { zh: '签订承诺书', en: 'sign a shop’s pledge; one at a time' },
  EndDoorstepPledge: { zh: '终止承诺', en: 'end a shop’s pledge' },
  ProfileRoadSegment: { zh: '路段档案', en: 'profile a road segment: from where to where, who leads' },
  TallyCorrections: {
    zh: '汇总登记',
    en: 'enter corrections that were counted on a sheet; the same area, category, kind and day once',
  },
  VoidTally: { zh: '作废', en: 'void a tally that is wrong as a whole; the right one is entered anew' },
  ConfirmLargeTally: { zh: '复核', en: 'vouch for a count beyond the ceiling of a person’s day, before it is entered' },
} satisfies Record<string, Sentence>;
