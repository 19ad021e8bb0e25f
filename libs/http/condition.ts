import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  asSentence,
  inWords,
  SaidError,
  saidBy,
  say,
  type Language,
  type Lease,
  type Sentence,
  type Words,
} from '#event-sourcing';
import { Office } from '#office';
import { Workload } from '#platform';
import type { HealthAnswer, LeaseHealth, ProbeAnswer, ViewHealth } from './health.answers.js';
import { words } from './http.glossary.js';
import { LeaseWatch } from './lease-watch.js';

/** Whoever watches the service asks often, and takes silence for its end. */
const PATIENCE_MILLISECONDS = 2_000;

/** What is known of the process and of what it works with. */
export interface Known {
  /** Null while the log does not answer. */
  readonly head: string | null;
  readonly views: readonly ViewHealth[];
  readonly leases: readonly LeaseHealth[];
  /** Why the log, or the read models, do not answer; absent while they do. */
  readonly log?: Words;
  readonly documents?: Words;
}

type Asked<T> = { readonly answer: T } | { readonly reason: Words };

/** How the office is, for whoever watches it; each answer comes within two seconds. */
@Injectable()
export class Condition {
  private readonly watch = new LeaseWatch();

  constructor(
    private readonly office: Office,
    private readonly workload: Workload,
  ) {}

  async health(language: Language): Promise<HealthAnswer> {
    const { head, views, leases, log } = await this.known();
    const failing: { readonly name: string; readonly reason: Words }[] = [...this.office.failing()];
    const failure = this.office.failure();
    if (failure !== undefined) failing.push({ name: 'views', reason: failure });
    if (log !== undefined) failing.push({ name: 'event log', reason: log });
    const failed = head === null || failure !== undefined || views.some((view) => view.state === 'failed');
    const behind = views.some((view) => head !== null && view.position < head);
    const status = failed ? 'failed' : failing.length > 0 ? 'failing' : behind ? 'behind' : 'ok';
    const told = failing.map(({ name, reason }) => ({ name, reason: inWords(reason, language) }));
    return { status, head, failing: told, views: [...views], leases: [...leases], rates: this.workload.rates() };
  }

  /** Failed: what is wrong does not get better unless the process is started anew. */
  live(language: Language): ProbeAnswer {
    const failure = this.office.failure();
    return probe(failure === undefined ? [] : [told(words.stopped, failure, language)]);
  }

  /** Failed: it is not the time to send requests here, or to take the next process away. */
  async ready(language: Language): Promise<ProbeAnswer> {
    const [log, documents] = await Promise.all([this.askLog(), this.askLeases()]);
    const reasons = this.live(language).reasons;
    if ('reason' in log) reasons.push(told(words.log, log.reason, language));
    if ('reason' in documents) reasons.push(told(words.documents, documents.reason, language));
    if (!this.office.isCaughtUp) reasons.push(words.notCaughtUp[language]);
    return probe(reasons);
  }

  /** What the log and the read models say in time; what is known without them where they do not. */
  async known(): Promise<Known> {
    const [log, documents] = await Promise.all([inTime(this.views()), this.askLeases()]);
    const leases = 'answer' in documents ? this.watch.look(this.office.leaseNames(), documents.answer) : [];
    const silent = 'reason' in documents ? { documents: documents.reason } : {};
    if ('answer' in log) return { ...log.answer, leases, ...silent };
    const views = this.office.status().map(({ view, version, position, state }): ViewHealth => {
      return { view, version, position, state, lagSeconds: null };
    });
    return { head: null, views, leases, log: log.reason, ...silent };
  }

  private askLog(): Promise<Asked<string>> {
    return inTime(this.office.backends.store.head());
  }

  private askLeases(): Promise<Asked<readonly Lease[]>> {
    return inTime(this.office.backends.documents.leases());
  }

  private async views(): Promise<{ head: string; views: ViewHealth[] }> {
    const head = await this.office.backends.store.head();
    const views: ViewHealth[] = [];
    for (const { view, version, position, state } of this.office.status()) {
      const lagSeconds = position < head ? await this.lagSince(position) : 0;
      views.push({ view, version, position, state, lagSeconds });
    }
    return { head, views };
  }

  private async lagSince(position: string): Promise<number> {
    const { store, clock } = this.office.backends;
    for await (const next of store.readAll({ from: position, limit: 1 }))
      return Math.max(0, Date.parse(clock.now()) - Date.parse(next.recordedAt)) / 1_000;
    return 0;
  }
}

const told = (sentence: Sentence, reason: Words, language: Language) =>
  say(sentence, { reason: asSentence(reason) })[language];

const probe = (reasons: string[]): ProbeAnswer => ({ status: reasons.length === 0 ? 'ok' : 'failed', reasons });

async function inTime<T>(asking: Promise<T>): Promise<Asked<T>> {
  const timeout = new AbortController();
  const late = delay(PATIENCE_MILLISECONDS, undefined, { signal: timeout.signal }).then(() => {
    throw new SaidError(say(words.silent, { patience: PATIENCE_MILLISECONDS }));
  });
  try {
    return { answer: await Promise.race([asking, late]) };
  } catch (error) {
    return { reason: saidBy(error) };
  } finally {
    timeout.abort();
    late.catch(() => undefined);
  }
}
