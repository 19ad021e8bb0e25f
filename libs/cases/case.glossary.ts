import type { Sentence } from '#event-sourcing';

/** What people read of cases: what the rules say, and why not. Labels stand in `case-labels.glossary.ts`. */
export const words = {
  case: { zh: '案卷', en: 'case' },
  suspended: { zh: '{state}（挂账中）', en: '{state}, suspended' },
  resumeFirst: { zh: '要先恢复办理。', en: 'It has to be resumed first.' },
  deadlinePast: {
    zh: '期限 {due} 不晚于下达期限的时间 {at}。',
    en: 'The deadline {due} is not after {at}, when it is given.',
  },
  holidays: {
    zh: '期限涉及{year}年，而该年的节假日安排这里还没有：暂按周一至周五为工作日计算。有了安排以后，`zeren deadlines --affected` 会列出因此变动的期限',
    en:
      'a deadline touches {year}, whose holidays are not known here: Monday to Friday count as working days. ' +
      'When they are, `zeren deadlines --affected` lists the deadlines that they move',
  },
  nameADesk: { zh: '要写明是谁的待办，或在 X-Actor 中写明查询人', en: 'name a desk, or who asks in X-Actor' },

  // Intake
  reportOnce: { zh: '一个编号下的问题只上报一次。', en: 'A problem is reported once under one id.' },
  correctedOnce: { zh: '一个编号下的当场整改只登记一次。', en: 'A correction is recorded once under one id.' },
  namePatrol: {
    zh: '来源为巡查的，请写明是哪次巡查（patrolId）；没有巡查记录的，请用其他来源。',
    en: 'What a patrol found names it (patrolId); where there is no record of the patrol, it has another source.',
  },
  patrolElsewhere: {
    zh: '巡查 {patrolId} 在点位 {site}，不在 {named}。',
    en: 'The patrol {patrolId} was at the site {site}, not at {named}.',
  },
  beforePatrol: {
    zh: '巡查 {patrolId} 在 {at}，它发现的问题不会更早。',
    en: 'The patrol {patrolId} was at {at}; what it found is not earlier.',
  },
  siteElsewhere: {
    zh: '点位 {siteId} 属于社区 {communityId}，不属于 {named}。',
    en: 'The site {siteId} belongs to the community {communityId}, not {named}.',
  },
  file: { zh: '已上报、尚未立案的才立案。', en: 'A case is filed when it is reported and not yet filed.' },
  void: {
    zh: '已上报或已立案、尚未派遣的案卷才作废。',
    en: 'A case is voided when it is reported or filed, before it is dispatched.',
  },
  merge: { zh: '案卷在办期间才并案。', en: 'A case is merged into another while it is open.' },
  undoMerge: { zh: '已并案的案卷才撤销并案。', en: 'A merge is undone while the case is merged.' },
  mergedIntoNothing: {
    zh: '并入的案卷同时被作废或并走',
    en: 'the case that it was merged into was voided or merged away at the same time',
  },
  underSupervision: {
    zh: '案卷正由 {by} 督办：解除督办后才能了结。',
    en: 'The case is under the supervision of {by}: it ends only when that is lifted.',
  },
  hasDuplicates: {
    zh: '另有案卷并入本案（{cases}）：要先撤销这些并案。',
    en: 'Other cases were merged into this one ({cases}): undo those merges first.',
  },
  callerKey: {
    zh: '64 位十六进制的摘要，而不是号码本身',
    en: 'a digest of 64 hexadecimal digits, never the number itself',
  },
  orderOnce: {
    zh: '工单 {number} 的这个问题已有案卷 {caseId}。',
    en: 'This problem of the order {number} has the case {caseId} already.',
  },
  mergeIntoItself: { zh: '案卷不并入自己。', en: 'A case is not merged into itself.' },
  caseUnknown: { zh: '没有案卷 {into}。', en: 'There is no case {into}.' },
  mergeIntoOver: { zh: '案卷 {into} 自己就是{status}。', en: 'The case {into} is {status} itself.' },

  // Handling
  dispatch: {
    zh: '已立案、尚未反馈整改也未了结的案卷才派遣或改派。',
    en: 'A case is dispatched, or dispatched anew, when it is filed and neither rectified nor ended.',
  },
  return: { zh: '派遣中的案卷才回退。', en: 'A case is returned to the dispatcher while it is dispatched.' },
  rectify: {
    zh: '已派遣或已下发通知书的案卷才反馈整改。',
    en: 'A rectification is reported when the case is dispatched or a notice was issued.',
  },
  verify: { zh: '反馈整改后才核查。', en: 'A rectification is verified after it was reported.' },
  reject: { zh: '反馈整改后才退回返工。', en: 'A rectification is rejected after it was reported.' },
  lookBackOther: {
    zh: '{actor} 整改或核查过，回头看由另外的人做。',
    en: '{actor} rectified or verified it: another person looks back.',
  },
  verifier: {
    zh: '整改由整改人以外的人核查：{actor} 参与了整改。',
    en: 'A rectification is verified by somebody other than who rectified: {actor} did.',
  },
  close: { zh: '核查通过后才结案。', en: 'A case is closed after its rectification was verified.' },
  cameBack: { zh: '问题再次出现', en: 'the problem has come back' },
  lookBack: { zh: '已结案的案卷才回头看。', en: 'A look-back is made at a closed case.' },
  reopen: { zh: '已结案的案卷才重新立案。', en: 'A case is reopened when it is closed.' },

  // Callbacks
  callBack: {
    zh: '结案后才回访来电人：访到为止，或访到规定次数为止。',
    en: 'Whoever reported a case is called back after its closing, until reached or called as often as the office calls.',
  },
  caller: {
    zh: '回访由经办人以外的人做：{actor} 办过本案。',
    en: 'Somebody other than the handler calls back: {actor} handled the case.',
  },
  answersWanted: {
    zh: '访到的要写明是否解决、是否满意。',
    en: 'Who was reached says whether it is solved, and how satisfied they are.',
  },
  noAnswers: { zh: '没有访到的，没有答复可写。', en: 'Who was not reached has said nothing.' },
  notSolved: {
    zh: '未解决的要写明还差什么：案卷据此重新立案。',
    en: 'What is not solved is said: it reopens the case.',
  },

  // Appeals
  appeal: {
    zh: '案卷办理中有超期或返工的扣分，才申诉。',
    en: 'An appeal contests a deduction: the case was late or was done again.',
  },
  appealOwn: {
    zh: '申诉由被扣分的单位提出：那一段由 {department} 办理。',
    en: 'A unit contests its own deduction: {department} held the case then.',
  },
  legUnknown: {
    zh: '{unit} 没有办理过本案的这一段。',
    en: 'There is no such time in which {unit} held the case.',
  },
  notDeducted: { zh: '{department} 在这一项上没有被扣分。', en: '{department} was not marked down for that.' },
  appealOnce: { zh: '一项扣分只申诉一次。', en: 'A deduction is contested once.' },
  appealTerm: { zh: '申诉期限已于 {last} 届满。', en: 'The term for an appeal ended at {last}.' },
  decideAppeal: { zh: '有未决的申诉才审核。', en: 'An appeal is decided while it is open.' },
  appealUnknown: { zh: '本案没有申诉 {appealId}。', en: 'This case has no appeal {appealId}.' },
  appealDecided: { zh: '申诉 {appealId} 已有结论。', en: 'The appeal {appealId} was decided already.' },
  reviewerUnit: {
    zh: '申诉由申诉单位以外的人审核：{unit} 就是申诉单位。',
    en: 'Somebody of another unit than the appellant’s decides: {unit} appealed.',
  },
  reviewers: {
    zh: '初审和领导审定是两个人，也都不是申诉人或承办人：{actor} 已参与过。',
    en: 'Pre-check and leader are two persons, neither the appellant nor the handler: {actor} had a part in it.',
  },

  // Notices
  notice: {
    zh: '已立案、尚未反馈或通过核查的案卷才下发通知书；可以下发多份。',
    en: 'A notice is issued when the case is filed and no rectification is reported or verified; several are possible.',
  },
  serve: {
    zh: '已下发、尚未送达的通知书才登记送达。',
    en: 'Service is recorded of a notice that was issued and is not served yet.',
  },
  noticeUnknown: { zh: '本案没有通知书 {noticeId}。', en: 'This case has no notice {noticeId}.' },
  servedOnce: {
    zh: '通知书 {number} 已于 {at} 送达。',
    en: 'Notice {number} was served at {at} already.',
  },
  serviceTime: {
    zh: '通知书在下发（{issuedAt}）之后送达，也不在将来。',
    en: 'A notice is served after it was issued ({issuedAt}) and not in the future.',
  },

  secondServer: {
    zh: '第二送达人是另一个人：{name} 已是送达人。',
    en: 'The second server is another person: {name} serves already.',
  },
  witness: {
    zh: '见证人是送达人和签收人以外的人：{name} 不能见证。',
    en: 'A witness is neither who serves nor who receives: {name} is one of them.',
  },
  leftInPlace: {
    zh: '留置送达要有见证人，或有录音录像。',
    en: 'What is left in place has a witness or a recording.',
  },

  // Deadlines
  extend: {
    zh: '本单位的期限（派遣的或通知书的）在走时才申请延期。',
    en: 'An extension is asked for while a deadline of the office (of a dispatch or a notice) is running.',
  },
  grant: { zh: '申请之后才同意延期。', en: 'An extension is granted after it was asked for.' },
  deny: { zh: '申请之后才驳回延期。', en: 'An extension is denied after it was asked for.' },
  extensionDecided: { zh: '延期申请 {id} 已{state}。', en: 'The extension {id} was {state} already.' },
  granted: { zh: '同意', en: 'granted' },
  denied: { zh: '驳回', en: 'denied' },
  requested: { zh: '申请', en: 'requested' },
  extensionUnknown: { zh: '本案没有延期申请 {id}。', en: 'This case has no request for extension {id}.' },
  authoritysDeadline: {
    zh: '督办期限由督办单位定：本单位不能延期。',
    en: 'The deadline of a supervision is the authority’s: the office does not extend it.',
  },
  deadlineUnknown: { zh: '期限 {deadline} 没有在走。', en: 'The deadline {deadline} is not running.' },
  ofThisCase: { zh: '（本案的）', en: 'of this case' },
  notLater: {
    zh: '期限已是 {due}；{until} 并不更晚。',
    en: 'The deadline is {due} already; {until} is not later.',
  },
  ownExtension: {
    zh: '谁也不审批自己的延期：这是 {actor} 申请的。',
    en: 'A person never grants their own extension: {actor} asked for it.',
  },
  runsNoLonger: { zh: '申请延期的那个期限已经不走了。', en: 'The deadline of this extension is no longer running.' },
  extensionOver: {
    zh: '申请延期到 {until}，批准时（{at}）已经过了：请驳回，另行申请。',
    en: 'The extension asks for {until}, which is over when it is granted ({at}): deny it and request another one.',
  },
  notLaterByNow: {
    zh: '期限现在已是 {due}；所申请的 {until} 并不更晚。',
    en: 'The deadline is {due} by now; the extension to {until} that was asked for is not later.',
  },
  suspend: {
    zh: '已立案、在办、未挂账的案卷才挂账。',
    en: 'A case is suspended when it is filed, open and not suspended.',
  },
  resume: { zh: '挂账的案卷才恢复办理。', en: 'A case is resumed when it is suspended.' },
  miss: { zh: '期限到了才算超期。', en: 'A deadline is missed when it runs out.' },
  move: { zh: '期限在走时随日历变动。', en: 'A deadline follows the calendar while it runs.' },

  // Supervision
  supervise: {
    zh: '没有作废也没有并案的案卷才挂牌督办。',
    en: 'A case that was neither voided nor merged is placed under supervision.',
  },
  reply: { zh: '督办期间才回复督办。', en: 'A reply is given while the supervision is in force.' },
  lift: { zh: '督办期间才解除督办。', en: 'A supervision is lifted while it is in force.' },
  supervisionLifted: { zh: '督办 {id} 已经解除。', en: 'The supervision {id} was lifted already.' },
  supervisionUnknown: { zh: '本案没有督办 {id}。', en: 'This case has no supervision {id}.' },

  // Corrections
  correct: { zh: '更正的是已有案卷的记录。', en: 'An entry of a case that exists is corrected.' },
  eventUnknown: { zh: '本案没有事件 {eventId}。', en: 'This case has no event {eventId}.' },
  notCorrectable: {
    zh: '“{type}”的“{field}”不能更正：{can}。',
    en: '“{field}” of the entry “{type}” cannot be corrected: {can}.',
  },
  has: { zh: '能更正的有 {fields}', en: 'it has {fields}' },
  named: { zh: '{word}（{name}）', en: '{word} ({name})' },
  hasNone: {
    zh: '这个事件没有可以更正的内容，要以下一步来说明',
    en: 'nothing of it can be corrected; answer it by a further step',
  },
  momentNeeded: {
    zh: '{field} 要写过去的日期和时间，并带时区（RFC 3339）。',
    en: '{field} must be a past date and time with offset (RFC 3339).',
  },
  order: {
    zh: '{at} 与前后步骤（{before} 至 {after}）矛盾。',
    en: '{at} contradicts the steps before and after it ({before} to {after}).',
  },
  followsFromSite: {
    zh: '社区随点位 {site} 而定：请更正 siteId。',
    en: 'The community follows from the site {site}: correct siteId.',
  },
  choice: { zh: '{field} 只能是：{values}。', en: '{field} is one of: {values}.' },
  sameValue: { zh: '{field} 已经是这个值。', en: '{field} has this value already.' },
  fault: { zh: '{field} {fault}。', en: '{field} {fault}.' },

  // Imports
  importOwn: {
    zh: '一条外来记录只导入它自己那个案卷。',
    en: 'A record is imported into the case that it came in with.',
  },
  olderThanTold: {
    zh: '来源在 {at} 改动过它；来源在 {told} 说的已经有了。',
    en: 'The source touched it at {at}; what it told at {told} is known.',
  },
  notYet: { zh: '{type} 的时间 {at} 还没有到。', en: '{type} at {at} has not come yet.' },
} satisfies Record<string, Sentence>;
