import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.js';

export interface BenchOptions {
  /** Small logs and few rounds: to see that everything runs, not to measure. */
  readonly quick: boolean;
  /** Also rows without a target, that show where the time goes. */
  readonly detail: boolean;
}

/** What the measures share: settings, temporary folders, and what is made once and used by several. */
export class Bench {
  private readonly root = mkdtempSync(join(tmpdir(), 'zeren-bench-'));
  private readonly made = new Map<string, Promise<unknown>>();
  private folders = 0;

  constructor(readonly options: BenchOptions) {}

  /** One number in a full run, another in a quick one. */
  size(full: number, quick: number): number {
    return this.options.quick ? quick : full;
  }

  folder(): string {
    this.folders += 1;
    return join(this.root, String(this.folders));
  }

  /** Made at the first call, given again at the next ones. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let making = this.made.get(name) as Promise<T> | undefined;
    if (!making) this.made.set(name, (making = make()));
    return making;
  }

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** One line of the table: a name that says what is measured, and how. */
export interface Measure {
  readonly name: string;
  /** Undefined: it cannot be measured here (and a note said why). */
  readonly run: (bench: Bench) => Promise<Omit<Row, 'name'> | undefined>;
  /** Only with `--detail`. */
  readonly detail?: boolean;
  /** Only where this variable of the environment names a server. */
  readonly needs?: 'EVENTSTORE_URL' | 'MONGODB_URL';
}
