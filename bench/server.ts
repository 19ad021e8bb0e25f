import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Server {
  readonly port: number;
  post(path: string, body: object, headers?: Record<string, string>): Promise<object>;
  stop(): Promise<void>;
}

/** A server in a process of its own that says its address in its first line, as JSON with `url`. */
export async function startServer(script: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const failed = exited.then(() => Promise.reject(new Error(`${script} ended before it listened`)));
  failed.catch(() => undefined);
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed]);
  const { url } = JSON.parse(line as string) as { url: string };
  return {
    port: Number(new URL(url).port),
    post: async (path, body, headers = {}) => {
      const sent = { 'content-type': 'application/json', ...headers };
      const response = await fetch(url + path, { method: 'POST', headers: sent, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as object;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
