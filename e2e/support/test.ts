import { test as base, expect } from '@playwright/test';

export type { Page } from '@playwright/test';
export { expect };

interface PolicyOptions {
  /** Set where a test breaks the content policy on purpose. */
  readonly mayBreakPolicy: boolean;
}

interface PolicyWatch {
  readonly policyWatch: undefined;
}

const reportMark = 'content policy broken: ';

/**
 * Every test fails at its end if a page of its context broke the content policy of its answer. A page's own events are said
 * on its console, which outlives it; what is refused before any script runs, as a worker's, Chromium says there itself.
 */
export const test = base.extend<PolicyOptions & PolicyWatch>({
  mayBreakPolicy: [false, { option: true }],
  policyWatch: [
    async ({ context, mayBreakPolicy }, use) => {
      const broken = new Set<string>();
      context.on('console', (message) => {
        const text = message.text();
        if (text.startsWith(reportMark) || /Content[ -]Security[ -]Policy/i.test(text)) broken.add(text);
      });
      await context.addInitScript((mark) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const { effectiveDirective, blockedURI, documentURI, sourceFile, lineNumber } = event;
          const where = `${sourceFile}:${lineNumber}`;
          console.error(`${mark}${effectiveDirective} ${blockedURI} on ${documentURI} at ${where}`);
        });
      }, reportMark);
      await use(undefined);
      if (!mayBreakPolicy) expect([...broken]).toEqual([]);
    },
    { auto: true },
  ],
});
