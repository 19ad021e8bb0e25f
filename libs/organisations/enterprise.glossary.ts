import type { Sentence } from '#event-sourcing';

/** What people read of non-public enterprises. */
export const words = {
  enterprise: { zh: '非公企业', en: 'non-public enterprise' },
  registerOnce: { zh: '一家企业只登记一次。', en: 'An enterprise is registered once under one id.' },
  inBusiness: { zh: '在营的企业才能办理。', en: 'This is done while the enterprise is in business.' },
  branchActive: { zh: '党组织 {id} 已撤销。', en: 'The organisation {id} is no longer active.' },
  branchLevel: {
    zh: '企业党员所在的是党支部、党总支或者党委，{id} 不是。',
    en: 'The members of an enterprise belong to a branch, a general branch or a committee; {id} is none of them.',
  },
  membersAmongStaff: {
    zh: '党员 {members} 人多于职工 {staff} 人。',
    en: '{members} members cannot be among a staff of {staff}.',
  },
  sameName: {
    zh: '本社区已登记同名企业 {id}；确是另一家的，写明 sameAsNot。',
    en: 'An enterprise of this name is registered in the community: {id}; if it is another one, say so with sameAsNot.',
  },
  dropWhatIsNamed: { zh: '已明确党组织的企业才能取消。', en: 'A branch is dropped that was named.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'enterprises.registered': { zh: '非公企业', en: 'non-public enterprises' },
  'enterprises.surveyed': { zh: '已摸排企业', en: 'enterprises surveyed' },
  'enterprises.staff': { zh: '企业职工', en: 'staff of enterprises' },
  'enterprises.members': { zh: '摸排党员', en: 'party members found by surveys' },
  'enterprises.withThreeMembers': { zh: '党员 3 人以上的企业', en: 'enterprises with three members or more' },
  'enterprises.covered': { zh: '党员 3 人以上且有党组织的企业', en: 'of them with a branch' },
  'enterprises.coverage': { zh: '党组织覆盖率', en: 'coverage by branches' },
} satisfies Record<string, Sentence>;

export const enterpriseStates = {
  'in-business': { zh: '经营中', en: 'in business' },
  closed: { zh: '已关停', en: 'closed' },
} satisfies Record<string, Sentence>;

/** The sheet of enterprises 非公企业台账, column by column. */
export const sheetWords = {
  name: { zh: '企业', en: 'enterprise' },
  community: { zh: '社区', en: 'community' },
  trade: { zh: '行业', en: 'trade' },
  staff: { zh: '职工', en: 'staff' },
  members: { zh: '党员', en: 'members' },
  organisation: { zh: '党组织', en: 'organisation' },
  form: { zh: '组织形式', en: 'form of organisation' },
  instructor: { zh: '指导员（代号）', en: 'instructor (pseudonym)' },
  education: { zh: '指导员学历', en: 'education of the instructor' },
  sentAt: { zh: '选派日期', en: 'sent' },
  visits: { zh: '活动次数', en: 'visits' },
  problems: { zh: '存在问题', en: 'problems' },
  reason: { zh: '未建原因', en: 'reason for none' },
  surveyedAt: { zh: '摸排', en: 'surveyed' },
  state: { zh: '状态', en: 'state' },
} satisfies Record<string, Sentence>;
