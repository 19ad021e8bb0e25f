import { deriveId, type FieldReader } from '#event-sourcing';
import { EvidenceFile, MOST_FILES } from './evidence.js';
import { LONG, NAME, SHORT } from './lengths.js';
import { prose, textOf } from './field-readers.js';
import { ArePartsOf, IsLine, IsName, IsText } from './fields.js';

/** Something wrong that a record of a room found; it becomes a case. */
export class ProblemSeen {
  @IsName(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  @IsLine(NAME, { optional: true })
  readonly location?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** What can be corrected of the problems in a list of an event. */
export function problemCorrections(list: string): Readonly<Record<string, FieldReader>> {
  return {
    [`${list}.*.category`]: textOf(SHORT),
    [`${list}.*.description`]: prose,
    [`${list}.*.location`]: textOf(NAME),
  };
}

/** With the id of the case that it becomes. */
export class NumberedProblem extends ProblemSeen {
  readonly findingId: string;
}

/** The same ids whenever the command is repeated. @param partId the command's own id */
export function numbered<P extends ProblemSeen>(
  problems: readonly P[] | undefined,
  partId: string,
  as = 'finding',
): (P & NumberedProblem)[] {
  return (problems ?? []).map((problem, n) => ({ findingId: deriveId(as, partId, n), ...problem }));
}
