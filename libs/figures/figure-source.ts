import { Injectable } from '@nestjs/common';
import {
  isAsOf,
  passing,
  sumFigures,
  sumsOf,
  type AsOf,
  type Asked,
  type CollectionSchema,
  type Condition,
  type Figure,
  type FigureGroup,
  type SumsRow,
} from '#event-sourcing';
import { PastDocuments, ViewReader, type DocumentsThen } from '#platform';

/** Where figures of the moment are summed: the store. */
export interface FigureSource {
  sums(group: FigureGroup, asked: Asked, groupBy?: string): Promise<readonly SumsRow[]>;
  /** All documents that pass, of a folded past; undefined where the store pages them itself. */
  documents?(of: CollectionSchema, where: readonly Condition[]): object[];
  /** The same with their ids, all of them. */
  readonly past?: DocumentsThen;
}

/** Sums by the store, or over documents that are folded as of a moment: from the same declarations. */
@Injectable()
export class FigureSources {
  constructor(
    private readonly views: ViewReader,
    private readonly past: PastDocuments,
  ) {}

  async as(asOf: AsOf, where: readonly Condition[], figures: readonly Figure[]): Promise<FigureSource> {
    if (isAsOf(asOf)) return this.folded(asOf, where, figures);
    return { sums: (group, asked, groupBy) => this.views.of(group.of).sums(sumsOf(group, asked, { where, groupBy })) };
  }

  private async folded(asOf: AsOf, where: readonly Condition[], figures: readonly Figure[]): Promise<FigureSource> {
    const then = await this.past.as(
      asOf,
      figures.map(({ of }) => of),
    );
    const documents = (of: CollectionSchema, conditions: readonly Condition[]) =>
      then(of)
        .map(([, body]) => body)
        .filter(passing(conditions));
    return {
      past: then,
      documents,
      sums: async (group, asked, groupBy) => sumFigures(group.figures, documents(group.of, where), asked, groupBy),
    };
  }
}
