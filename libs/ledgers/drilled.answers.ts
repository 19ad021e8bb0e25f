import { CaseDocument } from '#cases';

/** A case behind a figure, and how much of the figure it is. */
export class DrilledCase extends CaseDocument {
  readonly amount: number;
}

export class DrilledPage {
  readonly cases: DrilledCase[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}
