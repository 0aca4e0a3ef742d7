import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Chromium without its windows: the same engine, a third of the processor for each page of a test. */
const shellPlaces = ['/usr/bin/chromium-headless-shell'];

/** A Chromium on this machine: Playwright's own, else the system's, else undefined. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...systemPlaces].find((place) => existsSync(place));
}

/** The Chromium that tests run in: the system's shell where there is one, else any. */
export function findTestChromium(): string | undefined {
  return shellPlaces.find((place) => existsSync(place)) ?? findChromium();
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
