import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '#event-sourcing';
import { AskedLanguage, Door, Sender, type CommandOrigin } from '#platform';
import { BatchAnswer, EnterRows } from './batch.commands.js';
import { enterRows } from './enter-rows.js';

@ApiTags('batches')
@Controller('batches')
export class BatchController {
  constructor(private readonly door: Door) {}

  /** Enter many rows at once 批量录入; each is answered by itself. */
  @Post()
  @HttpCode(200)
  enterRows(
    @Body() { rows }: EnterRows,
    @Sender() by: CommandOrigin,
    @AskedLanguage() language: Language,
  ): Promise<BatchAnswer> {
    return enterRows(this.door, rows, by, language);
  }
}
