import { Injectable } from '@nestjs/common';
import { RateOfLate } from './rate-of-late.js';

/** `refused`: a rule, or something that the sender can put right, forbids it; `failed`: nothing of the kind. */
export type CommandResult = 'done' | 'refused' | 'failed';

class Count {
  total = 0;
  readonly rate = new RateOfLate();

  add(count = 1): void {
    this.total += count;
    this.rate.add(count);
  }
}

/** What this process has done since its start, counted where it happens. */
@Injectable()
export class Workload {
  readonly requests = new Count();
  readonly commands = new Count();
  /** Events that its commands wrote. */
  readonly written = new Count();
  /** Events that its projections took from the log; those of a rebuild are among them. */
  readonly projected = new Count();
  readonly results: Record<CommandResult, number> = { done: 0, refused: 0, failed: 0 };

  /** @param events how many the command wrote */
  command(result: CommandResult, events = 0): void {
    this.commands.add();
    this.results[result] += 1;
    if (events > 0) this.written.add(events);
  }

  /** How many of each a second, over the last minute. */
  rates(): Readonly<Record<'requests' | 'commands' | 'written' | 'projected', number>> {
    const { requests, commands, written, projected } = this;
    return {
      requests: requests.rate.perSecond(),
      commands: commands.rate.perSecond(),
      written: written.rate.perSecond(),
      projected: projected.rate.perSecond(),
    };
  }
}
