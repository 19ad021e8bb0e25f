import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import {
  generationRead,
  say,
  START,
  type AsOf,
  type CollectionSchema,
  type DocumentQuery,
  type Documents,
  type DocumentStore,
  type EventStore,
  type Generation,
  type Position,
  type Sentence,
  type Undoing,
} from '#event-sourcing';
import type { ZerenConfig } from './config.js';
import { FollowUps } from './follow-ups.js';
import { problemWords as words } from './platform.glossary.js';
import { malformed, problem, ProblemError } from './problem.js';
import type { PageQuery } from './queries.js';
import type { RoomFigures } from './room-figures.js';
import { timelineView, type TimelineEntry } from './timeline.view.js';
import { CONFIG, DOCUMENT_STORE, EVENT_STORE, ROOM_FIGURES, UNDOING } from './tokens.js';

const POLL_MILLISECONDS = 3;
/** Behind a moment it makes the least text that is later than it. */
const LATER = ' ';

/** Where queries read views from; they can wait until a view has reached what a command wrote. */
@Injectable()
export class ViewReader {
  private asked: Promise<readonly Generation[]> | undefined;
  /** The views as they are built: with what lists and figures need of them. */
  private readonly kept: ReadonlyMap<string, CollectionSchema>;

  constructor(
    @Inject(DOCUMENT_STORE) private readonly documents: DocumentStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: ZerenConfig,
    private readonly followUps: FollowUps,
    @Optional() @Inject(UNDOING) private readonly undoing?: Undoing,
    @Optional() @Inject(ROOM_FIGURES) house?: RoomFigures,
  ) {
    const kept = (house?.views ?? []).flatMap((view): CollectionSchema[] => [view, ...(view.parts ?? [])]);
    this.kept = new Map(kept.map((view) => [view.name, view]));
  }

  of(view: CollectionSchema): Documents {
    return this.documents.collection(this.kept.get(view.name) ?? view);
  }

  /** One page of a list: waits for what the query waits for, and gives no more than the office allows. */
  async page<D extends object>(
    view: CollectionSchema,
    { limit, cursor, waitFor }: PageQuery,
    query: Pick<DocumentQuery, 'where' | 'search' | 'sort'>,
  ): Promise<{ readonly bodies: readonly D[]; readonly next?: string }> {
    const most = this.mostOf(limit);
    await this.waitFor(waitFor, view);
    const { documents, next } = await this.of(view).query<D>({ ...query, limit: most, cursor });
    return { bodies: documents.map((document) => document.body), next };
  }

  /** How many a page may have. @throws malformed for more than the office allows */
  mostOf(limit: number | undefined): number {
    const { pageSize, largestPageSize } = this.config;
    const most = limit === undefined ? Math.min(pageSize, largestPageSize) : limit;
    if (most > largestPageSize) throw malformed('limit', say(words.largestPage, { most: largestPageSize }));
    return most;
  }

  /** Until these views show all that is in the log now. */
  async waitForAll(...views: readonly CollectionSchema[]): Promise<void> {
    const head = await this.store.head();
    if (head !== START) await this.until(head, views);
  }

  /** Until these views show what was written there, by whichever process, and what follows from it. */
  async waitFor(position: Position | undefined, ...views: readonly CollectionSchema[]): Promise<void> {
    if (!position) return;
    if (!(await this.isInLog(position))) throw malformed('waitFor', words.futurePosition);
    await this.until(position, views, this.followUps.isUnknown(position));
  }

  private async until(position: Position, views: readonly CollectionSchema[], isUnknown = false): Promise<void> {
    const ended = new AbortController();
    const { signal } = ended;
    let isLate = false;
    // A store that does not answer keeps nobody longer than one that is behind.
    const late = delay(this.config.waitForViewMilliseconds, undefined, { signal }).then(
      () => (isLate = true),
      () => undefined,
    );
    const wait = async (behind: Sentence, has: () => boolean | Promise<boolean>) => {
      while (!(await Promise.race([has(), late.then(() => false)]))) {
        if (isLate) throw new ProblemError(problem('unavailable', say(behind, { position }), { retryAfter: 1 }));
        await delay(POLL_MILLISECONDS);
      }
    };
    try {
      if (isUnknown) {
        const behind = say(words.viewBehind, { view: timelineView.name });
        await wait(behind, () => this.hasReached(timelineView, position));
        await wait(behind, () => this.lookUp(position));
      }
      await wait(words.reactorsBehind, () => this.haveFollowed(position));
      const { written } = this.followUps;
      const all = written > position ? written : position;
      for (const view of views)
        await wait(say(words.viewBehind, { view: view.name }), () => this.hasReached(view, all));
    } finally {
      ended.abort();
    }
  }

