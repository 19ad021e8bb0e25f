import type { Type } from '@nestjs/common';
import type { Outcome, Reactor } from '#event-sourcing';
import { rooms } from '#office';
import type { Session } from '../session.js';

/** The office's own reactors, at once after each command: a session of the command line runs none beside it. */
export class FollowUp {
  private readonly reactors: readonly Reactor[];

  constructor(private readonly session: Session) {
    this.reactors = rooms
      .flatMap((room) => room.reactors)
      .map((reactor) => session.context.get<Reactor>(reactor as Type<Reactor>, { strict: false }));
  }

  async on({ stream, events }: Outcome): Promise<void> {
    const concerned = this.reactors.filter(({ types }) => events.some(({ type }) => types.includes(type)));
    if (concerned.length === 0) return;
    const written = new Set(events.map(({ id }) => id));
    for await (const event of this.session.office.backends.store.readStream(stream))
      for (const reactor of concerned)
        if (written.has(event.id) && reactor.types.includes(event.type)) await reactor.react(event);
  }
}
