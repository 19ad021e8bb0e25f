import { inLines, SaidError, say, type Words } from '#event-sourcing';
import { mappingWords as words } from './imports.glossary.js';

/** A mapping that cannot be used, with every fault and not only the first. */
export class InvalidMapping extends SaidError {
  constructor(
    readonly mapping: string,
    readonly problems: readonly Words[],
  ) {
    super(say(words.invalid, { mapping, problems: inLines(problems) }));
  }
}

/** A file that cannot be read as a whole: nothing of it was imported. */
export class InvalidFile extends SaidError {
  constructor(
    readonly file: string,
    readonly problem: Words,
  ) {
    super(say(words.file, { file, problem }));
  }
}
