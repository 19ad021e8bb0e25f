import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { printableJson } from '#platform';
import type { ExportTarget } from './export-target.js';
import { words } from './cli.glossary.js';
import { tell } from './language.js';
import { LogDigest } from './log-digest.js';
import type { Session } from './session.js';

/** Lines that are written together. */
const TOGETHER = 500;

export interface EventsExported {
  readonly events: number;
  /** Of all of them, in order: the same at both ends of a move (see `LogDigest`). */
  readonly digest: string;
}

/**
 * Every event as it is stored, a line each, in the order of the log; then a last line `{"end": EventsExported}`, by
 * which it is known to be whole. A file appears whole or not at all; what is no file (a pipe, a device) is written to.
 */
export async function exportEvents(session: Session, target: ExportTarget | undefined): Promise<EventsExported> {
  const lines = new ExportLines(session);
  const { stdout } = process;
  if (target === undefined)
    await pipeline(stdout.isTTY ? printableParts(lines.all()) : lines.all(), stdout, { end: false });
  else await writeTo(target, lines.all());
  return lines.exported();
}

async function* printableParts(parts: AsyncIterable<string>): AsyncIterable<string> {
  for await (const part of parts) yield printableJson(part);
}

async function writeTo({ name, path, isPlain }: ExportTarget, lines: AsyncIterable<string>): Promise<void> {
  const written = isPlain ? `${path}.part` : path;
  try {
    await pipeline(lines, createWriteStream(written));
    if (isPlain) await rename(written, path);
  } catch (error) {
    if (isPlain) await rm(written, { force: true }).catch(() => undefined);
    // Whoever typed the command knows the file by its own name.
    if ((error as NodeJS.ErrnoException).path === written) Object.assign(error as Error, { path: name });
    throw error;
  }
}

/** The lines, many in one piece, and what the last one says of them. */
class ExportLines {
  private readonly digest = new LogDigest();
  private events = 0;

  constructor(private readonly session: Session) {}

  async *all(): AsyncIterable<string> {
    const { office, output } = this.session;
    let lines: string[] = [];
    for await (const event of office.backends.rawStore.readAll()) {
      lines.push(JSON.stringify(event));
      this.digest.add(event);
      this.events += 1;
      if (lines.length < TOGETHER) continue;
      output.progress(tell(words.exporting, { events: this.events }));
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
    output.done();
    yield [...lines, JSON.stringify({ end: this.exported() }), ''].join('\n');
  }

  exported(): EventsExported {
    return { events: this.events, digest: this.digest.value() };
  }
}
