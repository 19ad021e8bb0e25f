import type { Sentence } from '#event-sourcing';

/** Meetings and services that are held, and that can be due. */
export const meetingWords = {
  'members-meeting': { zh: '党员大会', en: 'members’ meeting' },
  'committee-meeting': { zh: '支委会', en: 'committee meeting' },
  'group-meeting': { zh: '党小组会', en: 'party group meeting' },
  'party-lecture': { zh: '党课', en: 'party lecture' },
  'theme-day': { zh: '主题党日', en: 'theme day' },
  'organisational-life': { zh: '组织生活会', en: 'organisational life meeting' },
  'theory-group': { zh: '理论学习中心组学习', en: 'theory study group' },
  'committee-study': { zh: '专题研究党建', en: 'party building studied by a committee' },
  'special-study': { zh: '党建工作专题研讨会', en: 'special study of party building' },
  'grassroots-visit': { zh: '书记到基层抓党建', en: 'visit of the secretary at the grass roots' },
  'reporting-appraisal': { zh: '述职评议', en: 'report and appraisal' },
  'volunteer-service': { zh: '志愿服务', en: 'volunteer service' },
} as const satisfies Record<string, Sentence>;
