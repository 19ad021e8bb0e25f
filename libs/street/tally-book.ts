import { SerialQueues, START, type EventStore, type Outcome, type Position, type StoredEvent } from '#event-sourcing';
import { nameKey } from '#platform';
import { daysOf, keyTextOf, type KeyFound } from './tally.key.js';
import type {
  CorrectionsTallied,
  LargeTallyConfirmed,
  SinglePutBack,
  SingleTakenOff,
  TallyVoided,
} from './tally.events.js';

/** What a tally claims: of an area and its days, for one category and kind; and of a person's day. */
export interface Claim {
  readonly communityId: string;
  /** Absent: the whole community. */
  readonly roadSegmentId?: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Who enters it; absent of what another system's file says. */
  readonly enteredBy?: string;
  readonly count: number;
}

/** How many a person has on the fullest of some days, did or entered, without the tally that is asked about. */
export interface DaySums {
  /** Of who did it. */
  readonly before: number;
  /** Of who enters it. */
  readonly entered?: number;
}

interface Entry {
  /** While its command is on its way, the command's. */
  entryId: string;
  readonly tallyId: string;
  readonly claim: Claim;
  /** Of a command that is on its way: when it has its answer. */
  pending?: Promise<void>;
}

/** A single correction, as far as a tally may cover it. */
export type Single = Pick<Claim, 'communityId' | 'roadSegmentId' | 'nodeId' | 'kind'> & { readonly day: string };

const PREFIX = 'tally-';
const LISTEN_EVERY_MS = 1_000;

/** Of one day: whatever overlaps has the same, and is of the same area, or one of the two is of the whole community. */
export const keyOf = ({ communityId, nodeId, kind }: Single | Claim, day: string) =>
  `${day} ${kind} ${nodeId} ${communityId}`;
const WHOLE = '';
/** Whose day it is part of: who did it, and who enters it. */
function handsOf({ by, enteredBy = by }: Claim): readonly string[] {
  const [did, entered] = [nameKey(by), nameKey(enteredBy)];
  return did === entered ? [did] : [did, entered];
}

/** A range adds its share to each of its days, rounded up. */
const shareOf = ({ count, from, to }: Claim) => Math.ceil(count / daysOf(from, to).length);

/**
 * What has been tallied and what is on its way: the entries of the log, and a claim of each command that this process is
 * deciding on. A stream forbids the same tally twice; this forbids those that only overlap, and knows a person's day.
 */
export class TallyBook {
  /** By the key of each day, then by area: of one area and day there is one. */
  private readonly byKey = new Map<string, Map<string, Entry>>();
  private readonly entries = new Map<string, Entry>();
  private readonly voided = new Set<string>();
  /** Tallies that have a stream. */
  private readonly seen = new Set<string>();
  /** By what they are known by, those whose id is another: a program of before made ids otherwise. */
  private readonly others = new Map<string, string>();
  /** By the hand, then by the day: how many. */
  private readonly perDay = new Map<string, Map<string, number>>();
  private readonly taken = new Map<string, { readonly tallyId: string; readonly entryId: string }>();
  private readonly turns = new SerialQueues();
  private readonly releases = new Map<string, () => void>();
  private position: Position = START;
  private listenedAt = -Infinity;

  constructor(private readonly store: EventStore) {}

  /**
   * The tally that overlaps, and how many its persons have on the fullest of the days. Where nothing overlaps, the days
   * are claimed until `release`.
   */
  async claim(
    commandId: string,
    tallyId: string,
    claim: Claim,
  ): Promise<DaySums & { overlaps?: string; isNew: boolean }> {
    await this.listen();
    for (;;) {
      const other = this.overlapping(claim);
      if (other?.pending) {
        await other.pending;
        continue;
      }
      const sums = this.fullest(claim);
      if (!other && !this.releases.has(commandId)) {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.releases.set(commandId, resolve);
        this.put({ entryId: commandId, tallyId, claim, pending: promise });
      }
      return { overlaps: other?.tallyId, ...sums, isNew: !other && !this.seen.has(tallyId) };
    }
  }

