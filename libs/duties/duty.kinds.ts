import { deriveId, type Sentence } from '#event-sourcing';
import { meetingWords, nameKey } from '#platform';

/** What can be due; those that are kinds of activities are done by such an activity 应办事项. */
export const dutyLabels = {
  ...meetingWords,
  'quarterly-joint-meeting': { zh: '社区大党委季度联席会', en: 'quarterly joint meeting of the greater committee' },
  'member-visit': { zh: '班子成员到联系社区', en: 'visit of a committee member to an assigned community' },
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
