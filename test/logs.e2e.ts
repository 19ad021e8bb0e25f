import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runAlone, temporaryFolder } from './service.js';

const root = join(import.meta.dirname, '..');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const PASSWORD = 'hunter2:@/';
const FIELDS = ['level', 'message', 'pid', 'process', 'time'];
/** Nobody listens there. */
const env = {
  ZEREN_LOG: 'json',
  ZEREN_EVENT_STORE: `esdb://ops:${encodeURIComponent(PASSWORD)}@127.0.0.1:1?tls=false`,
  ZEREN_EVENT_STORE_CHECK_MS: '1000',
  ZEREN_DOCUMENTS: `mongodb://clerk:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/`,
  ZEREN_DATA: folder.path,
};
const main = (app: string) => {
  const file = join(root, 'dist', 'apps', app, 'main.js');
  return spawnSync(process.execPath, [file], { env: { ...process.env, ...env }, encoding: 'utf8' });
};

describe('with ZEREN_LOG=json every line that a process logs is JSON, with the same fields and no password', () => {
  test.each([
    ['api', () => main('api')],
    ['projector', () => main('projector')],
    ['zeren serve', () => runAlone(['serve', '--port', '0'], env)],
  ])('%s', (_name, start) => {
    const { status, stdout, stderr } = start();
    expect([status, stdout]).toEqual([1, '']);
    const lines = stderr.trim().split('\n');
    for (const line of lines) {
      const { stack: _stack, of: _of, ...fields } = JSON.parse(line) as Record<string, unknown>;
      expect(Object.keys(fields).sort()).toEqual(FIELDS);
    }
    expect(lines.at(-1)).toMatch(/"level":"error".*127\.0\.0\.1:1/);
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toContain(encodeURIComponent(PASSWORD));
  });

  test('and for people it is a sentence, without one as well', () => {
    const { status, stderr } = runAlone(['serve', '--port', '0'], { ...env, ZEREN_LOG: 'text' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^zeren: .*127\.0\.0\.1:1/m);
    expect(stderr).not.toContain('hunter2');
  });
});
