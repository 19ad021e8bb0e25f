import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { envelopeOf, type Sent } from './sent-command.js';

/** What executes all commands of one kind of aggregate. */
export interface CommandExecutor<C extends object> {
  execute(command: C, sent: Sent): Promise<Outcome>;
}

/** A CommandBus handler that hands the command and its envelope to the aggregate's executor. */
export function handlerFor<C extends object>(
  Command: Type<C>,
  Executor: Type<CommandExecutor<C>>,
): Type<ICommandHandler> {
  @CommandHandler(Command)
  class Handler {
    constructor(@Inject(Executor) private readonly executor: CommandExecutor<C>) {}

    execute(command: C): Promise<Outcome> {
      return this.executor.execute(command, envelopeOf(command));
    }
  }
  Object.defineProperty(Handler, 'name', { value: `${Command.name}Handler` });
  return Handler;
}
