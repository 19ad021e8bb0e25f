/** A mapping that cannot be used, with every fault and not only the first. */
export class InvalidMapping extends Error {
  constructor(
    readonly mapping: string,
    readonly problems: readonly string[],
  ) {
    super(`the mapping ${mapping} is not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidMapping';
  }
}

/** A file that cannot be read as a whole: nothing of it was imported. */
export class InvalidFile extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
    this.name = 'InvalidFile';
  }
}
