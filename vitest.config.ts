import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
/** A slow machine is no failure: what hangs is named after this long, and its step ended by `.ci/test.mjs`. */
const patienceMs = 600_000;
/** Values in, values out: a process for each file would take longer than their tests. */
const pure = [
  '{components,scripts}',
  'bench/search',
  'lib/{catalog,citations,comparison,content,map,markdown,site,text}',
  'lib/search/{browser,build,engine,format}',
  'lib/offline/{build,format,search,worker}',
  'lib/study/{highlights,model,recall,transfer}',
].map((folder) => `${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    // Properties that name no number of cases learn of it too.
    setupFiles: process.env.STOA_TEST_RUNS ? ['test-support/property-runs.ts'] : [],
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    teardownTimeout: patienceMs,
    expect: { poll: { timeout: patienceMs, interval: 20 } },
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: ['{lib,bench}/**/*.test.{ts,tsx}'], exclude: pure },
      },
    ],
  },
});
