import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, Sender, type CommandOrigin } from '#platform';
import { CatalogueAnswer } from './street.answers.js';
import { GetStreetCatalogue } from './catalogue.queries.js';

@ApiTags('street')
@Controller('street')
export class StreetController {
  constructor(private readonly door: Door) {}

  /** The catalogue of street categories with their codes 街面事件分类. */
  @Get('catalogue')
  getStreetCatalogue(@Sender() by: CommandOrigin): Promise<CatalogueAnswer> {
    return this.door.ask(new GetStreetCatalogue(), by);
  }
}
