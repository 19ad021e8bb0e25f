import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, Sender, type CommandOrigin } from '#platform';
import { FigureRecords, FigureValue } from './figures.answers.js';
import { GetFigureRecords, GetFigures } from './figures.queries.js';

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(private readonly door: Door) {}

  /** All figures of a period, with their formulas 年度数据. */
  @Get()
  getFigures(@Query() query: GetFigures, @Sender() by: CommandOrigin): Promise<FigureValue[]> {
    return this.door.ask(query, by);
  }

  /** The records behind one figure. */
  @Get('records')
  listFigureRecords(@Query() query: GetFigureRecords, @Sender() by: CommandOrigin): Promise<FigureRecords> {
    return this.door.ask(query, by);
  }
}
