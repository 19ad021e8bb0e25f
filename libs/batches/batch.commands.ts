import { ArePartsOf, IsId, IsLine, IsOpenObject, SHORT } from '#platform';

export const MOST_ROWS = 500;

/** One command of a batch. */
export class BatchRow {
  /** Of which kind of record, e.g. `venue`. */
  @IsLine(SHORT)
  readonly kind: string;

  /** As its route ends, or by the name under which a record says it is possible: `check` or `CheckVenue`. */
  @IsLine(SHORT)
  readonly command: string;

  /** Which record; absent for what begins one. */
  @IsId({ optional: true })
  readonly id?: string;

  /** The body, as the command's own route takes it. */
  @IsOpenObject({ example: { name: '明湖社区' } })
  readonly fields: Readonly<Record<string, unknown>>;
}

/** 批量录入: many rows at once, each decided by itself and in its order. */
export class EnterRows {
  @ArePartsOf(() => BatchRow, { least: 1, most: MOST_ROWS })
  readonly rows: BatchRow[];
}

export class BatchFault {
  readonly field: string;
  readonly message: string;
}

/** What became of one row. */
export class BatchResult {
  /** From 1 on. */
  readonly row: number;
  readonly done: boolean;
  readonly id?: string;
  /** Of the log after it; a query with `waitFor` set to it sees what the row did. */
  readonly position?: string;
  /** Why not: the status that the command's own route would have answered with, and its words. */
  readonly status?: number;
  readonly rule?: string;
  readonly detail?: string;
  readonly errors?: BatchFault[];
}

export class BatchAnswer {
  readonly done: number;
  readonly refused: number;
  readonly results: BatchResult[];
}
