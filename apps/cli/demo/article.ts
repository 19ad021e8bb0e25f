import type { Sentence } from '#event-sourcing';
import type { FigureValue } from '#figures';
import { systemWords as words } from './demo.glossary.js';
import { branchesIn, type DemoSizes } from './sizes.js';

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
const SYSTEMS: readonly (readonly [system: Sentence, figures: Readonly<Record<string, Told | undefined>>])[] = [
  [
    words.sites,
    {
      'sites.supervised': exactly(({ sites }) => sites),
      'sites.contractedByLeaders': undefined,
      'patrols.made': atLeast(({ patrols }) => patrols),
      'problems.found': atLeast(({ problems }) => problems),
      'notices.issued': exactly(({ notices }) => notices),
      'hotline.orders': undefined,
      'hotline.repeats': undefined,
      'hotline.solvedRate': undefined,
      'appeals.lodged': undefined,
      'appeals.granted': undefined,
    },
  ],
  [words.water, { 'water.remediatedArea': atLeast(({ waterArea }) => waterArea), 'water.bodies.delisted': undefined }],
  [
    words.shops,
    {
      'formalities.filedOnline': atLeast(({ shops }) => shops),
      'formalities.eiaDone': atLeast(({ shops }) => shops),
      'formalities.shopsDone': exactly(({ shops }) => shops),
    },
  ],
  [
    words.tasks,
    {
      'tasks.handedOver': exactly(({ tasks }) => tasks),
      'tasks.rectified': exactly(({ tasksRectified }) => tasksRectified),
      'tasks.rate': exactly(({ tasks, tasksRectified }) => tasksRectified / tasks),
    },
  ],
  [
    words.street,
    {
      'street.bicycles': atLeast(({ bicycles }) => bicycles),
      'street.bicycles.single': undefined,
      'street.occupation': atLeast(({ persuasions }) => persuasions),
      'street.deadCorners': atLeast(({ deadCorners }) => deadCorners),
      'street.smallAds': atLeast(({ smallAds }) => smallAds),
      'street.handlingRate': exactly(({ streetHandled, streetProblems }) => streetHandled / streetProblems),
      'street.handlingRate@cases': exactly(({ streetHandled, streetProblems }) => streetHandled / streetProblems),
      'street.handlingRate@all': undefined,
      'street.segments': undefined,
      'street.segmentsWithChief': undefined,
      'street.pledges': undefined,
    },
  ],
  [
    words.ratings,
    { 'ratings.modelPosts': undefined, 'ratings.starMerchants': undefined, 'ratings.participants': undefined },
  ],
  [
    words.party,
    {
      'party.specialStudies': exactly(({ specialStudies }) => specialStudies),
      'party.secretaryVisits': exactly(({ secretaryVisits }) => secretaryVisits),
      'party.jointMeetings': exactly(({ jointMeetings }) => jointMeetings),
      'party.theoryGroups': undefined,
      'party.inPerson.setUp': undefined,
      'party.inPerson.askedAfter': undefined,
      'party.inPerson.dealtWith': undefined,
      'party.dutyLists.issued': undefined,
      'party.dutyLists.appraised': undefined,
      'party.dutyItems.reportedShare': undefined,
      'party.doubleDuty': undefined,
      'duties.completion': undefined,
    },
  ],
  [
    words.organisations,
    {
      'organisations.members': exactly(({ members }) => members),
      'organisations.branches.community': exactly(({ communityBranches }) => communityBranches),
      'organisations.branches.enterprise': exactly(({ enterpriseBranches }) => enterpriseBranches),
      'organisations.branches.building': exactly(({ buildingBranches }) => buildingBranches),
      'organisations.branches.social': exactly(({ socialBranches }) => socialBranches),
      'organisations.branches.market': exactly(({ marketBranches }) => marketBranches),
      'organisations.branches.total': exactly(branchesIn),
    },
  ],
  [
    words.rounds,
    {
      'rounds.held': exactly((sizes) => sizes.rounds),
      'rounds.visited': undefined,
      'rounds.findings': undefined,
      'rounds.findingsRectified': undefined,
    },
  ],
  [
    words.deliberations,
    {
      'deliberations.used': exactly(({ deliberations }) => deliberations),
      'deliberations.solved': exactly(({ solved }) => solved),
      'deliberations.closedSolved': undefined,
      'deliberations.householdsRegistered': exactly(({ households }) => households),
      'deliberations.householdsShare': exactly(({ deliberations, households, householdsInAll }) =>
        deliberations === 0 ? NaN : households / householdsInAll,
      ),
    },
  ],
  [
    words.volunteers,
    { 'volunteers.activities': one, 'volunteers.attendances': undefined, 'volunteers.hours': undefined },
  ],
  [
    words.enterprises,
    {
      'instructors.inPost': exactly(({ instructors }) => instructors),
      'instructors.bachelorOrMore': exactly(({ instructorsWithDegree }) => instructorsWithDegree),
      'communities.withFullTimeWorker': exactly(({ communities }) => communities),
      'greaterCommittees.established': exactly(({ communities }) => communities),
      'party.quarterlyJointMeetings.held': exactly(({ communities }) => QUARTERS * communities),
      'party.quarterlyJointMeetings.due': exactly(({ communities }) => QUARTERS * communities),
      'programmes.items': undefined,
      'programmes.itemsChecked': undefined,
    },
  ],
  [words.venues, { 'venues.checked': undefined, 'venues.inUse': undefined }],
];

/** A line of the table at the end of the demo. */
export interface Compared {
  readonly system: Sentence;
  readonly name: string;
  readonly label?: Sentence;
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
      const holds = article === null ? null : value !== null && reaches(Number(value), figure!.says, article);
      const says = article === null ? null : figure!.says;
      return {
        system,
        name,
        label,
        article,
        says,
        ledger: value,
        holds,
        isShare: denominator !== undefined,
      };
    }),
  );
}
