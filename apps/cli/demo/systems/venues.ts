import { RegisterSite } from '#places';
import * as v from '#venues';
import { handle } from './handling.js';
import { ADMIN, at, numbered, of, shareOf, workingDays, type Stage } from './stage.js';

const INSPECTOR = '清查员 曹阳';
const FUNCTIONS = ['党员活动', '便民服务', '议事协商'];
/** Days of each month on which its use is written down. */
const USED_ON = ['06', '20'];
/** Of all venues, in spring: under repair until the autumn, and without a log book. */
const UNDER_REPAIR = 0.1;
const WITHOUT_LOG_BOOK = 0.15;

interface Venue {
  readonly siteId: string;
  readonly communityId: string;
  readonly name: string;
  readonly keeper: string;
  readonly areaM2: number;
  readonly isUnderRepair: boolean;
  readonly hasLogBook: boolean;
}

/** What an inventory finds of a venue. */
type Seen = Pick<v.CheckVenue, 'state' | 'hasLogBook'>;

/** 党群服务阵地: profiled in January, used every month, taken stock of in spring, and looked at again in autumn. */
export function venues(stage: Stage): void {
  const { year } = stage;
  const all = venuesOf(stage);
  if (all.length === 0) return;
  for (const venue of all) {
    const { siteId, communityId, name, keeper, areaM2 } = venue;
    stage.on(at(stage, `${year}-01-04`, 9), async () => {
      await stage.send(of(new RegisterSite(), { siteId, name, kind: 'venue', communityId }), siteId, ADMIN);
      const profile = { siteId, areaM2, ownership: 'own', functions: FUNCTIONS, signsUnified: true, keeper } as const;
      await stage.send(of(new v.SetVenueProfile(), profile), siteId, ADMIN);
    });
    use(stage, venue);
  }
  inventory(stage, all, ['inventory-001', '上半年阵地清查', '05-07', '05-25'], ({ isUnderRepair, hasLogBook }) => ({
    state: isUnderRepair ? 'under-repair' : 'in-use',
    hasLogBook,
  }));
  // What was repaired is in use again, and where there was anything to repair the next one is.
  const next = all.some(({ isUnderRepair }) => isUnderRepair) && all.findLast(({ isUnderRepair }) => !isUnderRepair);
  inventory(stage, all, ['inventory-002', '下半年阵地清查', '10-15', '11-02'], (venue) => ({
    state: venue === next ? 'under-repair' : 'in-use',
    hasLogBook: true,
  }));
}

function venuesOf({ sizes, plan, random }: Stage): Venue[] {
  const isUnderRepair = shareOf(random, sizes.venues, UNDER_REPAIR);
  const lacksLogBook = shareOf(random, sizes.venues, WITHOUT_LOG_BOOK);
  return Array.from({ length: sizes.venues }, (_, n) => {
    const { communityId, name, secretary } = plan.communities[n % plan.communities.length]!;
    return {
      siteId: numbered('venue', n),
      communityId,
      name: `${name}党群服务中心${n + 1}`,
      keeper: secretary,
      areaM2: random.whole(200, 1_500),
      isUnderRepair: isUnderRepair[n]!,
      hasLogBook: !lacksLogBook[n],
    };
  });
}

/** Nobody meets where works are going on. */
function use(stage: Stage, { siteId, keeper, isUnderRepair }: Venue): void {
  const { year, random } = stage;
  for (let month = 1; month <= 12; month += 1)
    for (const day of USED_ON) {
      const used = { what: '党员活动与居民议事', uses: random.whole(2, 10), persons: random.whole(30, 200) };
      if (isUnderRepair && month >= 4 && month <= 9) continue;
      stage.on(at(stage, `${year}-${String(month).padStart(2, '0')}-${day}`, 17), () =>
        stage.send(of(new v.RecordVenueUse(), used), siteId, keeper),
      );
    }
}

/** Its id and name, and from when to when. */
type Round = readonly [id: string, name: string, from: string, to: string];

function inventory(
  stage: Stage,
  all: readonly Venue[],
  [inventoryId, name, from, to]: Round,
  seenOf: (venue: Venue) => Seen,
): void {
  const days = workingDays(stage, from, to);
  const opening = { name, venueIds: all.map(({ siteId }) => siteId), dueDay: `${stage.year}-${to}` };
  stage.on(at(stage, days[0]!, 9), () => stage.send(of(new v.OpenVenueInventory(), opening), inventoryId, ADMIN));
  all.forEach((venue, n) => {
    const seen = seenOf(venue);
    const day = days[1 + (n % (days.length - 2))]!;
    stage.on(at(stage, day, 10), () => check(stage, venue, inventoryId, seen));
  });
  stage.on(at(stage, days.at(-1)!, 16), () => stage.send(new v.CloseVenueInventory(), inventoryId, ADMIN));
}

/** What is wrong becomes a case of its keeper. */
async function check(stage: Stage, venue: Venue, inventoryId: string, seen: Seen): Promise<void> {
  const { siteId, areaM2, name, keeper: assignee } = venue;
  const problems = seen.hasLogBook ? [] : [{ category: '阵地台账', description: `${name}没有使用登记` }];
  const found = { inventoryId, exists: true, areaM2, signsUnified: true, problems, ...seen };
  const { events } = await stage.send(of(new v.CheckVenue(), found), siteId, INSPECTOR);
  for (const { findingId } of (events[0]!.data as v.VenueChecked['data']).problems)
    handle(stage, findingId, { department: '党建办公室', assignee, measures: '已建立使用登记并上墙公示' });
}
