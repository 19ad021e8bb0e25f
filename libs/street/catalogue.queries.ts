import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RoomTable } from '#platform';
import { streetCatalogue } from './catalogue-in-use.js';
import { tableWords } from './catalogue.glossary.js';
import type { CatalogueAnswer } from './street.answers.js';

/** The classes of street problems that are in use, with the version that events keep. */
export class GetStreetCatalogue {}

/** As a table. */
export const catalogueTable: RoomTable = {
  name: 'street-catalogue',
  label: { zh: '街面事件分类', en: 'categories of street problems' },
  query: GetStreetCatalogue,
  rows: 'nodes',
  words: tableWords,
};

@QueryHandler(GetStreetCatalogue)
export class GetStreetCatalogueHandler implements IQueryHandler<GetStreetCatalogue, CatalogueAnswer> {
  execute(): Promise<CatalogueAnswer> {
    return Promise.resolve({ version: streetCatalogue.version, nodes: [...streetCatalogue.nodes] });
  }
}
