import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  ModelPostEstablished: { zh: '设立示范岗', en: 'model post established' },
  ModelPostAssigned: { zh: '确定示范岗人员', en: 'model post assigned' },
  ModelPostReviewed: { zh: '评议示范岗', en: 'model post reviewed' },
  ModelPostEnded: { zh: '撤销示范岗', en: 'model post ended' },
  MerchantRubricPublished: { zh: '发布评分标准', en: 'merchant rubric published' },
  MerchantRubricRetired: { zh: '停用评分标准', en: 'merchant rubric retired' },
  MerchantRated: { zh: '商户评分', en: 'merchant rated' },
  MerchantVetoed: { zh: '一票否决', en: 'merchant vetoed' },
  MerchantStarsDisclosed: { zh: '公示星级', en: 'merchant stars disclosed' },
  MerchantRatingContested: { zh: '提出异议', en: 'merchant rating contested' },
  MerchantRatingConfirmed: { zh: '维持评定', en: 'merchant rating confirmed' },
  MerchantRatingRevised: { zh: '调整评定', en: 'merchant rating revised' },
  MerchantStarsPublished: { zh: '公布星级', en: 'merchant stars published' },
  MerchantFlagGiven: { zh: '授予流动红旗', en: 'merchant flag given' },
  MerchantTookPart: { zh: '参与活动', en: 'merchant took part' },
  ParticipationVoided: { zh: '作废参与记录', en: 'participation voided' },
} satisfies Record<string, Sentence>;
