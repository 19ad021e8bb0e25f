import { deriveId, type Sentence } from '#event-sourcing';
import { nameKey } from '#platform';

/** What can be due; those that are kinds of activities are done by such an activity 应办事项. */
export const dutyLabels = {
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
  'quarterly-joint-meeting': { zh: '社区大党委季度联席会', en: 'quarterly joint meeting of the greater committee' },
  'chief-patrol': { zh: '路长巡查', en: 'patrol of a road chief' },
  'site-patrol': { zh: '点位巡查', en: 'patrol of a site' },
  round: { zh: '逐社区观摩', en: 'round through the communities' },
  'venue-check': { zh: '阵地检查', en: 'check of a venue' },
} as const satisfies Record<string, Sentence>;

export type DutyKind = keyof typeof dutyLabels;
export const dutyKinds = Object.keys(dutyLabels) as readonly DutyKind[];

export const unitKinds = ['organisation', 'community', 'site', 'office'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The unit of what is due of the office itself. */
export const THE_OFFICE = 'office';

/** Whose duty it is: of a unit, or of one person there. */
export interface DutyOf {
  readonly duty: DutyKind;
  readonly unitId: string;
  readonly personId?: string;
}

/** One plan for each duty of each unit or person, and one duty for each of its periods: two of them cannot be. */
export const planIdOf = ({ duty, unitId, personId }: DutyOf) =>
  deriveId('duty plan', duty, unitId, nameKey(personId ?? ''));
export const dutyIdOf = (planId: string, periodKey: string) => deriveId('duty', planId, periodKey);
