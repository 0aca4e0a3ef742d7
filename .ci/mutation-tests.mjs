// The tests that judge changed code, for `.ci/mutation.mjs`: those of one folder, each file with modules of its own, since what a
// module works out as it is loaded is changed too.
import { defineConfig } from 'vitest/config';

const root = process.cwd();

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    include: process.env.STOA_MUTATION_TESTS?.split('\n') ?? [],
    testTimeout: 120_000,
  },
});
