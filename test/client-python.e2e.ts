import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { PYTHON, testWithPython } from './python.js';
import { Service, temporaryFolder } from './service.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

testWithPython(
  'openapi_python_client',
  'a client in Python is generated, lists, creates, files, reads a refusal and follows pages',
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
);
