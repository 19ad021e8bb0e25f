import type { Sentence } from '#event-sourcing';

/** What people read of water bodies. */
export const words = {
  water: { zh: '水体', en: 'water body' },
  identify: {
    zh: '没有正在进行的整治时才能识别；同一水体不重复识别。',
    en: 'A water body is identified while no remediation of it is open.',
  },
  points: { zh: '识别过的水体才能布点。', en: 'Sampling points are set once the body is identified.' },
  sample: { zh: '识别过的水体才能检测。', en: 'Samples are of a body that is identified.' },
  survey: { zh: '识别过的水体才能公众评议。', en: 'Surveys are of a body that is identified.' },
  plan: {
    zh: '识别过、未销号的水体才能制定方案。',
    en: 'Remediation is planned of a body that is identified and not struck off.',
  },
  start: { zh: '有方案才能开工。', en: 'Works start when they are planned.' },
  progress: { zh: '开工后才能填报进度。', en: 'Progress is of works that are under way.' },
  finish: { zh: '开工后才能完工。', en: 'Works are finished that are under way.' },
  assess: { zh: '完工后才能评估效果。', en: 'The effect is assessed when the works are finished.' },
  lasting: { zh: '初见成效后才能认定长制久清。', en: 'A lasting effect is confirmed after the first effect was.' },
  delist: { zh: '长制久清后才能销号。', en: 'A body is struck off when its lasting effect is confirmed.' },
  relapse: { zh: '完工之后才谈得上返黑返臭。', en: 'Only a body whose works were finished can relapse.' },
  void: { zh: '尚未开工的水体才能作废。', en: 'A record is voided while no works were started.' },
  siteKind: { zh: '点位 {siteId} 是{kind}，不是水体。', en: 'The site {siteId} is a {kind}, not a water body.' },
  siteRetired: { zh: '点位 {siteId} 已停用。', en: 'The site {siteId} is retired.' },
  surveyNeeded: {
    zh: '通过公众调查识别的，请附调查结果。',
    en: 'Say what the survey found where a survey identified the body.',
  },
  surveyAnswers: {
    zh: '有效问卷 {valid} 份，少于 {least} 份。',
    en: 'There are {valid} valid answers and there have to be {least}.',
  },
  surveyShare: {
    zh: '认为黑臭的占 {affirmed}/{valid}，不足 {percent}%。',
    en: '{affirmed} of {valid} say that it is black or smelly, which is less than {percent} %.',
  },
  surveySent: {
    zh: '有效问卷不多于发出的，各项回答不多于有效问卷。',
    en: 'There are no more valid answers than were sent, and no more answers to a question than are valid.',
  },
  pointsFew: {
    zh: '列入名单的水体至少 {least} 个点位，这里只有 {count} 个。',
    en: 'A listed body has {least} points at least; these are {count}.',
  },
  pointsDiffer: { zh: '点位编号 {no} 重复。', en: 'The point {no} is there twice.' },
  pointUnknown: { zh: '没有编号为 {no} 的点位。', en: 'There is no point {no}.' },
  valueImpossible: {
    zh: '{field} 不可能是 {value}（{least} 至 {most}）。',
    en: '{field} cannot be {value} (from {least} to {most}).',
  },
  aboveDepth: {
    zh: '透明度 {transparencyMm} 毫米大于水深 {depthMm} 毫米。',
    en: 'A transparency of {transparencyMm} mm is more than the depth of {depthMm} mm.',
  },
  byContractor: { zh: '{name} 是整治施工单位。', en: '{name} is the contractor of the works.' },
  byLab: {
    zh: '{name} 已为该水体检测，不能再当整治施工单位。',
    en: '{name} has measured this body and cannot be the contractor of its works.',
  },
  byResponsible: {
    zh: '{name} 是整治责任人，不能评估自己。',
    en: '{name} answers for the works and does not assess them.',
  },
  percentFalls: {
    zh: '进度由 {before}% 降为 {percent}%，请说明原因。',
    en: 'Progress falls from {before} % to {percent} %: say why.',
  },
  finishEvidence: {
    zh: '完工要有整治前后的照片或材料。',
    en: 'Works are finished with evidence of before and of after.',
  },
  samplesFew: {
    zh: '完工以来点位 {no} 只有 {count} 次检测，至少 {least} 次。',
    en: 'Since the works were finished the point {no} has {count sample|samples}; it needs {least}.',
  },
  answersFew: {
    zh: '完工以来公众评议有效问卷 {count} 份，至少 {least} 份。',
    en: 'Since the works were finished there are {count} valid answers of an appraisal; it needs {least}.',
  },
  effectGraded: {
    zh: '完工以来检测为{grade}，不能认定初见成效。',
    en: 'The samples since the works were finished are graded {grade}: that is no first effect.',
  },
  effectMean: {
    zh: '完工以来点位 {no} 的{indicator}均值仍在黑臭范围内，不能认定初见成效。',
    en: 'The mean of {indicator} at the point {no} since the works were finished is still black-odorous: that is no first effect.',
  },
  effectSatisfied: {
    zh: '完工以来公众评议满意 {affirmed}/{valid}，不足 {percent}%，不能认定初见成效。',
    en: '{affirmed} of {valid} answers since the works were finished are satisfied, less than {percent} %: that is no first effect.',
  },
  tooSoon: {
    zh: '初见成效要满 {months} 个月，到 {until} 为止。',
    en: 'The effect has to last for {months} months, which is until {until}.',
  },
  gradedSince: {
    zh: '其间检测为{grade}。',
    en: 'The samples since are graded {grade}.',
  },
  notSampledSince: { zh: '其间没有检测。', en: 'No samples were taken since.' },
  openCases: { zh: '该点位还有 {count} 件未结案卷。', en: 'The site has {count} open cases.' },
} satisfies Record<string, Sentence>;

