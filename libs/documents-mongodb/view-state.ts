import { LeaseLost, type CollectionSchema, type Generation, type Position } from '#event-sourcing';

/** What is known of one generation; the collection's name follows from its number. */
export interface GenerationState {
  readonly version: number;
  /** Drawn, not counted: the name of a collection that was dropped is never used again, not even after `clear`. */
  readonly number: number;
  /** `retired`: another one of the same version took over. */
  readonly state: 'building' | 'active' | 'retired';
  /** Another version took over since: kept for as long as a release that has this version is at work. */
  readonly replaced?: boolean;
  readonly checkpoint: Position;
}

/** All that is known of one view, in one document: whatever is decided about its generations is one compare-and-set. */
export interface ViewState {
  /** The view's name. */
  readonly _id: string;
  /** Grows with every change but that of a checkpoint. */
  readonly revision: number;
  readonly generations: Readonly<Record<string, GenerationState>>;
  /** By version the greatest token of a lease that has come. */
  readonly fences?: Readonly<Record<string, number>>;
  /** By version the name of the lease that such tokens are of: that of the view, also for its parts. */
  readonly leases?: Readonly<Record<string, string>>;
}

const NO_GENERATIONS: Readonly<Record<string, GenerationState>> = {};

export const fencePath = (version: number) => `fences.v${version}`;

export const fenceOf = ({ fences, leases }: ViewState, version: number) => ({
  fence: fences?.[`v${version}`],
  lease: leases?.[`v${version}`],
});

/** What is set where a token comes that is greater than those before. */
export const fencing = (version: number, token: number, lease?: string) => ({
  [fencePath(version)]: token,
  ...(lease !== undefined && { [`leases.v${version}`]: lease }),
});

/** @throws LeaseLost */
export function mayWork(state: ViewState, { name, version }: CollectionSchema, token: number | undefined): void {
  if (token !== undefined && (fenceOf(state, version).fence ?? 0) > token) throw new LeaseLost(name);
}

/** Where in the document a generation stands. */
export const keyOf = (number: number) => `g${number}`;
export const pathTo = (number: number, field?: keyof GenerationState) =>
  `generations.${keyOf(number)}${field ? `.${field}` : ''}`;

export const all = (state: ViewState | undefined): readonly GenerationState[] =>
  Object.values(state?.generations ?? NO_GENERATIONS);

/** A change of the document: what is set, and which generations are forgotten. */
export interface Change {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly forget?: readonly number[];
}

/** The one that readers of this version see: their own, or until it is built the one that took over last. */
export function readBy(version: number, state: ViewState | undefined): GenerationState | undefined {
  const active = all(state).filter((generation) => generation.state === 'active');
  return active.find((g) => g.version === version) ?? active.find((g) => !g.replaced) ?? active[0];
}

export function toGeneration(collection: string, { version, number, state, checkpoint }: GenerationState): Generation {
  return { collection, version, number, active: state === 'active', checkpoint };
}

/** Those of a view that can be read or written, as the port tells of them. */
export const generationsOf = (state: ViewState): Generation[] =>
  all(state)
    .filter((generation) => generation.state !== 'retired')
    .sort((a, b) => a.version - b.version || a.number - b.number)
    .map((generation) => toGeneration(state._id, generation));

/** This generation takes over: of its version from the one before, and of other versions what no release needs. */
export function activation(state: ViewState, number: number): Change | undefined {
  const own = state.generations[keyOf(number)];
  if (!own) return undefined;
  const set: Record<string, unknown> = { [pathTo(number, 'state')]: 'active', [pathTo(number, 'replaced')]: false };
  for (const other of all(state)) {
    if (other.number === number) continue;
    if (other.version === own.version) set[pathTo(other.number, 'state')] = 'retired';
    else set[pathTo(other.number, 'replaced')] = true;
  }
  return { set };
}

/** One that was replaced is forgotten, with the token that is asked for; where no token ever came, without. */
export function forgetting(state: ViewState, number: number, token: number | undefined): Change | undefined {
  const own = superseded(state).find((generation) => generation.number === number);
  if (!own) return undefined;
  const { fence } = fenceOf(state, own.version);
  if (fence === undefined) return { forget: [number] };
  if (token === undefined || token < fence) return undefined;
  return { forget: [number], set: fencing(own.version, token) };
}

/** What nobody needs any more once its grace is over. */
export const superseded = (state: ViewState): readonly GenerationState[] =>
  all(state).filter((generation) => generation.state === 'retired' || generation.replaced === true);
