import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['{lib,components,app,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A slow machine is no fault: the bound is there for what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
