import type { Language } from '#event-sourcing';
import { AsOfQuery, IsDay, IsName, SHORT } from '#platform';
import type { FolderOf } from './folder.js';

/** As of a moment; without one as of now, which the folder tells. Of a period: records in which something happened then. */
export class FolderQuery extends AsOfQuery {
  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive. */
  @IsDay({ optional: true })
  readonly to?: string;
}

/** Of a figure's records. */
export class FigureFolderQuery extends FolderQuery {
  @IsName(SHORT)
  readonly figure: string;
}

export class GetFolder {
  constructor(
    readonly of: FolderOf,
    readonly query: FolderQuery,
    /** In which its sheets are read. */
    readonly language: Language,
  ) {}
}
