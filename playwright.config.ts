import { defineConfig, devices } from '@playwright/test';
import { chromiumArguments, findTestChromium } from './e2e/support/chromium';
import {
  bundledPort,
  constructsPort,
  isExport,
  isOnCluster,
  isStandalone,
  libraryPort,
} from './e2e/support/sites';

const executablePath = findTestChromium();
/** A slow machine is no failure: what hangs is named after this long, and its step ended by `.ci/test.mjs`. */
const patienceMs = 600_000;
const command = (content: string) => {
  if (isExport) return `node --import tsx e2e/serve-export.ts ${content}`;
  if (isStandalone) return `node --import tsx e2e/serve-standalone.ts ${content}`;
  return `node --import tsx lib/cli/start.ts --content ${content}`;
};
const serve = (port: number, content: string) => ({
  command: command(content),
  env: {
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
    STOA_OPENSEARCH: isOnCluster ? (process.env.STOA_OPENSEARCH ?? '') : '',
    STOA_OPENSEARCH_PREFIX: `stoa-e2e-${port}`,
  },
  port,
  timeout: patienceMs,
  reuseExistingServer: false,
  stdout: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
});

/** What is searched the same way whichever engine answers; the others look at the files that a browser searches. */
const searchedPages = [
  'search/{search,forgiving}.spec.ts',
  'reading/{compare,without-scripts}.spec.ts',
  'site/dead-ends.spec.ts',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: isOnCluster ? searchedPages : '*.spec.ts',
  ...(isExport ? { grepInvert: /@server/ } : {}),
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: patienceMs,
  expect: { timeout: patienceMs / 5 },
  reporter: [['list'], ['json', { outputFile: process.env.STOA_E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${bundledPort}`,
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } } },
    { name: 'phone', use: { ...devices['Pixel 5'], viewport: { width: 390, height: 844 } } },
  ],
  webServer: [
    serve(bundledPort, 'content'),
    serve(libraryPort, 'e2e/library'),
    serve(constructsPort, 'e2e/constructs/content'),
  ],
});
