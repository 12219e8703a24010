import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    // Tests of runs start processes of their own; more workers than cores would only make them wait for each other.
    maxWorkers: 2,
    // Some tests start whole runs in child processes; a slow machine must not fail them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
