import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
/** A slow machine is no failure: what hangs is named after this long, and its step ended by `.ci/test.mjs`. */
const patienceMs = 600_000;
/** Values in, values out. A process for each file would take longer than their tests: they share one. */
const pure = [
  '{components,scripts}',
  'bench/search',
  'lib/{catalog,citations,comparison,content,map,markdown,site,text}',
  'lib/search/{browser,build,engine,format}',
  'lib/offline/{build,format,search,worker}',
  'lib/study/{highlights,model,recall,transfer}',
].map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/** What mocks modules or clocks of others, sets variables or handles of its process, or begins more of them. */
const alone = [
  'bench/trust/visitors/fault-of',
  'lib/cli/without-model',
  'lib/http/answers/library-file',
  'lib/library/library-related',
  'lib/process/uncaught',
  'lib/runtime/**/*',
  'lib/search/server/choose-engine',
  'lib/snapshot/prepare/{two-builds,withheld}',
  'lib/snapshot/storage/{bring-snapshot,follow-storage}',
  'lib/study/store/**/*',
].map((files) => `${files}.test.ts`);
const all = '{lib,bench}/**/*.test.ts';

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
      // Servers, threads and disks: apart from those above, some of which measure what their process works.
      {
        extends: true,
        test: { name: 'together', include: [all], exclude: [...pure, ...alone], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
