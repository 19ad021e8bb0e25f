import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a script of `children/` in a process of its own and gives back the one message that it sends. */
export async function inChild<T>(script: string, args: readonly string[]): Promise<T> {
  const child = fork(fileURLToPath(new URL(`./children/${script}.js`, import.meta.url)), args);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let answer: T | undefined;
  child.once('message', (message) => (answer = message as T));
  const [code] = await exited;
  if (code !== 0 || answer === undefined) throw new Error(`${script} ended with ${code}`);
  return answer;
}

/** Runs so many of a script side by side: begins when all say that they are ready, ends when all have answered. */
export async function inChildren<T>(script: string, count: number, args: readonly string[]): Promise<T[]> {
  const url = fileURLToPath(new URL(`./children/${script}.js`, import.meta.url));
  const children = Array.from({ length: count }, () => fork(url, args));
  const exits = children.map((child) => once(child, 'exit') as Promise<[number | null]>);
  const failed = Promise.race(exits).then(([code]) => Promise.reject(new Error(`${script} ended early with ${code}`)));
  const each = <A>() =>
    Promise.race([Promise.all(children.map((child) => once(child, 'message'))), failed]) as Promise<[A][]>;
  try {
    await each();
    const answers = each<T>();
    for (const child of children) child.send('begin');
    const told = await answers;
    failed.catch(() => undefined);
    for (const child of children) child.send('end');
    await Promise.all(exits);
    return told.map(([answer]) => answer);
  } catch (error) {
    for (const child of children) child.kill('SIGKILL');
    throw error;
  }
}
