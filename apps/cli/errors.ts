import { isDamaged } from '#documents-sqlite';
import { ImportStopped } from '#imports';
import { saidBy, say } from '#event-sourcing';
import { inLanguage, readConfig, toProblem } from '#platform';
import { language, tell, told } from './language.js';
import { words } from './cli.glossary.js';

type SystemError = NodeJS.ErrnoException & {
  readonly dest?: string;
  readonly address?: string;
  readonly port?: number;
};

/** The log names itself. */
function damaged({ message }: Error): string {
  return tell(words.damaged, { message });
}

/** Faults of the machine that whoever typed the command can mend. */
const SYSTEM: Readonly<Record<string, (error: SystemError) => string>> = {
  ENOENT: ({ path }) => tell(words.noPath, { path: path ?? '?' }),
  EISDIR: ({ path, dest }) => tell(words.isFolder, { path: dest ?? path ?? words.namedFile }),
  ENOTDIR: ({ path }) => tell(words.inFile, { path: path ?? '?' }),
  ENOSPC: ({ path }) => (path === undefined ? told(words.diskFull) : tell(words.notWritten, { path })),
  SQLITE_FULL: () => told(words.diskFull),
  EACCES: ({ path, port }) => tell(words.notAllowed, { what: path ?? say(words.port, { port: port ?? '?' }) }),
  EADDRINUSE: ({ address, port }) => tell(words.portTaken, { port: port ?? '?', address: address ?? '?' }),
  EADDRNOTAVAIL: ({ address }) => tell(words.noAddress, { address: address ?? '?' }),
};

/** By its clock moments are told; where the settings cannot be read, that is the error, and it has none. */
function officeZone(): string | undefined {
  try {
    return readConfig(process.env).timeZone;
  } catch {
    return undefined;
  }
}

/** What went wrong, in words for whoever typed the command; a stack only where nobody foresaw it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ImportStopped) return `${sentenceOf(error.cause)}\n${told(error.sentence)}`;
  const { code } = error as SystemError;
  if (isDamaged(error)) return damaged(error);
  if (code !== undefined && Object.hasOwn(SYSTEM, code)) return SYSTEM[code]!(error);
  const problem = inLanguage(toProblem(error), language, officeZone());
  if (problem.status === 500) {
    const foreseen = error.name === 'InvalidConfig' || error.name.endsWith('Error') === false || 'code' in error;
    return foreseen || error.constructor === Error ? told(saidBy(error)) : (error.stack ?? error.message);
  }
  const fields = problem.errors?.map(({ field, message }) => `\n  ${field}: ${message}`).join('') ?? '';
  const possible = problem.possible?.length ? tell(words.possible, { possible: problem.possible.join(', ') }) : '';
  return `${problem.detail}${fields}${possible}`;
}
