// Sees that there is a Chromium for the end-to-end tests: Playwright's own or the system's; where there is neither,
// Playwright is asked to fetch its own.
import { spawnSync } from 'node:child_process';
import { findTestChromium } from '@/e2e/support/chromium';

if (!findTestChromium()) {
  console.log('No Chromium here: asking Playwright for one');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
}
const found = findTestChromium();
console.log(
  found ??
    'No Chromium: run `npx playwright install --with-deps chromium`, or install one (Debian: apt-get install chromium).',
);
process.exitCode = found ? 0 : 1;
