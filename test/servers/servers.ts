import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Document servers that speak MongoDB's protocol and are built from the small sources beside this file. */
export type ServerKind = 'mongo-java-server' | 'FerretDB';

interface Recipe {
  readonly sources: string;
  readonly needs: readonly string[];
  /** Run one after another in a copy of the sources. */
  readonly build: readonly (readonly string[])[];
  start(built: string, data: string, port: number): readonly string[];
}

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '..', '..', 'node_modules', '.cache', 'zeren-servers');
const LONGEST_BUILD_MS = 600_000;

const recipes: Readonly<Record<ServerKind, Recipe>> = {
  'mongo-java-server': {
    sources: 'mongo-java',
    needs: ['javac', 'mvn'],
    build: [
      ['mvn', '-B', '-q', 'dependency:copy-dependencies', '-DoutputDirectory=lib'],
      ['javac', '-d', 'classes', '-cp', 'lib/*', 'src/main/java/Main.java'],
    ],
    start: (built, _data, port) => {
      const classes = `${join(built, 'classes')}:${join(built, 'lib', '*')}`;
      return ['java', '-Xmx1g', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classes, 'Main', String(port)];
    },
  },
  FerretDB: {
    sources: 'ferretdb',
    needs: ['go'],
    build: [['go', 'build', '-o', 'ferretdb', '.']],
    start: (built, data, port) => [join(built, 'ferretdb'), data, String(port)],
  },
};

/** Why a server cannot be had on this machine. */
export class NotToBeHad extends Error {}

const isThere = (program: string) => spawnSync('which', [program]).status === 0;

/** Where the built server is; made on the first call. @throws NotToBeHad */
export function build(kind: ServerKind): string {
  const { sources, needs, build } = recipes[kind];
  const folder = join(here, sources);
  const digest = hash(
    'sha256',
    filesOf(folder)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\0'),
  ).slice(0, 12);
  const built = join(cache, `${sources}-${digest}`);
  if (existsSync(built)) return built;
  const missing = needs.filter((program) => !isThere(program));
  if (missing.length > 0) throw new NotToBeHad(`no ${missing.join(' and ')} on this machine`);
  mkdirSync(cache, { recursive: true });
  const isTurn = taken(`${built}.building`);
  if (!isTurn && awaited(built, `${built}.building`)) return built;
  const making = mkdtempSync(join(cache, 'making-'));
  try {
    cpSync(folder, making, { recursive: true });
    for (const [program = '', ...args] of build) {
      const env = { ...process.env, GOTOOLCHAIN: 'local' };
      const options = { cwd: making, env, encoding: 'utf8' as const, timeout: LONGEST_BUILD_MS };
      const { status, stdout, stderr } = spawnSync(program, args, options);
      if (status !== 0) throw new NotToBeHad(`${program} failed: ${`${stdout}${stderr}`.trim().split('\n').at(-1)}`);
    }
    renameSync(making, built);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(built)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
    rmSync(`${built}.building`, { recursive: true, force: true });
  }
  return built;
}

/** Whether nobody else builds it: two files of tests that begin at once would each need both cores for minutes. */
function taken(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}

/** Waits for whoever builds it; false where that came to nothing, or the mark was left by somebody who is gone. */
function awaited(built: string, mark: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const isOld = () => Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LONGEST_BUILD_MS;
  while (!existsSync(built) && existsSync(mark) && !isOld()) Atomics.wait(pause, 0, 0, 200);
  return existsSync(built);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/]target[\\/]/.test(file))
    .sort();
}

/** Servers that this process has started: none outlives it. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** One server on the loopback; started again it is at the same port, and FerretDB has the same documents. */
export class DocumentServer {
  private constructor(
    private readonly kind: ServerKind,
    private readonly data: string,
    readonly port: number,
    private child: ChildProcess,
  ) {}

  /** @throws NotToBeHad */
  static async start(kind: ServerKind): Promise<DocumentServer> {
    build(kind);
    const data = mkdtempSync(join(tmpdir(), 'zeren-server-'));
    const port = await freePort();
    return new DocumentServer(kind, data, port, await launch(kind, data, port));
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/`;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await ended(this.child, 'SIGKILL');
  }

  async startAgain(): Promise<void> {
    this.child = await launch(this.kind, this.data, this.port);
  }

  async stop(): Promise<void> {
    await ended(this.child, 'SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function launch(kind: ServerKind, data: string, port: number): Promise<ChildProcess> {
  const [program = '', ...args] = recipes[kind].start(build(kind), data, port);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const early = once(child, 'exit').then(() => {
    throw new Error(`${kind} did not start: ${stderr}`);
  });
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), early]);
  early.catch(() => undefined);
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
