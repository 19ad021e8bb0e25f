import type { Type } from '@nestjs/common';
import type { Reactor } from '#event-sourcing';
import { rooms } from '#office';
import { openTestOffice } from './test-office.js';

/** The whole house over HTTP, with what follows from events done when it is asked for. */
export async function openReactingOffice(now: string) {
  const house = await openTestOffice(now);
  const { app, clock, post, events: log } = house;
  const reactors = rooms.flatMap((room) => room.reactors).map((r) => app.get<Reactor>(r as Type, { strict: false }));
  const done = new Set<string>();

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
  return {
    clock,
    log,
    react,
    tick: () => house.office.tick(),
    post,
    correct: house.correct,
    /** By what is in the log now. */
    shown: async (url: string) => (await house.get(url)).body,
    get: house.get,
    close: house.close,
  };
}
