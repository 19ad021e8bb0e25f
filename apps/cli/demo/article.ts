import type { FigureValue } from '#figures';
import type { DemoSizes } from './sizes.js';

/** A figure of the office's account of its year, and whether the account says "more than" or exactly that. */
interface Told {
  readonly says: 'at least' | 'exactly';
  readonly of: (sizes: DemoSizes) => number;
}

const atLeast = (of: Told['of']): Told => ({ says: 'at least', of });
const exactly = (of: Told['of']): Told => ({ says: 'exactly', of });
const one = atLeast(() => 1);
const QUARTERS = 4;

/** The systems of the article, each with its figures; what the article does not put into numbers is shown all the same. */
const SYSTEMS: readonly (readonly [system: string, figures: Readonly<Record<string, Told | undefined>>])[] = [
  [
    '1 建筑工地监管',
    {
      'sites.supervised': exactly(({ sites }) => sites),
      'sites.contractedByLeaders': undefined,
      'patrols.made': atLeast(({ patrols }) => patrols),
      'problems.found': atLeast(({ problems }) => problems),
      'notices.issued': exactly(({ notices }) => notices),
    },
  ],
  [
    '5 路长制',
    {
      'street.bicycles': atLeast(({ bicycles }) => bicycles),
      'street.occupation': atLeast(({ persuasions }) => persuasions),
      'street.deadCorners': atLeast(({ deadCorners }) => deadCorners),
      'street.smallAds': atLeast(({ smallAds }) => smallAds),
      'street.handlingRate': exactly(({ streetHandled, streetProblems }) => streetHandled / streetProblems),
      'street.handlingRate@all': undefined,
      'street.segments': undefined,
      'street.segmentsWithChief': undefined,
    },
  ],
  ['6 党员示范岗', { 'ratings.modelPosts': exactly(({ modelPosts }) => modelPosts) }],
  [
    '7 党建责任',
    {
      'party.specialStudies': exactly(({ specialStudies }) => specialStudies),
      'party.secretaryVisits': exactly(({ secretaryVisits }) => secretaryVisits),
      'party.jointMeetings': exactly(({ jointMeetings }) => jointMeetings),
      'party.theoryGroups': undefined,
      'duties.completion': undefined,
    },
  ],
  [
    '10 一征三议两公开',
    {
      'deliberations.used': exactly(({ deliberations }) => deliberations),
      'deliberations.solved': exactly(({ solved }) => solved),
      'deliberations.closedSolved': undefined,
      'deliberations.householdsRegistered': exactly(({ households }) => households),
      'deliberations.householdsShare': exactly(({ households, householdsInAll }) => households / householdsInAll),
    },
  ],
  ['11 志愿服务', { 'volunteers.activities': one, 'volunteers.attendances': undefined, 'volunteers.hours': undefined }],
  [
    '12 非公党建',
    {
      'party.quarterlyJointMeetings.held': exactly(({ communities }) => QUARTERS * communities),
      'party.quarterlyJointMeetings.due': exactly(({ communities }) => QUARTERS * communities),
    },
  ],
];

/** A line of the table at the end of the demo. */
export interface Compared {
  readonly system: string;
  readonly name: string;
  readonly label?: string;
  /** What the account says; `null` where it gives no number, or there is none (a share of nothing). */
  readonly article: number | null;
  readonly says: 'at least' | 'exactly' | null;
  readonly ledger: number | string | null;
  /** Of a figure in the account. */
  readonly holds: boolean | null;
  readonly isShare: boolean;
}

const reaches = (value: number, says: Told['says'], told: number) =>
  says === 'exactly' ? value === told : value >= told;

/** System by system: what the account of the year says, and what the events do. */
export function compare(figures: readonly FigureValue[], sizes: DemoSizes): Compared[] {
  const known = new Map(figures.map((figure) => [figure.name, figure]));
  return SYSTEMS.flatMap(([system, told]) =>
    Object.entries(told).map(([name, figure]): Compared => {
      const { value = null, label, denominator } = known.get(name) ?? {};
      const wanted = figure?.of(sizes);
      const article = wanted === undefined || Number.isNaN(wanted) ? null : wanted;
      const holds = article === null || value === null ? null : reaches(Number(value), figure!.says, article);
      const says = article === null ? null : figure!.says;
      return {
        system,
        name,
        label: label?.zh,
        article,
        says,
        ledger: value,
        holds,
        isShare: denominator !== undefined,
      };
    }),
  );
}