  /** The tally that stands under another id than what it is known by makes now. */
  async otherIdOf(key: () => KeyFound): Promise<string | undefined> {
    await this.listen();
    return this.others.size === 0 ? undefined : this.others.get(keyTextOf(key()));
  }

  /** How many the persons of an entry have on the fullest of its days, without the entry. */
  async beside(entryId: string): Promise<DaySums> {
    await this.listen();
    const entry = this.entries.get(entryId);
    if (!entry) return { before: 0 };
    const { before, entered } = this.fullest(entry.claim);
    const own = shareOf(entry.claim);
    return { before: before - own, entered: entered === undefined ? undefined : entered - own };
  }

  /** The tally that a single correction is part of already. */
  async covering(single: Single): Promise<Entry | undefined> {
    await this.listen(0);
    for (;;) {
      const areas = this.byKey.get(keyOf(single, single.day));
      const entry = areas?.get(single.roadSegmentId ?? WHOLE) ?? areas?.get(WHOLE);
      if (!entry?.pending) return entry;
      await entry.pending;
    }
  }

  /** The tally that a case was taken off. */
  async takenFrom(caseId: string): Promise<{ readonly tallyId: string; readonly entryId: string } | undefined> {
    await this.listen(0);
    return this.taken.get(caseId);
  }

  /** What a command has written is known at once: what it claimed it has, and the rest is read as the log will have it. */
  note(commandId: string, { stream, events }: Outcome, actor: string): void {
    for (const event of events) if (!this.isSettled(commandId, event)) this.fold({ ...event, stream }, actor);
  }

  /** The claim of a tally becomes its entry, as it stands. */
  private isSettled(commandId: string, { id, type, data }: Outcome['events'][number]): boolean {
    const entry = this.entries.get(commandId);
    // What the log has told already is there beside the claim, which is let go.
    if (type !== 'CorrectionsTallied' || !entry?.pending || this.entries.has(id) || this.voided.has(id)) return false;
    const { tallyId } = entry;
    for (const caseId of (data as CorrectionsTallied['data']).takenOff ?? [])
      this.taken.set(caseId, { tallyId, entryId: id });
    this.seen.add(tallyId);
    this.entries.delete(commandId);
    entry.entryId = id;
    entry.pending = undefined;
    this.entries.set(id, entry);
    return true;
  }

  release(commandId: string): void {
    const resolve = this.releases.get(commandId);
    if (!resolve) return;
    this.releases.delete(commandId);
    this.drop(commandId);
    resolve();
  }

  /** A store that knows where streams end is written by this process alone: what it wrote since is noted. */
  private async listen(every = LISTEN_EVERY_MS): Promise<void> {
    if (this.listenedAt > 0 && this.store.endsAt) return;
    if (performance.now() - this.listenedAt < every) return;
    await this.turns.run('log', async () => {
      if (performance.now() - this.listenedAt < every) return;
      for await (const event of this.store.readAll({ from: this.position, filter: { streamPrefixes: [PREFIX] } })) {
        this.fold(event, event.metadata.actor);
        this.position = event.position;
      }
      this.listenedAt = performance.now();
    });
  }

