import { CategoryNode } from './catalogue.js';

/** The classes of street problems, under the version that events keep. */
export class CatalogueAnswer {
  readonly version: string;
  readonly nodes: CategoryNode[];
}
