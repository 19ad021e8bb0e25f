/** One class of the catalogue; printed codes may repeat and names may be blank, its id is its own. */
export class CategoryNode {
  readonly id: string;
  /** As printed: major, or major and minor. */
  readonly code: string;
  readonly name: string;
  /** The class that it belongs to. */
  readonly under?: string;
  readonly tags: string[];
  /** Other words for the same. */
  readonly aliases: string[];
  /** The handling rate of street problems is of these. */
  readonly street: boolean;
}

/** The classes of street problems, under the version that events keep. */
export class CatalogueAnswer {
  readonly version: string;
  readonly nodes: CategoryNode[];
}
