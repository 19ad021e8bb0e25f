import { SaidError } from '#event-sourcing';
import { demoWords as words } from './demo.glossary.js';

/** One number that the year is played to: a target, never a result. */
interface Size {
  /** The office's own 2018, where the article has it; else something plausible. */
  readonly of2018: number;
  readonly says: string;
  readonly least: number;
  readonly most: number;
}

const size = (of2018: number, says: string, least = 0, most = 1_000_000): Size => ({ of2018, says, least, most });

/** How much happens in the year: each is an option of `zeren demo`. */
export const SIZES = {
  communities: size(18, 'communities', 1, 1_000),
  sites: size(73, 'construction sites', 1, 10_000),
  patrols: size(6_600, 'patrols'),
  problems: size(1_800, 'problems'),
  notices: size(1_550, 'notices'),
  waterArea: size(300, 'square metres of black and odorous water remediated'),
  shops: size(81, 'auto-repair shops with all their formalities', 0, 10_000),
  tasks: size(30, 'supervised tasks handed over', 0, 10_000),
  tasksRectified: size(30, 'of them rectified', 0, 10_000),
  bicycles: size(50_000, 'bicycles put right, by tallies'),
  persuasions: size(4_500, 'persuasions about an occupied road, by tallies'),
  deadCorners: size(60, 'dead corners cleaned', 0, 10_000),
  smallAds: size(900, 'places cleared of small ads', 0, 10_000),
  streetProblems: size(300, 'problems that road chiefs find', 0, 10_000),
  streetHandled: size(288, 'of them handled', 0, 10_000),
  modelPosts: size(36, 'model posts', 0, 10_000),
  merchants: size(60, 'star merchants', 0, 10_000),
  specialStudies: size(14, 'special studies of party building', 0, 100),
  secretaryVisits: size(11, 'visits of the secretary at the grass roots', 0, 100),
  jointMeetings: size(46, 'joint meetings that a committee member leads', 0, 1_000),
  theoryGroups: size(12, 'theory study groups', 0, 100),
  members: size(1_120, 'party members on 31 October', 0, 100_000),
  communityBranches: size(18, 'branches of communities', 0, 1_000),
  enterpriseBranches: size(7, 'branches of non-public enterprises', 0, 1_000),
  buildingBranches: size(6, 'branches of buildings', 0, 1_000),
  socialBranches: size(1, 'branches of social organisations', 0, 1_000),
  marketBranches: size(1, 'branches of business districts', 0, 1_000),
  rounds: size(4, 'quarterly rounds through the communities', 0, 4),
  deliberations: size(69, 'deliberations', 0, 1_000),
  solved: size(58, 'of them solved', 0, 1_000),
  households: size(453, 'households registered for sorting their waste', 0, 10_000),
  householdsInAll: size(588, 'households of their compound', 1, 10_000),
  volunteerActivities: size(108, 'volunteer activities', 0, 1_000),
  instructors: size(10, 'instructors of party building', 0, 1_000),
  instructorsWithDegree: size(7, "of them with a bachelor's degree or more", 0, 1_000),
  venues: size(18, 'venues', 0, 1_000),
} as const satisfies Record<string, Size>;

export type DemoSizes = Readonly<Record<keyof typeof SIZES, number>>;

/** The sizes among other options, in their order. */
export const sizesIn = (options: DemoSizes): DemoSizes =>
  Object.fromEntries(Object.keys(SIZES).map((name) => [name, options[name as keyof DemoSizes]])) as DemoSizes;

const BRANCH_SIZES = [
  'communityBranches',
  'enterpriseBranches',
  'buildingBranches',
  'socialBranches',
  'marketBranches',
] as const satisfies readonly (keyof DemoSizes)[];
export const branchesIn = (sizes: DemoSizes): number => BRANCH_SIZES.reduce((sum, name) => sum + sizes[name], 0);

export class ImpossibleDemo extends SaidError {}

/** A chief writes down so many a day at the most, far below what has to be confirmed by somebody else. */
const MOST_TALLIED_BY_A_COMMUNITY = 100_000;

/** @throws ImpossibleDemo where one number forbids another */
export function checkSizes(sizes: DemoSizes): DemoSizes {
  if (sizes.communities < 1 || sizes.sites < 1) throw new ImpossibleDemo(words.oneOfEach);
  if (sizes.problems > 2 * sizes.patrols) throw new ImpossibleDemo(words.twoProblems);
  if (sizes.bicycles + sizes.persuasions > sizes.communities * MOST_TALLIED_BY_A_COMMUNITY)
    throw new ImpossibleDemo(words.soMany);
  if (sizes.members > 0 && branchesIn(sizes) === 0) throw new ImpossibleDemo(words.branches);
  if (sizes.households > 0 && sizes.deliberations === 0) throw new ImpossibleDemo(words.households);
  for (const [part, whole, what] of [
    ['notices', 'problems', words.notices],
    ['tasksRectified', 'tasks', words.tasks],
    ['instructorsWithDegree', 'instructors', words.instructors],
    ['streetHandled', 'streetProblems', words.street],
    ['solved', 'deliberations', words.solved],
    ['households', 'householdsInAll', words.registered],
  ] as const)
    if (sizes[part] > sizes[whole]) throw new ImpossibleDemo(what);
  return sizes;
}
