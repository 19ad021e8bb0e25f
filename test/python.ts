import { execFileSync } from 'node:child_process';
import { test } from '@jest/globals';

/** Another one than `python3`, e.g. of a virtual environment that has the packages. */
export const PYTHON = process.env['ZEREN_TEST_PYTHON'] ?? 'python3';

function has(module: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A test that wants a package of Python: where that is not at hand, it says so and is skipped. */
export function testWithPython(module: string, title: string, run: () => Promise<void>): void {
  if (has(module)) test(title, run, 300_000);
  else test.skip(`${title}: ${PYTHON} has no ${module} (ZEREN_TEST_PYTHON names another Python)`, run);
}
