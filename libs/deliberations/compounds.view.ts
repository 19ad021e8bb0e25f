import {
  idIn,
  isOf,
  NO_END,
  recordedOf,
  typesIn,
  type CollectionSchema,
  type Instant,
  type PartView,
  type View,
} from '#event-sourcing';
import type { DeliberationEvent } from './deliberation.events.js';
import type { Deliberation, DeliberationRecord } from './deliberation.record.js';
import { deliberation } from './deliberation.rules.js';

/** All deliberations of one compound, by their ids; one that names no compound stands for itself. */
type Compound = Readonly<Record<string, DeliberationRecord>>;

/** How many households of a compound took part, of how many, for a time in which neither changed. */
interface CompoundHouseholds {
  readonly siteId?: string;
  readonly communityId: string;
  readonly registered: number;
  readonly households: number;
  readonly from: Instant;
  readonly until: Instant;
  /** What each of its deliberations says of that time. */
  readonly deliberations: readonly { readonly deliberationId: string; readonly registered: number }[];
}

/** What one deliberation says at a moment. */
interface Said {
  total?: number;
  /** The last count, which takes the place of what was registered before it. */
  tally?: number;
  readonly singles: Set<string>;
  hasRegistration: boolean;
}

type Change = readonly [at: Instant, id: string, change: (said: Said) => void];

function* changesIn(id: string, { households, tallies, totals }: Deliberation): Generator<Change> {
  for (const { count, at } of totals) yield [at, id, (said) => void (said.total = count)];
  const counted = tallies[0]?.at ?? NO_END;
  for (const { householdId, from, until } of households) {
    if (from < counted) yield [from, id, (said) => void (said.singles.add(householdId), (said.hasRegistration = true))];
    if (until !== undefined && until < counted) yield [until, id, (said) => void said.singles.delete(householdId)];
  }
  for (const { count, at } of tallies)
    yield [at, id, (said) => void (said.singles.clear(), (said.tally = count), (said.hasRegistration = true))];
}

const registeredBy = ({ tally, singles }: Said) => tally ?? singles.size;

/**
 * A household that two deliberations have is one; of counts, which name nobody, the highest says at least how many there
 * are. In all there are as many as any of them says, and no fewer than take part.
 */
function together(said: readonly Said[]) {
  const taking = said.filter(({ hasRegistration }) => hasRegistration);
  const singles = new Set(taking.flatMap((one) => [...one.singles]));
  const registered = Math.max(singles.size, ...taking.map(({ tally = 0 }) => tally));
  return { registered, households: Math.max(registered, ...taking.map(({ total = 0 }) => total)) };
}

const compoundHouseholds: PartView<Compound, CompoundHouseholds> = {
  name: 'compound-households',
  version: 2,
  fields: ['siteId', 'communityId', 'registered', 'households', 'from', 'until'],
  indexes: [['from'], ['communityId', 'from'], ['siteId', 'from']],
  amounts: ['registered', 'households'],
  *of(compound, id) {
    const standing = Object.entries(compound).flatMap(([deliberationId, record]) =>
      record.status === 'none' || record.status === 'voided' ? [] : [[deliberationId, record] as const],
    );
    const place = standing[0]?.[1];
    if (!place) return;
    const changes = standing.flatMap(([one, record]) => [...changesIn(one, record)]);
    changes.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const said = new Map(
      standing.map(([one]) => [one, { singles: new Set<string>(), hasRegistration: false } as Said]),
    );
    for (const [n, [from, of, change]] of changes.entries()) {
      change(said.get(of)!);
      const until = changes[n + 1]?.[0] ?? NO_END;
      if (until === from) continue;
      const all = [...said].filter(([, { hasRegistration }]) => hasRegistration);
      if (all.length === 0) continue;
      const { siteId, communityId } = place;
      const deliberations = all.map(([deliberationId, one]) => ({ deliberationId, registered: registeredBy(one) }));
      yield [`${id}/${n}`, { siteId, communityId, ...together([...said.values()]), from, until, deliberations }];
    }
  },
};

export const compoundPart: CollectionSchema = compoundHouseholds;

/** Of the events of all deliberations of a compound together. */
export const compoundView: View<Compound> = {
  name: 'compounds',
  version: 2,
  fields: [],
  indexes: [],
  parts: [compoundHouseholds as PartView],
  types: [...typesIn(deliberation)],
  touches: (event) => (isOf(deliberation, event) ? [event.metadata.siteId ?? idIn(deliberation, event)] : []),
  evolve: (before = {}, event) => {
    const id = idIn(deliberation, event);
    const record = before[id] ?? deliberation.initialState;
    return { ...before, [id]: deliberation.evolve(record, recordedOf<DeliberationEvent>(event)) };
  },
};
