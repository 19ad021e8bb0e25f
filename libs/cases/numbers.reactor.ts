import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Reactor, StoredEvent } from '#event-sourcing';
import { CONFIG, type ZerenConfig } from '#platform';
import * as commands from './case.commands.js';
import { CaseExecutor } from './case.executor.js';
import { isFinal, type NumberReserved } from './number-register.js';

const numberedCommands = { FileCase: commands.FileCase, IssueNotice: commands.IssueNotice };

/**
 * Completes what a crash left between the register and the case: a number that was reserved and not used is used by
 * the very command that reserved it, or given back where that command is no longer allowed.
 */
@Injectable()
export class NumbersReactor implements Reactor {
  readonly name = 'numbers';
  readonly types = ['NumberReserved'];
  private readonly logger = new Logger('Numbers');

  constructor(
    private readonly executor: CaseExecutor,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const { intent, number } = event.data as NumberReserved['data'];
    if (await this.isUsed(number, intent.sent.target)) return;
    // The command itself is probably still on its way.
    await delay(this.config.numberGraceMilliseconds);
    if (await this.isUsed(number, intent.sent.target)) return;
    const Command = numberedCommands[intent.command as keyof typeof numberedCommands];
    try {
      await this.executor.execute(Object.assign(new Command(), intent.body), intent.sent);
      this.logger.log(`completed ${intent.command} with the number ${number} after an interruption`);
    } catch (error) {
      if (!isFinal(error)) throw error;
      this.logger.log(`gave the number ${number} back: ${(error as Error).message}`);
    }
  }

  private async isUsed(number: string, caseId: string): Promise<boolean> {
    const { state } = await this.executor.runner.load(caseId);
    return state.number === number || Object.values(state.notices).some((notice) => notice.number === number);
  }
}
