import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { AsOfQuery, Door, Sender, type CommandOrigin } from '#platform';
import { Subject } from './subject.answers.js';
import { GetSubject } from './subject.queries.js';

@ApiTags('subjects')
@Controller('subjects')
export class SubjectController {
  constructor(private readonly door: Door) {}

  /** All that any room knows of one legal person, now or as of a moment on either clock 一企一档. */
  @Get(':creditCode')
  @ApiParam({
    name: 'creditCode',
    description:
      '统一社会信用代码, or 15 digits of an older licence; full width, small letters and blanks are taken too.',
  })
  getSubject(
    @Param('creditCode') creditCode: string,
    @Query() asOf: AsOfQuery,
    @Sender() by: CommandOrigin,
  ): Promise<Subject> {
    return this.door.ask(new GetSubject(creditCode, asOf), by);
  }
}
