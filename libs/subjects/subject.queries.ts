import type { AsOfQuery } from '#platform';

/** All that any room knows of one legal person. */
export class GetSubject {
  constructor(
    /** However it is typed. */
    readonly creditCode: string,
    readonly asOf: AsOfQuery,
  ) {}
}
