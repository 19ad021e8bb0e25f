import type { Sentence } from '#event-sourcing';

/** What people read of star merchants. */
export const merchantWords = {
  month: { zh: '月份，如 2018-06', en: 'a month, e.g. 2018-06' },
  rubric: { zh: '星级评分标准', en: 'merchant rubric' },
  publishOnce: {
    zh: '一个版本只发布一次，修改即为新版本。',
    en: 'A version is published once; a change is another version.',
  },
  thresholds: {
    zh: '星级越高，起评分越高：{stars} 星的起评分不高于下一级。',
    en: 'More stars need more points: {stars} stars need no more than fewer do.',
  },
  retire: { zh: '在用的标准才能停用。', en: 'A rubric is retired while it is in use.' },
  rating: { zh: '商户评分', en: 'rating of a merchant' },
  rate: { zh: '公示之前才评分。', en: 'A merchant is rated until the stars are disclosed.' },
  cycleOnce: { zh: '一个周期只评一次。', en: 'There is one rating a cycle.' },
  oneRubric: { zh: '同一个月用同一版标准：{version}。', en: 'A month is rated by one rubric: {version}.' },
  rubricRetired: { zh: '标准 {version} 已停用。', en: 'The rubric {version} is retired.' },
  shopKind: { zh: '{name} 不是商户。', en: '{name} is no shop.' },
  ownShop: { zh: '{rater} 是该商户的人，不能评分。', en: '{rater} is of the shop and does not rate it.' },
  monthBegun: { zh: '{month} 还没有开始。', en: '{month} has not begun.' },
  veto: { zh: '公布之前才一票否决。', en: 'A merchant is vetoed until the stars are published.' },
  vetoKnown: { zh: '否决项有：{vetoes}。', en: 'Vetoes are {vetoes}.' },
  disclose: { zh: '评过分的才公示。', en: 'Stars are disclosed once the merchant was rated.' },
  contest: { zh: '公示期间才提出异议。', en: 'A rating is contested while it is disclosed.' },
  contestInTime: { zh: '公示已于 {ends} 期满。', en: 'The disclosure ended at {ends}.' },
  review: { zh: '有异议才复核。', en: 'A rating is reviewed when it is contested.' },
  reviewOthers: { zh: '评过分的人不能复核。', en: 'Who rated does not review.' },
  cycleUnknown: { zh: '第 {cycle} 周没有评分。', en: 'The cycle {cycle} was not rated.' },
  publish: {
    zh: '公示且没有未复核的异议，才公布星级。',
    en: 'Stars are published after their disclosure and without an open objection.',
  },
  publishOver: { zh: '公示至 {ends} 期满。', en: 'The disclosure lasts until {ends}.' },
  flag: { zh: '每月一面旗。', en: 'There is one flag a month.' },
  participation: { zh: '参与记录', en: 'participation' },
  participationOnce: {
    zh: '同一分钟已登记同样的参与（{id}）；确非同一次的，在 sameAsNot 中写明。',
    en: 'Such a participation of this minute is there already ({id}); if it is another one, say so by sameAsNot.',
  },
  recordOnce: { zh: '一条参与记录只登记一次。', en: 'A participation is recorded once under one id.' },
  merchantShop: { zh: '商户参与要写明商户。', en: 'A merchant takes part for a shop.' },
  voidOnce: { zh: '参与记录只作废一次。', en: 'A participation is voided once.' },
} satisfies Record<string, Sentence>;

export const merchantLabels = {
  'ratings.starMerchants': { zh: '星级商户', en: 'star merchants' },
  'ratings.stars.1': { zh: '一星级商户', en: 'merchants with one star' },
  'ratings.stars.2': { zh: '二星级商户', en: 'merchants with two stars' },
  'ratings.stars.3': { zh: '三星级商户', en: 'merchants with three stars' },
  'ratings.stars.4': { zh: '四星级商户', en: 'merchants with four stars' },
  'ratings.stars.5': { zh: '五星级商户', en: 'merchants with five stars' },
  'ratings.merchants': { zh: '在册商户', en: 'merchants' },
  'ratings.ratedInService': { zh: '在册商户已参评', en: 'merchants in service that were rated' },
  'ratings.ratedShare': { zh: '参评率', en: 'share of merchants rated' },
  'ratings.ratedMerchants': { zh: '参评商户', en: 'merchants rated' },
  'ratings.redFlags': { zh: '红旗', en: 'red flags' },
  'ratings.blackFlags': { zh: '黑旗', en: 'black flags' },
  'ratings.participants': { zh: '商户、居民参与（人次）', en: 'attendances of merchants and residents' },
  'ratings.participants.merchants': { zh: '商户参与（人次）', en: 'attendances of merchants' },
  'ratings.participants.residents': { zh: '居民参与（人次）', en: 'attendances of residents' },
  'ratings.participatingMerchants': { zh: '参与商户', en: 'merchants that took part' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'ratings.toDisclose': { zh: '待公示的评分', en: 'ratings to disclose' },
  'ratings.toConfirm': { zh: '有异议待复核的评分', en: 'contested ratings to confirm' },
  'ratings.toPublish': { zh: '待公布的星级', en: 'stars to publish' },
  'ratings.postsToAssign': { zh: '待确定人员的示范岗', en: 'model posts to assign' },
} satisfies Record<string, Sentence>;

export const participationStates = {
  recorded: { zh: '已记录', en: 'recorded' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

export const rubricStates = {
  'in-use': { zh: '使用中', en: 'in use' },
  retired: { zh: '已停用', en: 'retired' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const ratingFields = {
  points: { zh: '得分', en: 'points' },
  findings: { zh: '核实情况', en: 'findings' },
} satisfies Record<string, Sentence>;

export const ratingStates = {
  rated: { zh: '已评定', en: 'rated' },
  disclosed: { zh: '公示中', en: 'disclosed' },
  contested: { zh: '有异议', en: 'contested' },
  published: { zh: '已公布', en: 'published' },
} satisfies Record<string, Sentence>;

/** A line of 扣分明细. */
export const deductionWords = { zh: '第{cycle}周{item}扣{lost}分', en: 'week {cycle}: {item} −{lost}' };

/** The sheet of merchants 星级商户台账, column by column. */
export const sheetWords = {
  shop: { zh: '商户', en: 'merchant' },
  points: { zh: '本月得分', en: 'points of the month' },
  vetoes: { zh: '否决项', en: 'vetoes' },
  pledge: { zh: '承诺书', en: 'pledges in force' },
  deductions: { zh: '扣分明细', en: 'deductions' },
  publishedAt: { zh: '公布', en: 'published' },
} satisfies Record<string, Sentence>;
