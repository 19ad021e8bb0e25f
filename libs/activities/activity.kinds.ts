import type { Sentence } from '#event-sourcing';
import { meetingWords } from '#platform';

/** What kinds of activities there are, as figures and duties name them 活动类型. */
export const kindLabels = {
  'special-study': meetingWords['special-study'],
  'committee-study': meetingWords['committee-study'],
  'grassroots-visit': meetingWords['grassroots-visit'],
  'joint-meeting': { zh: '联席会', en: 'joint meeting' },
  'theory-group': meetingWords['theory-group'],
  'reporting-appraisal': meetingWords['reporting-appraisal'],
  talk: { zh: '约谈', en: 'talk' },
  'members-meeting': meetingWords['members-meeting'],
  'committee-meeting': meetingWords['committee-meeting'],
  'group-meeting': meetingWords['group-meeting'],
  'party-lecture': meetingWords['party-lecture'],
  'theme-day': meetingWords['theme-day'],
  'organisational-life': meetingWords['organisational-life'],
  'volunteer-service': meetingWords['volunteer-service'],
  'joint-building': { zh: '区域化党建共建', en: 'joint party building' },
  training: { zh: '培训', en: 'training' },
} as const satisfies Record<string, Sentence>;

/** Who holds it 组织单位. */
export const organiserLabels = {
  'work-committee': { zh: '党工委', en: 'party work committee' },
  'greater-committee': { zh: '社区大党委', en: 'greater party committee' },
  organisation: { zh: '党组织', en: 'party organisation' },
  community: { zh: '社区', en: 'community' },
  volunteers: { zh: '志愿服务组织', en: 'volunteer organisation' },
  other: { zh: '其他单位', en: 'another unit' },
} as const satisfies Record<string, Sentence>;

/** What the first person responsible does himself 三个亲自 (systems.md 7). */
export const inPersonLabels = {
  'set-up': { zh: '亲自部署', en: 'set up in person' },
  'asked-after': { zh: '亲自过问', en: 'asked after in person' },
  'dealt-with': { zh: '亲自处置', en: 'dealt with in person' },
} as const satisfies Record<string, Sentence>;

export type InPerson = keyof typeof inPersonLabels;
export const inPersonTags = Object.keys(inPersonLabels) as readonly InPerson[];

export type ActivityKind = keyof typeof kindLabels;
export type OrganiserKind = keyof typeof organiserLabels;

export const activityKinds = Object.keys(kindLabels) as readonly ActivityKind[];
export const organiserKinds = Object.keys(organiserLabels) as readonly OrganiserKind[];

/** Bodies that vote need half of those entitled to be present; without them a meeting is refused, or recorded and not counted. */
const QUORUM: Partial<Record<ActivityKind, 'refused' | 'not-counted'>> = {
  'special-study': 'refused',
  'committee-study': 'refused',
  'members-meeting': 'not-counted',
  'committee-meeting': 'not-counted',
};

/** What leaves a record of attendance or of work instead of minutes. */
const WITHOUT_MINUTES: readonly ActivityKind[] = ['volunteer-service', 'joint-building', 'training', 'theme-day'];

export const quorumOf = (kind: ActivityKind) => QUORUM[kind];
export const needsMinutes = (kind: ActivityKind) => !WITHOUT_MINUTES.includes(kind);
/** Party meetings keep counts; who came is told, by a pseudonym, of volunteers alone. */
export const hasAttendances = (kind: ActivityKind) => kind === 'volunteer-service';

/** What is derived of an activity, so that one meeting may count in several figures and once in the total. */
export type ActivityTag = 'led-by-committee-member' | 'greater-committee-quarterly' | 'quorum-missed' | 'late-entry';
