import type { LoggerService } from '@nestjs/common';
import { printableLines } from '#platform';

/** One line a message on standard error: standard output belongs to what a command prints. */
function write(level: string): (message: unknown, ...context: unknown[]) => void {
  return (message, ...context) => {
    const of = context.filter((part): part is string => typeof part === 'string' && part !== '').at(-1);
    process.stderr.write(`${level}${of === undefined ? '' : ` [${of}]`} ${printableLines(String(message))}\n`);
  };
}

export const stderrLogger: LoggerService = {
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

const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);
