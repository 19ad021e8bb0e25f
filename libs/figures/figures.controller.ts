import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, Sender, type CommandOrigin } from '#platform';
import type { FastifyReply } from 'fastify';
import { GetFigureScope, headersOf } from './figure-scope.js';
import { FigureRecords, FigureValue, type FigureScope } from './figures.answers.js';
import { GetFigureRecords, GetFigures } from './figures.queries.js';

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(private readonly door: Door) {}

  /** All figures of a period, with their formulas 年度数据. */
  @Get()
  async getFigures(
    @Query() query: GetFigures,
    @Sender() by: CommandOrigin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FigureValue[]> {
    const scope = await this.door.ask<FigureScope>(new GetFigureScope(query), by);
    const figures = await this.door.ask<FigureValue[]>(query, by);
    void reply.headers(headersOf(scope));
    return figures;
  }

  /** The records behind one figure. */
  @Get('records')
  listFigureRecords(@Query() query: GetFigureRecords, @Sender() by: CommandOrigin): Promise<FigureRecords> {
    return this.door.ask(query, by);
  }
}
