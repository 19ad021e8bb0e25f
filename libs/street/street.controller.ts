import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { streetCatalogue } from './catalogue-in-use.js';
import { CatalogueAnswer } from './street.answers.js';

@ApiTags('street')
@Controller('street')
export class StreetController {
  /** The catalogue of street categories with their codes 街面事件分类. */
  @Get('catalogue')
  getStreetCatalogue(): CatalogueAnswer {
    return { version: streetCatalogue.version, nodes: [...streetCatalogue.nodes] };
  }
}
