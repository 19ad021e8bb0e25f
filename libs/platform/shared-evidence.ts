import { ApiProperty } from '@nestjs/swagger';

/** Evidence of a record that another record has too: the same content, by its digest 同一佐证用于多条记录. */
export class SharedEvidence {
  readonly sha256: string;

  /** The other records: each by its kind, a dash and its id. */
  @ApiProperty({ type: [String] })
  readonly alsoOf: string[];
}

/** Of a record, by its stream, and the digests of its files: answers `SharedEvidence[]`. */
export class FindSharedEvidence {
  constructor(
    readonly stream: string,
    readonly digests: readonly string[],
  ) {}
}
