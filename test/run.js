// Runs Jest on the ES modules and closes with one line that counts; `npm test -- PATTERN` runs a part.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const folder = mkdtempSync(join(tmpdir(), 'zeren-test-'));
const results = join(folder, 'results.json');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
let summary;
try {
  summary = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
rmSync(folder, { recursive: true });

const tests = summary.testResults.flatMap((file) => file.assertionResults);
const skipped = tests.filter((test) => test.status === 'pending' || test.status === 'todo');
for (const test of skipped) console.log(`skipped: ${test.fullName}`);
const ran = (word) => tests.some((test) => test.status === 'passed' && test.fullName.includes(word));
const stores = [
  'contract: SQLite',
  'EventStoreDB (stand-in)',
  'EventStoreDB (real server)',
  'MongoDB (real server)',
  'MongoDB protocol (mongo-java-server)',
  'MongoDB protocol (FerretDB)',
].filter(ran);
console.log(`backends really run: ${stores.join(', ').replace('contract: ', '') || 'none'}`);
const broken = summary.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failed = summary.numFailedTests + broken;
console.log(`${summary.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(status === 0 && failed === 0 && summary.numPassedTests > 0 ? 0 : 1);
