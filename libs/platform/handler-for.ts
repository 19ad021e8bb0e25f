import { Inject, type InjectionToken, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { envelopeOf, type Sent } from './sent-command.js';

/** What executes all commands of one kind of aggregate. */
export interface CommandExecutor<C extends object> {
  execute(command: C, sent: Sent): Promise<Outcome>;
}

/** By which name the executor of a kind of things is injected. */
export const executorOf = (stream: string): InjectionToken => `executor of ${stream}`;

/** A CommandBus handler that hands the command and its envelope to the aggregate's executor. */
export function handlerFor<C extends object>(
  Command: Type<C>,
  Executor: InjectionToken<CommandExecutor<C>>,
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
