import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandAnswer, CommandSender, Sender, type CommandOrigin } from '#platform';
import { SettingsAnswer } from './settings.answers.js';
import { ChangeSettings } from './settings.commands.js';
import { SETTINGS_ID } from './settings.events.js';
import { GetSettings } from './settings.handlers.js';
import { settingsWarnings } from './settings.warnings.js';

@ApiTags('settings')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryBus,
  ) {}

  /** What figures are judged by today, and every version of it. */
  @Get()
  getSettings(): Promise<SettingsAnswer> {
    return this.queries.execute(new GetSettings());
  }

  /** Change what figures are judged by, from a day on. */
  @Post('change')
  @HttpCode(200)
  async changeSettings(@Body() body: ChangeSettings, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    const outcome = await this.sender.send(body, SETTINGS_ID, by);
    return answerOf(SETTINGS_ID, outcome, settingsWarnings(body));
  }
}
