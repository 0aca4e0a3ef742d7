// Everything CI checks, one step after another. Each step says how it ended; the last line counts tests and steps.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';

const withoutBrowser = process.argv.includes('--no-browser');
const reports = mkdtempSync(path.join(os.tmpdir(), 'stoa-test-'));
let passed = 0;
let failed = 0;

step('lint', ['biome', 'check', '.']);
step('layer law', ['node', '.ci/check-layers.mjs']);
step('unused code', ['knip']);
step('supply chain', ['node', '.ci/supply-chain.mjs']);
step('types', ['tsc', '--noEmit']);
unit();
step('build', ['node', '--import', 'tsx', 'lib/cli/build.ts', '--strict']);
step('trust', ['node', '--import', 'tsx', 'bench/trust.ts', '--quick']);
if (!withoutBrowser) endToEnd();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(name, [command, ...args], env = {}) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const program = command === 'node' ? process.execPath : path.join('node_modules', '.bin', command);
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

function step(name, command) {
  if (run(name, command)) passed += 1;
  else failed += 1;
}

function unit() {
  const file = path.join(reports, 'unit.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const isGood = run('unit', ['vitest', 'run', '--config', 'e2e/vitest.config.ts', ...reporters]);
  count(isGood, file, (report) => [report.numPassedTests, report.numFailedTests]);
}

function endToEnd() {
  if (!findChromium()) {
    failed += 1;
    console.error(
      'No Chromium: run `npx playwright install --with-deps chromium`, or install one (Debian: apt-get install chromium).',
    );
    return;
  }
  const file = path.join(reports, 'e2e.json');
  const isGood = run('end to end', ['playwright', 'test', '--config', 'e2e/playwright.config.ts'], {
    STOA_E2E_REPORT: file,
  });
  count(isGood, file, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky]);
}

/** A runner that failed without a failed test has failed all the same. */
function count(isGood, file, read) {
  const [good, bad] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0];
  passed += good;
  failed += isGood ? bad : Math.max(1, bad);
}

/** Playwright's own Chromium or the system's; where there is neither, Playwright is asked to fetch its own. */
function findChromium() {
  const places = [
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  if (places.some((place) => existsSync(place))) return true;
  console.log('\n── No Chromium here: asking Playwright for one');
  spawnSync(path.join('node_modules', '.bin', 'playwright'), ['install', 'chromium'], { stdio: 'inherit' });
  return existsSync(chromium.executablePath());
}
