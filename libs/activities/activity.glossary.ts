import type { Sentence } from '#event-sourcing';

/** What people read of activities. */
export const words = {
  activity: { zh: '活动', en: 'activity' },
  planOnce: { zh: '一项活动只计划一次。', en: 'An activity is planned once under one id.' },
  planned: { zh: '计划中的活动才能延期或取消。', en: 'An activity is postponed or cancelled while it is planned.' },
  holdOnce: { zh: '一项活动只登记一次。', en: 'An activity is held once: planned before, or entered at once.' },
  whileHeld: { zh: '已举行的活动才有这一步。', en: 'This is a step of an activity that was held.' },
  awaitsMinutes: { zh: '已举行且没有会议记录的活动才能补记。', en: 'Minutes are added to a meeting that has none.' },
  missedOnce: { zh: '会议记录逾期只记一次。', en: 'That minutes are missing is said once.' },
  heldAsPlanned: { zh: '计划的是{planned}。', en: 'What was planned is a {planned}.' },
  beforePlanned: {
    zh: '活动不能早于计划登记的时间（{at}）。',
    en: 'It cannot have begun before it was planned ({at}).',
  },
  endsAfterBegin: { zh: '结束时间必须晚于开始时间。', en: 'It ends after it begins.' },
  past: {
    zh: '{at} 还没有到：已举行的活动才能登记。',
    en: '{at} has not come yet: what was held is entered after it.',
  },
  withinADay: { zh: '一项活动不超过 24 小时。', en: 'An activity lasts 24 hours at most.' },
  presentWithinDue: { zh: '实到 {present} 人多于应到 {due} 人。', en: '{present} present are more than {due} due.' },
  countsNeeded: { zh: '{kind}必须填写应到和实到人数。', en: 'A {kind} needs how many were due and present.' },
  quorum: {
    zh: '{kind}实到 {present} 人，不足应到 {due} 人的一半。',
    en: 'Of {due} due, {present} were present: less than half that a {kind} needs.',
  },
  specialStudy: {
    zh: '党建工作专题研讨会由党工委自己召开。',
    en: 'A special study is held by the party work committee itself.',
  },
  visitNames: {
    zh: '书记到基层抓党建必须写明党组织和书记的登记号。',
    en: 'A visit of the secretary names the organisation and the secretary by their ids in the register.',
  },
  inPersonNames: {
    zh: '亲自部署、过问、处置的必须写明党组织和书记的登记号。',
    en: 'What the secretary did in person names the organisation and the secretary by their ids in the register.',
  },
  chairIsSecretary: {
    zh: '{chairId} 在 {day} 不是 {organiserId} 的书记。',
    en: '{chairId} was not the secretary of {organiserId} on {day}.',
  },
  quarterlyNeedsCommunity: {
    zh: '社区大党委的联席会必须写明社区。',
    en: 'A joint meeting of a greater party committee names its community.',
  },
  mergedOnce: { zh: '{kind}列了两次。', en: 'A {kind} is named twice.' },
  mergedKinds: {
    zh: '{kinds}不能合并召开，请分别登记。',
    en: 'These are not held as one: {kinds}; enter each by itself.',
  },
  mergedAgenda: {
    zh: '合并召开的（{kinds}）每项都要有各自的议题。',
    en: 'Where meetings are held as one ({kinds}), each has a topic of its own.',
  },
  overlap: {
    zh: '与 {others} 在主持人、地点或组织单位上时间重叠；确非同一活动的，在 sameAsNot 中写明。',
    en: 'It overlaps {others} in chair, place or organiser; if it is another activity, say so by sameAsNot.',
  },
  decisionNeeds: {
    zh: '议定事项必须有责任人和时限。',
    en: 'A decision has a person who answers for it and a day on which it is due.',
  },
  decisionDueLater: {
    zh: '时限不能早于议定的日期。',
    en: 'A decision is not due before the day on which it was taken.',
  },
  afterMeeting: {
    zh: '活动 {at} 才举行，议定、办结和会议记录都在其后。',
    en: 'It was held at {at}: minutes, decisions and what comes of them are later.',
  },
  settledAfter: { zh: '{at} 才议定，办结或者取消在其后。', en: 'It was decided at {at}, and is settled later.' },
  decisionUnknown: { zh: '没有议定事项 {decisionId}。', en: 'There is no decision {decisionId}.' },
  decisionSettled: { zh: '议定事项已经{state}。', en: 'The decision is {state} already.' },
  byCount: {
    zh: '只有志愿服务登记到人；党内会议只记人数。',
    en: 'Only volunteer service records who came; meetings keep counts.',
  },
  attendanceEnds: {
    zh: '{volunteerId}：结束时间必须晚于开始时间。',
    en: '{volunteerId}: an attendance ends after it begins.',
  },
  attendanceWithin: {
    zh: '{volunteerId} 的服务时间不在活动时间（前后各一小时）以内。',
    en: '{volunteerId} served outside the hours of the activity, an hour before and after included.',
  },
  actualService: {
    zh: '{volunteerId} 的 {minutes} 分钟多于起止时间。',
    en: '{minutes} minutes of {volunteerId} are more than there are from the beginning to the end.',
  },
  onePlace: {
    zh: '{volunteerId} 同一时间已有另一条服务记录。',
    en: '{volunteerId} has another attendance at the same time.',
  },
  dayLimit: {
    zh: '{volunteerId} 一天的服务超过 {hours} 小时。',
    en: '{volunteerId} would serve more than {hours} hours on one day.',
  },
  minor: {
    zh: '{volunteerId} 未满 18 岁，须有监护人同意。',
    en: '{volunteerId} is under 18 and needs the guardian’s consent.',
  },
  attendanceUnknown: { zh: '没有服务记录 {attendanceId}。', en: 'There is no attendance {attendanceId}.' },
  confirmedByAnother: {
    zh: '时长由没有参加、也没有登记该记录的人确认。',
    en: 'Hours are confirmed by somebody who neither attended nor entered them.',
  },
  hoursByAnother: {
    zh: '志愿者不更正自己的服务时长，由他人更正。',
    en: 'The hours of a volunteer are corrected by somebody else.',
  },
  nothingToConfirm: { zh: '没有待确认的服务记录。', en: 'There is no attendance to confirm.' },
  decisionOf: { zh: '在已举行的活动上议定。', en: 'Decisions are taken at an activity that was held.' },
  voidOnce: { zh: '未作废的活动才能作废。', en: 'An activity is voided once.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'activities.held': { zh: '活动（各类合计）', en: 'activities of all kinds' },
  'activities.withEvidence': { zh: '有佐证的活动', en: 'activities with evidence' },
  'activities.lateEntries': { zh: '补录的活动', en: 'activities that were entered late' },
  'activities.minutesMissed': { zh: '会议记录逾期的活动', en: 'meetings whose minutes were late' },
  'party.specialStudies': { zh: '党建工作专题研讨会', en: 'special studies of party building' },
  'party.committeeStudies': { zh: '专题研究党建', en: 'meetings that studied party building' },
  'party.secretaryVisits': { zh: '书记到基层抓党建', en: 'visits of the secretary at the grass roots' },
  'party.jointMeetings': { zh: '班子成员到联系社区召开联席会', en: 'joint meetings led by committee members' },
  'party.theoryGroups': { zh: '理论学习中心组学习', en: 'theory study groups' },
  'party.quarterlyJointMeetings.held': {
    zh: '社区大党委季度联席会（社区·季度）',
    en: 'communities and quarters with a joint meeting of the greater committee',
  },
  'party.inPerson.setUp': { zh: '书记亲自部署', en: 'activities that the secretary set up in person' },
  'party.inPerson.askedAfter': {
    zh: '书记亲自过问',
    en: 'activities at which the secretary asked after a matter in person',
  },
  'party.inPerson.dealtWith': {
    zh: '书记亲自处置',
    en: 'activities at which the secretary dealt with a matter in person',
  },
  'decisions.due': { zh: '到期的议定事项', en: 'decisions due' },
  'decisions.done': { zh: '已办结的议定事项', en: 'decisions done' },
  'decisions.completion': { zh: '议定事项办结率', en: 'share of decisions done' },
  'volunteers.activities': { zh: '志愿服务活动', en: 'volunteer activities' },
  'volunteers.attendances': { zh: '志愿服务人次（不含有偿）', en: 'attendances of volunteers, not paid' },
  'volunteers.persons': { zh: '参加服务的志愿者（不含有偿）', en: 'volunteers who took part, not paid' },
  'volunteers.partners': { zh: '志愿服务合作单位', en: 'partners of volunteer activities' },
  'volunteers.beneficiaries': { zh: '志愿服务受益人次', en: 'people for whom volunteers served' },
  'volunteers.hours': { zh: '志愿服务时长（小时，已确认）', en: 'hours of volunteer service, confirmed' },
} satisfies Record<string, Sentence>;

/** What fields are called that only activities have. */
export const fieldWords = {
  setUpInPerson: { zh: '书记亲自部署', en: 'set up by the secretary in person' },
  askedAfterInPerson: { zh: '书记亲自过问', en: 'asked after by the secretary in person' },
  dealtWithInPerson: { zh: '书记亲自处置', en: 'dealt with by the secretary in person' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'activities.toHold': { zh: '计划待开展的活动', en: 'planned activities to hold' },
  'activities.minutesToRecord': { zh: '待补会议记录', en: 'minutes to record' },
  'activities.attendancesToConfirm': { zh: '待确认的服务时长', en: 'attendances to confirm' },
  'volunteers.certificatesToRevoke': { zh: '待撤销的志愿服务证明', en: 'certificates to revoke' },
  'activities.decisionsToFinish': { zh: '待落实的议定事项', en: 'decisions to carry out' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere; what is decided is due at a moment. */
export const activityFields = {
  due: { zh: '应到', en: 'due to attend' },
  'decisions.due': { zh: '期限', en: 'due' },
  'DecisionTaken.due': { zh: '期限', en: 'due' },
  place: { zh: '地点', en: 'place' },
  'attendances.minutes': { zh: '时长（分钟）', en: 'minutes' },
} satisfies Record<string, Sentence>;

export const activityStates = {
  planned: { zh: '已计划', en: 'planned' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  held: { zh: '已举行', en: 'held' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** The sheet of activities 会议活动台账, column by column. */
export const sheetWords = {
  day: { zh: '日期', en: 'day' },
  title: { zh: '会议、活动', en: 'meeting or activity' },
  kind: { zh: '类型', en: 'kind' },
  community: { zh: '社区', en: 'community' },
  organiserKind: { zh: '组织方', en: 'held by' },
  organiser: { zh: '组织单位', en: 'organiser' },
  chair: { zh: '主持', en: 'chair' },
  due: { zh: '应到', en: 'due' },
  present: { zh: '实到', en: 'present' },
  topics: { zh: '议题', en: 'topics' },
  decisions: { zh: '议定事项', en: 'decisions' },
  inCharge: { zh: '责任人', en: 'in charge' },
  deadlines: { zh: '时限', en: 'due' },
  settled: { zh: '办结', en: 'settled' },
  partners: { zh: '合作单位', en: 'partners' },
  place: { zh: '地点', en: 'place' },
  minutes: { zh: '时长（分钟）', en: 'minutes served' },
  beneficiaries: { zh: '受益（人次）', en: 'served for' },
  evidence: { zh: '佐证', en: 'evidence' },
  state: { zh: '状态', en: 'state' },
} satisfies Record<string, Sentence>;

/** What belongs to an activity. */
export const paperWords = {
  minutes: { zh: '会议记录', en: 'minutes' },
  signIn: { zh: '签到表或照片', en: 'sign-in sheet or photos' },
} satisfies Record<string, Sentence>;
