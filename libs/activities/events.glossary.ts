import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  WorkHandedOver: { zh: '移交', en: 'handed over to another desk' },
  ActivityPlanned: { zh: '安排活动', en: 'activity planned' },
  ActivityPostponed: { zh: '活动改期', en: 'activity postponed' },
  ActivityCancelled: { zh: '取消活动', en: 'activity cancelled' },
  ActivityHeld: { zh: '举行活动', en: 'activity held' },
  ActivityTagsDerived: { zh: '归类活动', en: 'activity tags derived' },
  MinutesRecorded: { zh: '登记会议记录', en: 'minutes recorded' },
  MinutesMissed: { zh: '会议记录超期', en: 'minutes missed' },
  DecisionTaken: { zh: '作出决定', en: 'decision taken' },
  DecisionDone: { zh: '办结决定事项', en: 'decision done' },
  DecisionDropped: { zh: '撤销决定事项', en: 'decision dropped' },
  AttendanceRecorded: { zh: '登记到场', en: 'attendance recorded' },
  AttendanceConfirmed: { zh: '核实到场', en: 'attendance confirmed' },
  HoursCorrected: { zh: '更正时长', en: 'hours corrected' },
  ActivityVoided: { zh: '作废活动', en: 'activity voided' },
  ServiceCredited: { zh: '计入服务时长', en: 'service credited' },
  StarReached: { zh: '达到星级', en: 'star reached' },
  StarLost: { zh: '失去星级', en: 'star lost' },
  TrainingRecorded: { zh: '登记培训', en: 'training recorded' },
  CertificateIssued: { zh: '出具服务证明', en: 'certificate issued' },
  CertificateRevoked: { zh: '撤销服务证明', en: 'certificate revoked' },
  CertificateNumberTaken: { zh: '占用证明编号', en: 'certificate number taken up' },
  TimesTaken: { zh: '占用时段', en: 'times taken up' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  EnterActivity: { zh: '登记活动', en: 'enter an activity that was held' },
  HoldActivity: { zh: '举行', en: 'what was planned was held' },
  PostponeActivity: { zh: '延期', en: 'put it off' },
  CancelActivity: { zh: '取消', en: 'call it off' },
  RecordMinutes: { zh: '补记会议记录', en: 'add the minutes' },
  TakeDecision: { zh: '议定事项', en: 'what was decided, who does it, by when' },
  FinishDecision: { zh: '办结', en: 'a decision was carried out' },
  DropDecision: { zh: '不再办理', en: 'a decision is carried out no more' },
  RecordAttendance: { zh: '登记志愿者', en: 'who came to serve, many rows at once' },
  ConfirmAttendance: { zh: '确认时长', en: 'somebody else confirms the hours' },
  CorrectHours: { zh: '更正时长', en: 'correct the hours of one volunteer' },
  VoidActivity: { zh: '作废', en: 'it was entered by mistake' },
  PlanActivity: { zh: '计划活动', en: 'plan an activity' },
  RecordTraining: { zh: '登记培训', en: 'training, apart from service' },
  IssueCertificate: { zh: '开具证明', en: 'certify confirmed service' },
  RevokeCertificate: { zh: '撤销证明', en: 'revoke a certificate' },
} satisfies Record<string, Sentence>;
