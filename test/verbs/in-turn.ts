import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from '@jest/globals';

/** How a process ended, and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Verb {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const file = (name: string) => join(import.meta.dirname, name);
const MOST_OUTPUT = 256 * 1024 * 1024;

/** What a process reads once, when it starts. */
const READ_AT_START = new Set(['LC_ALL', 'ZEREN_STREET_CATALOGUE']);

/** Whether a process that runs many verbs can run this one: not where it takes what is read at the start from. */
export function canShareProcess(args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const names = Object.keys(env);
  return (
    !args.some((arg) => arg.startsWith('--lang')) &&
    names.every((name) => name.startsWith('ZEREN_') && !READ_AT_START.has(name))
  );
}

interface Host {
  readonly child: ChildProcess;
  readonly socket: string;
  readonly folder: string;
}

let host: Host | undefined;

/** One for a file of tests, started when it first runs a verb. */
function theHost(env: NodeJS.ProcessEnv): Host {
  if (host && host.child.exitCode === null) return host;
  const folder = mkdtempSync(join(tmpdir(), 'zeren-verbs-'));
  const socket = join(folder, 'socket');
  const child = spawn(process.execPath, [file('host.js'), socket], { env, stdio: ['pipe', 'ignore', 'inherit'] });
  child.unref();
  (child.stdin as Socket).unref();
  host = { child, socket, folder };
  return host;
}

afterAll(async () => {
  if (!host) return;
  const { child, folder } = host;
  host = undefined;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  rmSync(folder, { recursive: true, force: true });
});

const question = ({ args, env }: Verb) => JSON.stringify({ args, env, cwd: process.cwd() });

function answered(stdout: string, stderr: string): Ended {
  if (stdout === '') throw new Error(`the process that runs verbs in turn gave no answer: ${stderr}`);
  return JSON.parse(stdout) as Ended;
}

/** Runs it in the process that has loaded the program, after what runs there already. */
export function runInTurn(verb: Verb): Ended {
  const { socket } = theHost(verb.env);
  const { stdout, stderr } = spawnSync(process.execPath, [file('ask.js'), socket], {
    input: question(verb),
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
  return answered(stdout, stderr);
}

/** The same without blocking this process. */
export async function runInTurnBeside(verb: Verb): Promise<Ended> {
  const { socket } = theHost(verb.env);
  const child = spawn(process.execPath, [file('ask.js'), socket], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(question(verb));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return answered(stdout, stderr);
}
