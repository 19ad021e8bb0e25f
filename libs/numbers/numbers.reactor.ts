import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock, Reactor, StoredEvent } from '#event-sourcing';
import { CLOCK, CONFIG, type ZerenConfig } from '#platform';
import { Numbers } from './numbers.js';
import type { NumberReserved } from './register.events.js';

/**
 * Completes what a crash left between the register and the record: a number that was reserved and not used is used by
 * the very command that reserved it, or given back where that command is no longer allowed.
 */
@Injectable()
export class NumbersReactor implements Reactor {
  readonly name = 'numbers';
  readonly types = ['NumberReserved'];
  private readonly logger = new Logger('Numbers');

  constructor(
    private readonly numbers: Numbers,
    @Inject(CONFIG) private readonly config: ZerenConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const reserved = event.data as NumberReserved['data'];
    if (!(await this.numbers.isPending(reserved))) return;
    // The command itself is probably still on its way, unless the reservation is old.
    const age = Date.parse(this.clock.now()) - Date.parse(event.recordedAt);
    const left = Math.max(0, this.config.numberGraceMilliseconds - Math.max(0, age));
    await delay(left, undefined, { ref: false }); // keeps no process from ending
    if (!(await this.numbers.isPending(reserved))) return;
    const ending = await this.numbers.complete(reserved);
    this.logger.log(`after an interruption the number ${reserved.number} was ${ending}`);
  }
}
