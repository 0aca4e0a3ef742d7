import { browserFaults } from '../browser-faults/cases';
import { test } from '../support/test';

/** In `npm test` the first case of each kind and every fifth; `npm run test:trust` runs all. */
const chosen = browserFaults.filter(
  ({ kind, isSlow }, i) => !isSlow && (i % 5 === 0 || browserFaults[i - 1]?.kind !== kind),
);

test.describe('what goes wrong in a browser', { tag: '@server' }, () => {
  test.skip(({ isMobile }) => isMobile, 'the same scripts run on a phone');
  // Wrong bytes and foreign pages in place of scripts are refused by the policy, which is as it should be.
  test.use({ mayBreakPolicy: true });
  for (const { kind, name, run } of chosen) test(`${kind}: ${name}`, ({ page }) => run(page));
});
