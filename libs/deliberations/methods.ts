import type { Sentence } from '#event-sourcing';

export const methodLabels = {
  'one-solicitation': { zh: '一征三议两公开', en: 'one solicitation, three deliberations, two disclosures' },
  'four-deliberations': { zh: '四议两公开', en: 'four deliberations, two disclosures' },
} as const satisfies Record<string, Sentence>;

export type Method = keyof typeof methodLabels;
export const methods = Object.keys(methodLabels) as readonly Method[];

export const stepLabels = {
  solicit: { zh: '征求意见', en: 'solicit opinions' },
  propose: { zh: '提议', en: 'propose' },
  consult: { zh: '相关单位商议', en: 'consult the units concerned' },
  deliberate: { zh: '“两委”会商议', en: 'deliberate in both committees' },
  review: { zh: '党员大会审议', en: 'review by the members’ meeting' },
  resolve: { zh: '居民会议或代表会议决议', en: 'resolve by residents or their representatives' },
  'disclose-resolution': { zh: '决议公开', en: 'disclose the resolution' },
  implement: { zh: '实施', en: 'implement' },
  'disclose-implementation': { zh: '实施情况公开', en: 'disclose the implementation' },
} as const satisfies Record<string, Sentence>;

export type DeliberationStep = keyof typeof stepLabels;

/** The steps of each method, in their order: none is taken before the one that precedes it. */
export const stepsOf: Readonly<Record<Method, readonly DeliberationStep[]>> = {
  'one-solicitation': [
    'solicit',
    'propose',
    'consult',
    'resolve',
    'disclose-resolution',
    'implement',
    'disclose-implementation',
  ],
  'four-deliberations': [
    'propose',
    'deliberate',
    'review',
    'resolve',
    'disclose-resolution',
    'implement',
    'disclose-implementation',
  ],
};

/** Who votes: party members, residents, one of each household, or representatives. */
export const assemblies = ['members', 'residents', 'households', 'representatives'] as const;
export type Assembly = (typeof assemblies)[number];

export const settings = ['community', 'village'] as const;
export type Setting = (typeof settings)[number];

/** So much of a number: at least, or more than. */
interface Share {
  readonly of: readonly [numerator: number, denominator: number];
  readonly more: boolean;
}

interface QuorumRow {
  readonly methods: readonly Method[];
  readonly settings: readonly Setting[];
  readonly assemblies: readonly Assembly[];
  /** First day on which it holds. */
  readonly from: string;
  readonly present: Share;
  readonly inFavour: Share & { readonly base: 'due' | 'present' };
  readonly source: string;
}

const HALF_MORE: Share = { of: [1, 2], more: true };
const TWO_THIRDS: Share = { of: [2, 3], more: false };
const ALWAYS = '0000-01-01';

/**
 * What a vote needs, by method, assembly and day: of several rows the one that holds from the latest day. Another year's
 * law is another row.
 */
const QUORUMS: readonly QuorumRow[] = [
  {
    methods: ['four-deliberations', 'one-solicitation'],
    settings,
    assemblies: ['members'],
    from: ALWAYS,
    present: TWO_THIRDS,
    inFavour: { ...HALF_MORE, base: 'due' },
    source: '四议两公开工作法：党员大会须有三分之二以上党员到会，应到会党员半数以上同意',
  },
  {
    methods,
    settings: ['community'],
    assemblies: ['residents', 'households', 'representatives'],
    from: ALWAYS,
    present: HALF_MORE,
    inFavour: { ...HALF_MORE, base: 'present' },
    source: '城市居民委员会组织法：过半数出席，出席人过半数通过',
  },
  {
    methods,
    settings: ['village'],
    assemblies: ['representatives', 'households'],
    from: ALWAYS,
    present: TWO_THIRDS,
    inFavour: { ...HALF_MORE, base: 'present' },
    source: '村民委员会组织法：三分之二以上到会，到会人员过半数通过',
  },
  {
    methods,
    settings: ['village'],
    assemblies: ['residents'],
    from: ALWAYS,
    present: HALF_MORE,
    inFavour: { ...HALF_MORE, base: 'present' },
    source: '村民委员会组织法：本村十八周岁以上村民过半数到会，到会人员过半数通过',
  },
];

export interface Ballot {
  readonly assembly: Assembly;
  /** Entitled to vote. */
  readonly due: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

export const presentOf = ({ inFavour, against, abstained }: Omit<Ballot, 'assembly' | 'due'>) =>
  inFavour + against + abstained;

const reaches = (count: number, { of: [numerator, denominator], more }: Share, whole: number) =>
  more ? count * denominator > whole * numerator : count * denominator >= whole * numerator;

export function quorumOf(method: Method, setting: Setting, assembly: Assembly, day: string): QuorumRow | undefined {
  const rows = QUORUMS.filter(
    (row) =>
      row.methods.includes(method) &&
      row.settings.includes(setting) &&
      row.assemblies.includes(assembly) &&
      row.from <= day,
  );
  return rows.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** Whether the vote holds, or what it lacks. */
export function outcomeOf(row: QuorumRow, ballot: Ballot): 'passed' | 'quorum' | 'majority' {
  const present = presentOf(ballot);
  if (!reaches(present, row.present, ballot.due)) return 'quorum';
  const whole = row.inFavour.base === 'due' ? ballot.due : present;
  return reaches(ballot.inFavour, row.inFavour, whole) ? 'passed' : 'majority';
}

/** What owners decide together is warned of, by the law of the day: Property Law art. 76, from 2021 Civil Code art. 278. */
export const ownersLawOn = (day: string) => (day < '2021-01-01' ? '物权法第七十六条' : '民法典第二百七十八条');
