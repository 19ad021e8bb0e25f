import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Service, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Another one than `python3`, e.g. of a virtual environment that has the package. */
const PYTHON = process.env['ZEREN_TEST_PYTHON'] ?? 'python3';

function hasGenerator(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import openapi_python_client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const known = hasGenerator();
const title = known
  ? 'a client in Python is generated, lists, creates, files, reads a refusal and follows pages'
  : `no client in Python is made: ${PYTHON} has no openapi-python-client (ZEREN_TEST_PYTHON names another Python)`;

(known ? test : test.skip)(
  title,
  async () => {
    const [data, client] = [temporaryFolder(), temporaryFolder()];
    const service = await Service.start(data.path);
    try {
      const inFolder = { cwd: client.path, encoding: 'utf8', stdio: 'pipe' } as const;
      const document = (await service.get<object>('/api/docs/openapi.json')).body;
      writeFileSync(join(client.path, 'openapi.json'), JSON.stringify(document));
      // Nothing is formatted: that wants another program.
      writeFileSync(join(client.path, 'config.yml'), 'post_hooks: []\n');
      const into = ['--output-path', 'zeren_client', '--meta', 'none', '--config', 'config.yml'];
      const generate = ['-m', 'openapi_python_client', 'generate', '--path', 'openapi.json', ...into];
      const said = execFileSync(PYTHON, generate, inFolder);
      // It knows no answer that is an archive; all else it takes without a word.
      expect(said).not.toMatch(/Unable to process/);
      const warned = [...said.matchAll(/^WARNING parsing (.*) within/gm)].map(([, route]) => route);
      expect(warned.filter((route) => !route!.endsWith('/folder'))).toEqual([]);
      copyFileSync(join(root, 'examples', 'client.py'), join(client.path, 'client.py'));
      expect(JSON.parse(execFileSync(PYTHON, ['client.py', service.url], inFolder))).toEqual({
        cases: 5,
        filed: ['CaseFiled'],
        stale: [412, '记录已有变化'],
        refused: [409, 'close-when-verified', expect.any(Number)],
        now: ['filed', expect.stringMatching(/号$/)],
      });
    } finally {
      await service.end('SIGTERM');
      data.remove();
      client.remove();
    }
  },
  120_000,
);