  private fold({ id, stream, type, data }: Pick<StoredEvent, 'id' | 'stream' | 'type' | 'data'>, actor: string): void {
    const tallyId = stream.slice(PREFIX.length);
    this.seen.add(tallyId);
    switch (type) {
      case 'LargeTallyConfirmed':
        return this.place(tallyId, data as LargeTallyConfirmed['data'], false);
      case 'CorrectionsTallied': {
        this.place(tallyId, data as CorrectionsTallied['data'], true);
        if (this.entries.has(id) || this.voided.has(id)) return;
        const { category, takenOff = [], ...claim } = data as CorrectionsTallied['data'];
        for (const caseId of takenOff) this.taken.set(caseId, { tallyId, entryId: id });
        const { communityId, roadSegmentId, kind, from, to, by, count, ofSource } = claim;
        const [nodeId, enteredBy] = [category.nodeId, ofSource ? undefined : actor];
        const known = { communityId, roadSegmentId, nodeId, kind, from, to, by, enteredBy, count };
        return this.put({ entryId: id, tallyId, claim: known });
      }
      case 'TallyVoided': {
        const { entryId } = data as TallyVoided['data'];
        this.voided.add(entryId);
        return this.drop(entryId);
      }
      case 'RecordCorrected': {
        const { eventId, field, value } = data as { eventId: string; field: string; value: string };
        const entry = this.entries.get(eventId);
        if (!entry || field !== 'count') return;
        this.drop(eventId);
        return this.put({ ...entry, claim: { ...entry.claim, count: Number(value) } });
      }
      case 'SingleTakenOff': {
        const { caseId, entryId } = data as SingleTakenOff['data'];
        this.taken.set(caseId, { tallyId, entryId });
        return;
      }
      case 'SinglePutBack': {
        const { caseId, entryId } = data as SinglePutBack['data'];
        if (this.taken.get(caseId)?.entryId === entryId) this.taken.delete(caseId);
      }
    }
  }

  /** What was voided under another id and entered anew under its own stands there. */
  private place(tallyId: string, data: (LargeTallyConfirmed | CorrectionsTallied)['data'], isEntry: boolean): void {
    const own = keyTextOf({ ...data, nodeId: data.category.nodeId });
    if (own !== tallyId) this.others.set(own, tallyId);
    else if (isEntry) this.others.delete(own);
  }

  private overlapping(claim: Claim): Entry | undefined {
    for (const day of daysOf(claim.from, claim.to)) {
      const areas = this.byKey.get(keyOf(claim, day));
      if (!areas) continue;
      const { roadSegmentId = WHOLE } = claim;
      const [any] = areas.values();
      const other = roadSegmentId === WHOLE ? any : (areas.get(roadSegmentId) ?? areas.get(WHOLE));
      if (other) return other;
    }
    return undefined;
  }

  private fullest({ by, enteredBy, from, to }: Claim): DaySums {
    const days = daysOf(from, to);
    const of = (name: string) => {
      const sums = this.perDay.get(nameKey(name));
      return sums ? days.reduce((most, day) => Math.max(most, sums.get(day) ?? 0), 0) : 0;
    };
    return { before: of(by), entered: enteredBy === undefined ? undefined : of(enteredBy) };
  }

  private put(entry: Entry): void {
    this.entries.set(entry.entryId, entry);
    const { claim } = entry;
    for (const day of daysOf(claim.from, claim.to)) {
      const key = keyOf(claim, day);
      const areas = this.byKey.get(key);
      if (areas) areas.set(claim.roadSegmentId ?? WHOLE, entry);
      else this.byKey.set(key, new Map([[claim.roadSegmentId ?? WHOLE, entry]]));
    }
    this.count(entry, 1);
  }

  private drop(entryId: string): void {
    const entry = this.entries.get(entryId);
    if (!entry) return;
    this.entries.delete(entryId);
    const { claim } = entry;
    const area = claim.roadSegmentId ?? WHOLE;
    for (const day of daysOf(claim.from, claim.to)) {
      const areas = this.byKey.get(keyOf(claim, day));
      // What a command wrote has taken the place of what it claimed.
      if (areas?.get(area) === entry) areas.delete(area);
      if (areas?.size === 0) this.byKey.delete(keyOf(claim, day));
    }
    this.count(entry, -1);
  }

  private count({ claim }: Entry, sign: 1 | -1): void {
    const share = sign * shareOf(claim);
    for (const hand of handsOf(claim)) {
      const sums = this.perDay.get(hand) ?? new Map<string, number>();
      this.perDay.set(hand, sums);
      for (const day of daysOf(claim.from, claim.to)) {
        const sum = (sums.get(day) ?? 0) + share;
        if (sum === 0) sums.delete(day);
        else sums.set(day, sum);
      }
    }
  }
}

const books = new WeakMap<EventStore, TallyBook>();

/** The one book of a log. */
export function bookOf(store: EventStore): TallyBook {
  const known = books.get(store) ?? new TallyBook(store);
  books.set(store, known);
  return known;
}
