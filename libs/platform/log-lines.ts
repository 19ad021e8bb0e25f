import type { Instant } from '#event-sourcing';
import { printableLines } from './text-kinds.js';

export type LogLevel = 'debug' | 'info' | 'warning' | 'error' | 'fatal';

/** One thing that a process tells its operator: the same fields in every process of Zeren. */
export interface LogLine {
  readonly time: Instant;
  readonly level: LogLevel;
  /** Which kind of process tells it: `api`, `projector`, `all` (one that does both, or a verb of `zeren`). */
  readonly process: string;
  readonly pid: number;
  /** The part of the program that it comes from. */
  readonly of?: string;
  readonly message: string;
  readonly stack?: string;
  /** Where traces are kept: the request or the work that it belongs to, in hexadecimal digits. */
  readonly traceId?: string;
  readonly spanId?: string;
}

export type LogFormat = 'text' | 'json';

/** One line of JSON; or a line for people, with the stack under it. */
export function formatLine(line: LogLine, format: LogFormat): string {
  if (format === 'json') return JSON.stringify(line);
  const { level, of, message, stack } = line;
  return printableLines(`${level}${of === undefined ? '' : ` [${of}]`} ${stack ?? message}`);
}

/** Read apart from the other settings: what is wrong with those has to be told too. */
export const logFormatOf = (environment: Readonly<Record<string, string | undefined>>): LogFormat =>
  environment['ZEREN_LOG'] === 'json' ? 'json' : 'text';

const SHORTEST_SECRET = 4;
/** E.g. the password of the file that holds a client's key. */
const SECRET_OPTION = /([?&][^=&\s]*(?:password|properties)=)([^&\s]*)/gi;

/** The passwords in connection strings, as they stand there and as they are meant. */
export function secretsIn(connectionStrings: readonly string[]): string[] {
  return connectionStrings.flatMap((text) => {
    const password = /^\s*[a-z0-9+]+:\/\/[^:@/]*:(.*)@/.exec(text)?.[1] ?? '';
    const others = [...text.matchAll(SECRET_OPTION)].map(([, , secret = '']) => secret);
    const all = [password, ...others].filter(({ length }) => length >= SHORTEST_SECRET);
    return [...new Set(all.flatMap((one) => [one, decoded(one)]))];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same text without these, and without user and password of any address in it. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  const unnamed = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return unnamed
    .replace(SECRET_OPTION, '$1***')
    .replace(/\b((?:mongodb|esdb)[a-z+]*:\/\/)\S*@/gi, '$1***@')
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]*:[^\s/?#@]*@/gi, '$1***@');
}
