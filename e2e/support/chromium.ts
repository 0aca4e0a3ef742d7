import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

/** Chromium without its windows: the same engine, a third of the processor for each page of a test. */
const shellPlace = '/usr/bin/chromium-headless-shell';
const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  shellPlace,
];

/** A Chromium on this machine: Playwright's own, else the system's, else undefined. */
function findChromium(): string | undefined {
  return [chromium.executablePath(), ...systemPlaces].find((place) => existsSync(place));
}

/** The Chromium that tests run in: the system's shell where there is one, else any. */
export function findTestChromium(): string | undefined {
  return existsSync(shellPlace) ? shellPlace : findChromium();
}

export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that tests run in, for what is tried apart from them. */
export function launchTestChromium(more: readonly string[] = []): Promise<Browser> {
  return launch(findTestChromium(), more);
}

/** Starts a Chromium of this machine as readers have it, for what is measured or looked at. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return launch(findChromium(), more);
}

function launch(executablePath: string | undefined, more: readonly string[]): Promise<Browser> {
  const args = [...chromiumArguments, ...more];
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}