  /** Another process may have written it: what stands there in the log says whether something follows from it. */
  private async lookUp(position: Position): Promise<true> {
    const entry = (await this.of(timelineView).get<TimelineEntry>(position))?.body;
    const events = [];
    if (entry)
      for await (const event of this.store.readStream(entry.stream, { from: entry.revision, limit: 1 }))
        events.push(event);
    this.followUps.wrote({ position, events }, false);
    return true;
  }

  private async haveFollowed(position: Position): Promise<boolean> {
    const { followUps, store } = this;
    if (followUps.have(position)) return true;
    if (followUps.progress === undefined) return false;
    const own = (await this.generations()).find((one) => one.active && one.collection === followUps.progress);
    const reacted = own?.checkpoint ?? START;
    if (!followUps.wouldHave(position, reacted)) return false;
    // What it wrote lies before the end of the log as it is after that.
    followUps.cameTo(reacted, await (store.leader ?? store).head());
    return true;
  }

  /** A node that follows may not have it yet: then the leader is asked. */
  private async isInLog(position: Position): Promise<boolean> {
    const { store } = this;
    return position <= (await store.head()) || (store.leader !== undefined && position <= (await store.leader.head()));
  }

  /** The question with the first event that was not known by then, as the timeline keeps it, and what takes what back. */
  async known<A extends AsOf>(asked: A): Promise<A> {
    const { recordedUntil, occurredUntil } = asked;
    const asOf = occurredUntil === undefined ? asked : { ...asked, undoing: this.undoing };
    if (recordedUntil === undefined) return asOf;
    // Of a generation of before, which is read until this version's is built, each event's own stamp decides.
    const read = (await this.documents.generations(timelineView.name)).find(({ active }) => active);
    if (read?.version !== timelineView.version) return asOf;
    const page = await this.of(timelineView).query({
      where: [{ field: 'knownAt', atLeast: recordedUntil + LATER }],
      sort: { field: 'knownAt', direction: 'asc' },
      limit: 1,
    });
    const knownBefore = page.documents[0]?.id;
    return knownBefore === undefined ? asOf : { ...asOf, knownBefore };
  }

  /** Up to where all of these views show the log. */
  async shownBy(...views: readonly CollectionSchema[]): Promise<Position> {
    const reached: Position[] = [];
    // Asked anew: who answers by it must not answer by what waiting others were told.
    const generations = await this.documents.generations(views.length === 1 ? views[0]!.name : undefined);
    for (const view of views) reached.push(generationRead(view, generations)?.checkpoint ?? START);
    return reached.reduce((least, position) => (position < least ? position : least));
  }

  /** Up to where of the log an answer from these views is: of what was known at a moment, the last event until then. */
  async counted({ recordedUntil }: AsOf, ...views: readonly CollectionSchema[]): Promise<Position> {
    const shown = await this.shownBy(...views);
    if (recordedUntil === undefined) return shown;
    const { documents } = await this.of(timelineView).query({
      where: [{ field: 'knownAt', lessThan: recordedUntil + LATER }],
      sort: { field: 'knownAt', direction: 'desc' },
      limit: 1,
    });
    const known = documents[0]?.id ?? START;
    return known < shown ? known : shown;
  }

  private async hasReached(view: CollectionSchema, position: Position): Promise<boolean> {
    const generation = generationRead(view, await this.generations());
    return generation !== undefined && generation.checkpoint >= position;
  }

  /** However many wait, the store is asked once at a time, and again when its answer is older than they look. */
  private generations(): Promise<readonly Generation[]> {
    this.asked ??= this.documents.generations().finally(() => {
      setTimeout(() => (this.asked = undefined), POLL_MILLISECONDS).unref();
    });
    return this.asked;
  }
}
