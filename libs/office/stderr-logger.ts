import type { LoggerService } from '@nestjs/common';
import { systemClock } from '#event-sourcing';
import {
  formatLine,
  logFormatOf,
  secretsIn,
  telemetryInUse,
  withoutSecrets,
  type LogFormat,
  type LogLevel,
  type LogLine,
  type ZerenConfig,
} from '#platform';

const STACK = /\n\s+at /;

interface Teller {
  readonly format: LogFormat;
  readonly process: string;
  readonly secrets: readonly string[];
}

function lineOf({ process: kind, secrets }: Teller, level: LogLevel, said: string, of?: string): LogLine {
  const text = withoutSecrets(said, secrets);
  const hasStack = STACK.test(text);
  return {
    time: systemClock.now(),
    level,
    process: kind,
    pid: process.pid,
    ...(of !== undefined && { of }),
    message: hasStack ? text.slice(0, text.search(STACK)) : text,
    ...(hasStack && { stack: text }),
    ...telemetryInUse()?.current(),
  };
}

/** One line a message on standard error: standard output belongs to what a command prints. */
export function stderrLogger({
  log: format,
  role,
  eventStore,
  documents,
}: Pick<ZerenConfig, 'log' | 'role' | 'eventStore' | 'documents'>): LoggerService {
  const teller: Teller = { format, process: role, secrets: secretsIn([eventStore, documents]) };
  const write =
    (level: LogLevel) =>
    (message: unknown, ...context: unknown[]) => {
      const of = context.filter((part): part is string => typeof part === 'string' && part !== '').at(-1);
      const line = lineOf(teller, level, String(message), of);
      process.stderr.write(`${formatLine(line, format)}\n`);
      telemetryInUse()?.log(line);
    };
  return {
    // What the framework tells of its own start is for nobody.
    log: (message: unknown, ...context: unknown[]) => {
      if (!FRAMEWORK.has(String(context.at(-1)))) write('info')(message, ...context);
    },
    warn: write('warning'),
    error: (message: unknown, ...context: unknown[]) => {
      // Whoever asked to listen gets this fault as well, and tells it.
      const isTold = context.at(-1) === 'NestApplication' && String(message).startsWith('Error: listen ');
      if (!isTold) write('error')(message, ...context);
    },
    fatal: write('fatal'),
  };
}

/** What ends a process before, or after, it has a logger: a sentence, in the form that the environment asks for. */
export function tellFailure(kind: string, sentence: string): void {
  const format = logFormatOf(process.env);
  const secrets = secretsIn([process.env['ZEREN_EVENT_STORE'] ?? '', process.env['ZEREN_DOCUMENTS'] ?? '']);
  const line = lineOf({ format, process: kind, secrets }, 'error', sentence);
  process.stderr.write(format === 'json' ? `${formatLine(line, format)}\n` : `zeren: ${line.stack ?? line.message}\n`);
}

/** That a process is at work: on standard output for people, in the log where that is read by machines. */
export function tellReady(kind: string, sentence: string): void {
  const format = logFormatOf(process.env);
  if (format === 'text') process.stdout.write(`${sentence}\n`);
  else
    process.stderr.write(`${formatLine(lineOf({ format, process: kind, secrets: [] }, 'info', sentence), format)}\n`);
}

const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);
