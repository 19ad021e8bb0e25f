import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { ManualClock, type Reactor, type StoredEvent } from '#event-sourcing';
import { collect } from '#event-sourcing/testing';
import { openHttpOffice } from '#http';
import { rooms } from '#office';
import { readConfig } from '#platform';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The whole house over HTTP, with what follows from events done when it is asked for. */
export async function streetOffice(now: string) {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  const clock = new ManualClock(now);
  const { app, office } = await openHttpOffice(readConfig({}, { dataFolder: folder }), { clock });
  const { backends } = office;
  await office.follow({ react: false });
  const reactors = rooms.flatMap((room) => room.reactors).map((r) => app.get<Reactor>(r as Type, { strict: false }));
  const done = new Set<string>();

  const log = (): Promise<StoredEvent[]> => collect(backends.store.readAll());
  /** Whatever follows from what happened, until nothing does. */
  const react = async (): Promise<void> => {
    for (let more = true; more;) {
      more = false;
      for (const event of await log())
        for (const reactor of reactors) {
          const key = `${reactor.name} ${event.id}`;
          if (done.has(key) || !reactor.types.includes(event.type)) continue;
          done.add(key);
          more = true;
          await reactor.react(event);
        }
    }
  };
  const request = async (method: 'GET' | 'POST', url: string, payload?: object, actor = 'li.ming'): Promise<Answer> => {
    const response = await app.inject({ method, url: `/api${url}`, payload, headers: { 'x-actor': actor } });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    clock,
    log,
    react,
    post: (url: string, payload: object, actor?: string) => request('POST', url, payload, actor),
    get: (url: string) => request('GET', url),
    /** By what is in the log now. */
    shown: async (url: string) => {
      const waitFor = await backends.store.head();
      return (await request('GET', `${url}${url.includes('?') ? '&' : '?'}waitFor=${waitFor}`)).body;
    },
    close: async () => {
      await app.close();
      await office.close();
      rmSync(folder, { recursive: true });
    },
  };
}
