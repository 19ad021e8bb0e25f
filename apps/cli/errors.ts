import { toProblem } from '#platform';

/** What went wrong, in words for whoever typed the command; a stack only where nobody foresaw it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const problem = toProblem(error);
  if (problem.status === 500) {
    const foreseen = error.name === 'InvalidConfig' || error.name.endsWith('Error') === false || 'code' in error;
    return foreseen || error.constructor === Error ? error.message : (error.stack ?? error.message);
  }
  const fields = problem.errors?.map(({ field, message }) => `\n  ${field}: ${message}`).join('') ?? '';
  const possible = problem.possible?.length ? `\n  possible now: ${problem.possible.join(', ')}` : '';
  return `${problem.detail}${fields}${possible}`;
}
