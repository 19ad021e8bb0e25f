import { isDamaged } from '#documents-sqlite';
import { ImportStopped } from '#imports';
import { saidBy } from '#event-sourcing';
import { inLanguage, toProblem } from '#platform';
import { language, told } from './language.js';

type SystemError = NodeJS.ErrnoException & {
  readonly dest?: string;
  readonly address?: string;
  readonly port?: number;
};

/** The log names itself. */
function damaged({ message }: Error): string {
  return (
    `the views are damaged (${message}). documents.sqlite and reactors.sqlite hold nothing that the log does not have: ` +
    'remove them, with their -wal and -shm, and they are built anew'
  );
}

/** Faults of the machine that whoever typed the command can mend. */
const SYSTEM: Readonly<Record<string, (error: SystemError) => string>> = {
  ENOENT: ({ path }) => `there is no file or folder ${path}`,
  EISDIR: ({ path, dest }) => `${dest ?? path ?? 'what is named as a file'} is a folder, not a file`,
  ENOTDIR: ({ path }) => `${path} names something inside a file, or a file where a folder is wanted`,
  ENOSPC: ({ path }) => `the disk is full${path === undefined ? '' : `: ${path} was not written`}`,
  SQLITE_FULL: () => 'the disk is full',
  EACCES: ({ path, port }) => `${path ?? `port ${port}`} may not be used by this user`,
  EADDRINUSE: ({ address, port }) => `port ${port} of ${address} is in use; --port names another one (0: any free one)`,
  EADDRNOTAVAIL: ({ address }) => `${address} is no address of this machine; --host names another one`,
};

/** What went wrong, in words for whoever typed the command; a stack only where nobody foresaw it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ImportStopped) return `${sentenceOf(error.cause)}\n${told(error.sentence)}`;
  const { code } = error as SystemError;
  if (isDamaged(error)) return damaged(error);
  if (code !== undefined && Object.hasOwn(SYSTEM, code)) return SYSTEM[code]!(error);
  const problem = inLanguage(toProblem(error), language);
  if (problem.status === 500) {
    const foreseen = error.name === 'InvalidConfig' || error.name.endsWith('Error') === false || 'code' in error;
    return foreseen || error.constructor === Error ? told(saidBy(error)) : (error.stack ?? error.message);
  }
  const fields = problem.errors?.map(({ field, message }) => `\n  ${field}: ${message}`).join('') ?? '';
  const possible = problem.possible?.length ? `\n  possible now: ${problem.possible.join(', ')}` : '';
  return `${problem.detail}${fields}${possible}`;
}
