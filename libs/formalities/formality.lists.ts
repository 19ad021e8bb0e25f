import { passing, type Condition } from '#event-sourcing';
import type { BusinessClass, FormalityKind } from './formality.kinds.js';

/** What decides on the formalities of a shop. */
export interface ShopProfile {
  /** 统一社会信用代码, or the 15 digits of the licence of the self-employed. */
  readonly creditCode?: string;
  readonly businessClass?: BusinessClass;
  readonly floorAreaM2?: number;
  /** 喷漆 */
  readonly sprayBooth?: boolean;
  /** 环境敏感区（三）: homes, schools, hospitals, research, offices, relics. */
  readonly sensitiveArea?: boolean;
  readonly solventPaint?: boolean;
  /** 低挥发性涂料, tonnes a year; none unless told. */
  readonly lowVocTonnes?: number;
}

/** A version of the list by which shops need an environmental formality, and what else is required in its time. */
export interface ListVersion {
  readonly version: string;
  readonly source: string;
  /** First and last day on which it holds. */
  readonly from: string;
  readonly to?: string;
  /** The first kind of which one set of conditions holds is the one required; without conditions always. */
  readonly eia: readonly { readonly kind: FormalityKind; readonly ifAny?: readonly (readonly Condition[])[] }[];
  /** Required of every shop. */
  readonly always: readonly FormalityKind[];
}

const is = (field: keyof ShopProfile): Condition => ({ field, equals: true });
const atLeast = (field: keyof ShopProfile, least: number): Condition => ({ field, atLeast: least });

/** Report form in a sensitive area or with spray painting, else the registration form. */
const until2020: ListVersion['eia'] = [
  { kind: 'eia-report-form', ifAny: [[is('sensitiveArea')], [is('sprayBooth')]] },
  { kind: 'eia-registration' },
];

/** 建设项目环境影响评价分类管理名录, item 汽车、摩托车维修场所; the filing of the business is the office's own campaign. */
export const listVersions: readonly ListVersion[] = [
  {
    version: '2017',
    source: '环境保护部令第44号（2017）',
    from: '2017-09-01',
    to: '2018-04-27',
    eia: until2020,
    always: ['repair-filing'],
  },
  {
    version: '2018',
    source: '环境保护部令第44号，生态环境部令第1号修改（2018）',
    from: '2018-04-28',
    to: '2020-12-31',
    eia: until2020,
    always: ['repair-filing'],
  },
  {
    version: '2021',
    source: '生态环境部令第16号（2021年版）',
    from: '2021-01-01',
    eia: [
      {
        kind: 'eia-report-form',
        ifAny: [[atLeast('floorAreaM2', 5_000), is('solventPaint')], [atLeast('lowVocTonnes', 10)]],
      },
    ],
    always: ['repair-filing'],
  },
];

/** The list that holds on a day; undefined before the first one. */
export function listOn(day: string, lists: readonly ListVersion[] = listVersions): ListVersion | undefined {
  return lists.find(({ from, to }) => from <= day && (to === undefined || day <= to));
}

/** What a list requires of a shop. */
export function requiredBy({ eia, always }: ListVersion, profile: ShopProfile): readonly FormalityKind[] {
  const first = eia.find(({ ifAny }) => ifAny === undefined || ifAny.some((where) => passing(where)(profile)));
  return first ? [...always, first.kind] : always;
}

/** What is not known of a shop, though a list may ask for it. */
export function missingIn(profile: ShopProfile): readonly (keyof ShopProfile)[] {
  const needed = ['creditCode', 'businessClass', 'floorAreaM2', 'sprayBooth', 'sensitiveArea', 'solventPaint'] as const;
  return needed.filter((field) => profile[field] === undefined);
}
