/** How many cases of a site are open by all that is in the log: asked by rooms that end nothing while one is. */
export class CountOpenCases {
  constructor(readonly siteId: string) {}
}

/** What became of a problem that was found: a case of its id. */
export interface CaseOfProblem {
  /** Not closed yet; also while the case is still to be made of the problem. */
  readonly isOpen: boolean;
  /** Neither voided nor merged into another. */
  readonly holds: boolean;
}

/** By the ids of the problems, in their order, by all that is in the log: answers `CaseOfProblem[]`. */
export class FindCasesOfProblems {
  constructor(readonly findingIds: readonly string[]) {}
}
