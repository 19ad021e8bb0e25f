import { SaidError } from '#event-sourcing';
import { demoWords as words } from './demo.glossary.js';

/** One number that the year is played to: a target, never a result. */
interface Size {
  /** The office's own 2018, where the article has it; else something plausible. */
  readonly of2018: number;
  readonly least: number;
  readonly most: number;
}

const size = (of2018: number, least = 0, most = 1_000_000): Size => ({ of2018, least, most });

/** How much happens in the year: each is an option of `zeren demo`. */
export const SIZES = {
  communities: size(18, 1, 1_000),
  sites: size(73, 1, 10_000),
  patrols: size(6_600),
  problems: size(1_800),
  notices: size(1_550),
  hotlineOrders: size(90, 0, 10_000),
  waterArea: size(300),
  shops: size(81, 0, 10_000),
  tasks: size(30, 0, 10_000),
  tasksRectified: size(30, 0, 10_000),
  bicycles: size(50_000),
  persuasions: size(4_500),
  deadCorners: size(60, 0, 10_000),
  smallAds: size(900, 0, 10_000),
  streetProblems: size(300, 0, 10_000),
  streetHandled: size(288, 0, 10_000),
  singleCorrections: size(240, 0, 10_000),
  modelPosts: size(36, 0, 10_000),
  merchants: size(60, 0, 10_000),
  specialStudies: size(14, 0, 100),
  secretaryVisits: size(11, 0, 100),
  jointMeetings: size(46, 0, 1_000),
  theoryGroups: size(12, 0, 100),
  members: size(1_120, 0, 100_000),
  communityBranches: size(18, 0, 1_000),
  enterpriseBranches: size(7, 0, 1_000),
  buildingBranches: size(6, 0, 1_000),
  socialBranches: size(1, 0, 1_000),
  marketBranches: size(1, 0, 1_000),
  rounds: size(4, 0, 4),
  roundFindings: size(36, 0, 10_000),
  deliberations: size(69, 0, 1_000),
  solved: size(58, 0, 1_000),
  households: size(453, 0, 10_000),
  householdsInAll: size(588, 1, 10_000),
  volunteerActivities: size(108, 0, 1_000),
  instructors: size(10, 0, 1_000),
  instructorsWithDegree: size(7, 0, 1_000),
  venues: size(18, 0, 1_000),
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
    ['singleCorrections', 'bicycles', words.singles],
    ['tasksRectified', 'tasks', words.tasks],
    ['instructorsWithDegree', 'instructors', words.instructors],
    ['streetHandled', 'streetProblems', words.street],
    ['solved', 'deliberations', words.solved],
    ['households', 'householdsInAll', words.registered],
  ] as const)
    if (sizes[part] > sizes[whole]) throw new ImpossibleDemo(what);
  return sizes;
}
