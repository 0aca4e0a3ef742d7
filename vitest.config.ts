import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
/** A slow machine is no fault: what hangs is named after this long, and its step ended by `.ci/test.mjs`. */
const patienceMs = 600_000;

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['{lib,components,app,bench,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Properties that name no number of cases learn of it too.
    setupFiles: process.env.STOA_TEST_RUNS ? ['lib/property-runs.ts'] : [],
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    teardownTimeout: patienceMs,
    expect: { poll: { timeout: patienceMs, interval: 20 } },
  },
});