export const gradeWords = {
  none: { zh: '不黑臭', en: 'not black-odorous' },
  light: { zh: '轻度黑臭', en: 'lightly black-odorous' },
  severe: { zh: '重度黑臭', en: 'severely black-odorous' },
} satisfies Record<string, Sentence>;

export const indicatorWords = {
  transparency: { zh: '透明度', en: 'transparency' },
  dissolvedOxygen: { zh: '溶解氧', en: 'dissolved oxygen' },
  redox: { zh: '氧化还原电位', en: 'redox potential' },
  ammoniaNitrogen: { zh: '氨氮', en: 'ammonia nitrogen' },
} satisfies Record<string, Sentence>;

export const labels = {
  'water.remediatedArea': { zh: '黑臭水体整治面积（平方米）', en: 'remediated area of water (m²)' },
  'water.relapsedArea': { zh: '此后返黑返臭的面积（平方米）', en: 'relapsed since (m²)' },
  'water.bodies': { zh: '黑臭水体', en: 'water bodies' },
  'water.bodies.identified': { zh: '黑臭水体：已识别', en: 'water bodies: identified' },
  'water.bodies.planned': { zh: '黑臭水体：已定方案', en: 'water bodies: planned' },
  'water.bodies.underway': { zh: '黑臭水体：治理中', en: 'water bodies: under way' },
  'water.bodies.finished': { zh: '黑臭水体：已完工', en: 'water bodies: finished' },
  'water.bodies.assessed': { zh: '黑臭水体：初见成效', en: 'water bodies: first effect' },
  'water.bodies.lasting': { zh: '黑臭水体：长制久清', en: 'water bodies: lasting' },
  'water.bodies.delisted': { zh: '黑臭水体：已销号', en: 'water bodies: struck off' },
  'water.bodies.relapsed': { zh: '黑臭水体：反弹', en: 'water bodies: relapsed' },
  'water.completion': { zh: '黑臭水体完成率', en: 'share of water bodies with an effect' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'water.toPlan': { zh: '待制定方案的水体', en: 'water bodies to plan for' },
  'water.toStart': { zh: '待开工的水体', en: 'works to start' },
  'water.toFinish': { zh: '治理中的水体', en: 'works to finish' },
  'water.toAssess': { zh: '待效果评估的水体', en: 'effects to assess' },
  'water.lastingToConfirm': { zh: '待确认长制久清的水体', en: 'lasting effects to confirm' },
  'water.toDelist': { zh: '待销号的水体', en: 'water bodies to delist' },
  'water.toIdentifyAnew': { zh: '返黑返臭待重新识别的水体', en: 'relapsed bodies to identify anew' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const waterFields = {
  authority: { zh: '销号单位', en: 'authority' },
} satisfies Record<string, Sentence>;

export const waterStateWords = {
  identified: { zh: '已认定', en: 'identified' },
  planned: { zh: '已制定方案', en: 'planned' },
  underway: { zh: '治理中', en: 'underway' },
  finished: { zh: '工程完工', en: 'finished' },
  assessed: { zh: '已通过初见成效评估', en: 'assessed' },
  lasting: { zh: '长制久清', en: 'lasting' },
  delisted: { zh: '已销号', en: 'delisted' },
  relapsed: { zh: '返黑返臭', en: 'relapsed' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** The sheet of water bodies 黑臭水体台账, column by column. */
export const sheetWords = {
  water: { zh: '水体', en: 'water body' },
  community: { zh: '社区', en: 'community' },
  kind: { zh: '类型', en: 'kind' },
  length: { zh: '长度（m）', en: 'length (m)' },
  area: { zh: '面积（m²）', en: 'area (m²)' },
  gradeBefore: { zh: '初始级别', en: 'grade before' },
  gradeNow: { zh: '现级别', en: 'grade now' },
  mainSource: { zh: '主要污染源', en: 'main source' },
  measures: { zh: '措施', en: 'measures' },
  contractor: { zh: '责任单位', en: 'contractor' },
  responsible: { zh: '责任人', en: 'responsible person' },
  due: { zh: '完成时限', en: 'due' },
  percent: { zh: '进度（%）', en: 'progress (%)' },
  transparency: { zh: '透明度（mm）', en: 'transparency (mm)' },
  oxygen: { zh: '溶解氧（μg/L）', en: 'dissolved oxygen (µg/L)' },
  redox: { zh: '氧化还原电位（mV）', en: 'redox potential (mV)' },
  ammonia: { zh: '氨氮（μg/L）', en: 'ammonia nitrogen (µg/L)' },
  satisfied: { zh: '公众满意率（%）', en: 'satisfied (%)' },
  state: { zh: '状态', en: 'state' },
  assessedAt: { zh: '效果评估', en: 'effect assessed' },
  assessment: { zh: '评估结论', en: 'outcome of the assessment' },
  delistedAt: { zh: '销号日期', en: 'struck off' },
  relapses: { zh: '返黑返臭', en: 'relapses' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  WorkHandedOver: { zh: '移交', en: 'handed over to another desk' },
  WaterBodyIdentified: { zh: '认定水体', en: 'water body identified' },
  SamplingPointsSet: { zh: '设定采样点', en: 'sampling points set' },
  WaterSampled: { zh: '采样检测', en: 'water sampled' },
  PublicSurveyRecorded: { zh: '公众评议', en: 'public survey recorded' },
  WaterRemediationPlanned: { zh: '制定整治方案', en: 'water remediation planned' },
  WaterRemediationStarted: { zh: '开始整治', en: 'water remediation started' },
  WaterRemediationProgressed: { zh: '整治进展', en: 'water remediation progressed' },
  WaterRemediationFinished: { zh: '完成整治', en: 'water remediation finished' },
  WaterEffectAssessed: { zh: '效果评估', en: 'water effect assessed' },
  WaterLastingConfirmed: { zh: '确认长效', en: 'water lasting confirmed' },
  WaterBodyDelisted: { zh: '销号', en: 'water body delisted' },
  WaterRelapsed: { zh: '返黑返臭', en: 'water relapsed' },
  WaterBodyVoided: { zh: '作废', en: 'water body voided' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  IdentifyWaterBody: { zh: '识别', en: 'identify a site as black and odorous water' },
  SetSamplingPoints: { zh: '布点', en: 'set the points at which samples are taken' },
  RecordWaterSample: { zh: '检测', en: 'record a sample' },
  RecordPublicSurvey: { zh: '公众评议', en: 'record a survey among the public' },
  PlanWaterRemediation: { zh: '一河一策', en: 'plan the remediation' },
  StartWaterWorks: { zh: '开工', en: 'start the works' },
  ReportWaterProgress: { zh: '进度', en: 'report the progress of the works' },
  FinishWaterWorks: { zh: '完工', en: 'finish the works' },
  AssessWaterEffect: { zh: '效果评估', en: 'assess the effect' },
  ConfirmLastingWater: { zh: '长制久清', en: 'confirm that the effect lasts' },
  DelistWaterBody: { zh: '销号', en: 'strike the body off' },
  RecordWaterRelapse: { zh: '返黑返臭', en: 'record that it is black or smelly again, which becomes a case' },
  VoidWaterBody: { zh: '作废', en: 'void a record that was made by mistake' },
} satisfies Record<string, Sentence>;
