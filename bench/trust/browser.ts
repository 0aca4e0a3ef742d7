import { type BrowserFault, browserFaults } from '../../e2e/browser-faults/cases';
import { launchTestChromium } from '../../e2e/support/chromium';
import { serveTarget } from './serve-target';
import { type TrustGroup, tryAll } from './trust-group';

const tabs = 4;

/** What a reader sees where scripts, files, network or storage fail him, in Chromium over the bundled library. */
export const browser: TrustGroup = {
  name: 'browser',
  leftOut: { nginx: 'what fails in a browser is answered by the server in its stead' },
  async run({ isQuick, target, report }) {
    // The end-to-end tests run some of these cases.
    if (isQuick) return [];
    report('serving the bundled library');
    const site = await serveTarget(target, 'content');
    const opened = await launchTestChromium();
    const tryOne = async ({ name, run }: BrowserFault) => {
      const context = await opened.newContext({ baseURL: site.url });
      try {
        await run(await context.newPage());
        return undefined;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`;
      } finally {
        await context.close();
      }
    };
    try {
      const rows = [];
      for (const kind of new Set(browserFaults.map((fault) => fault.kind))) {
        const cases = browserFaults.filter((fault) => fault.kind === kind);
        rows.push(await tryAll(kind, cases, tryOne, tabs));
      }
      return rows;
    } finally {
      await opened.close();
      await site.stop();
    }
  },
};
