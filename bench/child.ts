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
