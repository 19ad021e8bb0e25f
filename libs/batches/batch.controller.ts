import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '#event-sourcing';
import { AskedLanguage, CONFIG, Door, Sender, type CommandOrigin, type ZerenConfig } from '#platform';
import { BatchAnswer, EnterRows } from './batch.commands.js';
import { enterRows } from './enter-rows.js';

@ApiTags('batches')
@Controller('batches')
export class BatchController {
  constructor(
    private readonly door: Door,
    @Inject(CONFIG) private readonly config: ZerenConfig,
  ) {}

  /** Enter many rows at once 批量录入; each is answered by itself. */
  @Post()
  @HttpCode(200)
  enterRows(
    @Body() { rows }: EnterRows,
    @Sender() by: CommandOrigin,
    @AskedLanguage() language: Language,
  ): Promise<BatchAnswer> {
    return enterRows(this.door, rows, by, language, this.config.timeZone);
  }
}
