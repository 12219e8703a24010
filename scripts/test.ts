import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Everything that must hold before a change lands: types, lint (with import cycles and package boundaries) and all
 * tests. All three run even if the first fails, so that one round shows everything. Ends with "N passed, N failed".
 * Arguments go to Vitest, e.g. `npm test -- packages/analysis`.
 */
function check(name: string, command: string, args: readonly string[]): boolean {
  process.stdout.write(`\n── ${name}\n`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) process.stdout.write(`${command}: ${error.message}\n`);
  return status === 0;
}

const scratch = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
const results = join(scratch, 'results.json');
const checks = [
  check('types', 'tsc', ['--project', '.']),
  check('lint', 'biome', ['ci', '--error-on-warnings', '.']),
];
const vitestPassed = check('tests', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
]);

function testCounts(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    // Vitest died before it could write: that is one failure, whatever the number of tests.
    return { passed: 0, failed: 1 };
  }
}

const tests = testCounts();
rmSync(scratch, { recursive: true, force: true });
const passed = tests.passed + checks.filter(Boolean).length;
// Vitest can fail without a failed test (a file that does not load, an unhandled error).
const failed =
  tests.failed + checks.filter((ok) => !ok).length + (!vitestPassed && tests.failed === 0 ? 1 : 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
