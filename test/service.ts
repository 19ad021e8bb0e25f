import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StoredEvent } from '#event-sourcing';
import { canShareProcess, runInTurn, runInTurnBeside, type Ended } from './verbs/in-turn.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const zeren = join(root, 'bin', 'zeren.js');
/** What tests say of sentences, they say in English; that Chinese is the default has tests of its own. */
const inEnglish = { LC_ALL: 'en_US.UTF-8' };

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'zeren-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * The command line of the built tree: each verb begins at its entry point and ends as a process would, most of them in a
 * process that had loaded the program already.
 */
export function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const all = { ...process.env, ...inEnglish, ZEREN_ACTOR: 'tester', ...env };
  return canShareProcess(args, env) ? runInTurn({ args, env: all }) : runAlone(args, env);
}

/** As its users run it: in a process of its own. */
export function runAlone(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [zeren, ...args], {
    env: { ...process.env, ...inEnglish, ZEREN_ACTOR: 'tester', ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A clone in a folder that is its owner's alone can be run by nobody else. */
export const othersMayRun = spawnSync(process.execPath, ['--version'], nobody).status === 0;

/** As somebody who may write nothing of what this user has. */
export function runAsNobody(args: readonly string[], home: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [zeren, ...args], {
    env: { ...process.env, ...inEnglish, ZEREN_ACTOR: 'tester', TMPDIR: home },
    encoding: 'utf8',
    ...nobody,
  });
  return { status, stdout, stderr };
}

/** With standard output going to this file or device. */
export function runInto(file: string, args: readonly string[]) {
  const out = openSync(file, 'w');
  const { status, stderr } = spawnSync(process.execPath, [zeren, ...args], {
    env: { ...process.env, ...inEnglish, ZEREN_ACTOR: 'tester' },
    encoding: 'utf8',
    stdio: ['ignore', out, 'pipe'],
  });
  closeSync(out);
  return { status, stderr };
}

/** The same without blocking this process, which may be serving what the command needs. */
export async function runBeside(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  if (canShareProcess(args, env)) return runInTurnBeside({ args, env: { ...process.env, ...inEnglish, ...env } });
  return runAloneBeside(args, env);
}

/** In a process of its own, whatever other verbs are running. */
export async function runAloneBeside(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, [zeren, ...args], {
    env: { ...process.env, ...inEnglish, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

/** What a verb printed as JSON, without the moment at which it was asked. */
export const withoutMoment = (stdout: string) =>
  stdout.replace(/"(?:position|asOf)": ?"[^"]*"|as of [-\d]+ [:\d]+/g, '');

export function runJson<T>(args: readonly string[], env?: NodeJS.ProcessEnv): T {
  const { status, stdout, stderr } = run([...args, '--json'], env);
  if (status !== 0) throw new Error(`zeren ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The events of an export; its last line tells of them all. */
export function eventsOf(exported: string): StoredEvent[] {
  const lines = exported.trim().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as StoredEvent);
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The first line that a process says, which is at work then. */
async function firstLine(child: ChildProcess, what: string): Promise<string> {
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const exited = once(child, 'exit').then(() => {
    throw new Error(`the ${what} did not start: ${stderr}`);
  });
  const hello = once(createInterface({ input: child.stdout! }), 'line') as Promise<[string]>;
  const [line] = await Promise.race([hello, exited]);
  exited.catch(() => undefined);
  return line;
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** A projector in a process of its own. */
export class ProjectorProcess {
  private constructor(
    /** Where it tells how it is; absent where ZEREN_PROJECTOR_PORT is not set. */
    readonly url: string | undefined,
    private readonly child: ChildProcess,
  ) {}

  get pid(): number {
    return this.child.pid!;
  }

  static async start(env: NodeJS.ProcessEnv): Promise<ProjectorProcess> {
    const main = join(root, 'dist', 'apps', 'projector', 'main.js');
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, ...inEnglish, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const line = await firstLine(child, 'projector');
    return new ProjectorProcess(/\((http.*)\/health\)/.exec(line)?.[1], child);
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    return ended(this.child, signal);
  }
}

/** A service in a process of its own, on any free port of the loopback. */
export class Service {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(data: string, env: NodeJS.ProcessEnv = {}): Promise<Service> {
    const child = spawn(process.execPath, [zeren, 'serve', '--port', '0', '--data', data, '--json'], {
      env: { ...process.env, ...inEnglish, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const line = await firstLine(child, 'service');
    return new Service((JSON.parse(line) as { url: string }).url, child);
  }

  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    return ended(this.child, signal);
  }

  async get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.request<T>('GET', path);
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.request<T>('POST', path, JSON.stringify(body), headers);
  }

  async request<T>(
    method: string,
    path: string,
    body?: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const sent = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'x-actor': 'li.ming',
      'accept-language': 'en',
      ...headers,
    };
    const response = await fetch(this.url + path, { method, body, headers: sent });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T,
    };
  }
}
