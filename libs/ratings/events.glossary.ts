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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  PublishMerchantRubric: { zh: '发布评分标准', en: 'publish a version of the rubric' },
  RetireMerchantRubric: { zh: '停用', en: 'retire it' },
  RateMerchant: { zh: '评分', en: 'rate a shop in one week of a month' },
  VetoMerchant: { zh: '一票否决', en: 'veto it' },
  DiscloseMerchantStars: { zh: '公示', en: 'disclose the stars of the month' },
  ContestMerchantRating: { zh: '异议', en: 'contest the rating' },
  ConfirmMerchantRating: { zh: '复核维持', en: 'confirm it after a second look' },
  ReviseMerchantRating: { zh: '复核改分', en: 'revise it after a second look' },
  PublishMerchantStars: { zh: '公布星级', en: 'publish the stars' },
  FlagMerchant: { zh: '红黑旗', en: 'give the flag of the month' },
  RecordParticipation: { zh: '参与', en: 'record that merchants or residents took part' },
  VoidParticipation: { zh: '作废', en: 'void what was recorded by mistake' },
  EstablishModelPost: { zh: '设立', en: 'establish a model post' },
  AssignModelPost: { zh: '上岗', en: 'name who holds the post' },
  ReviewModelPost: { zh: '评议', en: 'review the post' },
  EndModelPost: { zh: '撤销', en: 'end the post' },
} satisfies Record<string, Sentence>;
