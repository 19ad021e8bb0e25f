import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import { PYTHON, testWithPython } from './python.js';
import { Service, temporaryFolder } from './service.js';

/** Besides: what a state refuses, no document can know (`positive_data_acceptance`); there are no accounts yet (`ignored_auth`). */
const CHECKS = [
  ...['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance'],
  ...['response_schema_conformance', 'negative_data_rejection', 'missing_required_header'],
];

testWithPython('schemathesis', 'every example of the document is answered as the document says', async () => {
  const data = temporaryFolder();
  const service = await Service.start(data.path);
  try {
    const of = [`${service.url}/api/docs/openapi.json`, '--url', service.url];
    // Bodies made by chance are tried by the contract's own property: their patterns are beyond this tool.
    const how = ['--phases', 'examples', '--generation-deterministic', '--continue-on-failure', '--warnings', 'off'];
    const run = [
      '-m',
      'schemathesis.cli',
      'run',
      ...of,
      ...how,
      '--checks',
      CHECKS.join(','),
      '-H',
      'X-Actor: li.ming',
    ];
    const { stdout } = await promisify(execFile)(PYTHON, run, { cwd: data.path, encoding: 'utf8' }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).not.toMatch(/^(?:Failures|Errors):[\s\S]*/m);
    expect(Number(/(\d+) generated/.exec(stdout)?.[1])).toBeGreaterThan(500);
  } finally {
    await service.end('SIGTERM');
    data.remove();
  }
});
