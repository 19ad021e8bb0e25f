import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { ManualClock, ReactorRunner, type Instant, type Reactor, type StoredEvent } from '#event-sourcing';
import { collect } from '#event-sourcing/testing';
import { readConfig, type ZerenConfig } from '#platform';
import { openHttpOffice } from '../index.js';

export interface TestAnswer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

type Post = (url: string, payload: object, actor?: string) => Promise<TestAnswer>;

/** A correction that is in force afterwards: one of a period that is over, somebody else confirms. */
async function correctedBy(post: Post, url: string, correction: object): Promise<TestAnswer> {
  const answer = await post(url, correction);
  const [event] = (answer.body.events ?? []) as { type: string; data: { proposalId?: string } }[];
  if (event?.type !== 'CorrectionProposed') return answer;
  return post(`/corrections/${event.data.proposalId!}/confirm`, {}, 'reviewer');
}

/** The whole house over HTTP on a clock that is moved by hand; reactors run where they are named. */
export async function openTestOffice(
  now: Instant,
  reactors: readonly Type<Reactor>[] = [],
  overrides: Partial<ZerenConfig> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  const clock = new ManualClock(now);
  const { app, office } = await openHttpOffice(readConfig({}, { dataFolder: folder, ...overrides }), { clock });
  await office.follow({ react: false });
  const { store, reactorDocuments: documents } = office.backends;
  const running = new ReactorRunner({
    store,
    documents,
    reactors: reactors.map((reactor) => app.get<Reactor>(reactor, { strict: false })),
  });
  if (reactors.length > 0) await running.start();

  async function request(
    method: 'GET' | 'POST',
    url: string,
    actor: string,
    payload?: object,
    language = 'en',
  ): Promise<TestAnswer> {
    const headers = { 'x-actor': actor, 'accept-language': language };
    const response = await app.inject({ method, url: `/api${url}`, payload, headers });
    return { status: response.statusCode, body: response.json() };
  }

  const post = (url: string, payload: object, actor = 'li.ming') => request('POST', url, actor, payload);
  return {
    app,
    clock,
    office,
    post,
    correct: (url: string, correction: object) => correctedBy(post, url, correction),
    /** Sees all that is in the log. */
    async get(url: string, actor = 'li.ming'): Promise<TestAnswer> {
      const waitFor = await store.head();
      return request('GET', `${url}${url.includes('?') ? '&' : '?'}waitFor=${waitFor}`, actor);
    },
    /** Values of the year's figures by their names. */
    async figures(query = 'year=2018'): Promise<Record<string, number | null>> {
      const { body } = await this.get(`/figures?${query}`);
      return Object.fromEntries(
        (body as { name: string; value: number | null }[]).map(({ name, value }) => [name, value]),
      );
    },
    events: (): Promise<StoredEvent[]> => collect(store.readAll()),
    /** Until the reactors have seen all that is in the log, and what they made of it. */
    async settle(): Promise<void> {
      for (let quiet = 0, last = ''; quiet < 5;) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const head = await store.head();
        const isBehind = running.status().some(({ position }) => position < head);
        quiet = head === last && !isBehind ? quiet + 1 : 0;
        last = head;
      }
    },
    async close(): Promise<void> {
      if (reactors.length > 0) await running.stop();
      await app.close();
      await office.close();
      rmSync(folder, { recursive: true });
    },
  };
}
