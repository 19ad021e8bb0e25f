import type { Sentence } from '#event-sourcing';

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
