import path from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '../lib/text/error-message';
import { tryIndexes } from './opensearch/index-trials';
import { installNodes } from './opensearch/install-nodes';
import { tryNetwork } from './opensearch/network-trials';
import { tryNodes } from './opensearch/node-trials';
import { tryPublishing } from './opensearch/publish-trials';
import { startNodes } from './opensearch/search-nodes';
import { openTrial, type Trial } from './opensearch/trial';
import { rowLine, type TrialGroups, type TrialRow, wantedGroups } from './trial-row';

const usage = `Tries search on a real OpenSearch cluster on this machine, and prints a table: tried, held.

  npm run test:opensearch [-- --quick] [--only NAME] [--json]

--quick      one node, and what one node can show
--only NAME  one of nodes, indexes, network, publishing
--json       rows for programs

Java 17 and Maven are needed, and nothing is tried where they are not; the first run fetches some 50 MB from Maven Central.
The bundled library must be built (npm run build:content).`;

const groups: TrialGroups<Trial> = {
  indexes: tryIndexes,
  network: tryNetwork,
  publishing: tryPublishing,
  nodes: tryNodes,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await tryAll();

async function tryAll(): Promise<void> {
  const wanted = wantedGroups(groups, values.only);
  const jars = await installNodes().catch((error: unknown) => {
    console.log(`skipped: no OpenSearch can be put together here (${messageOf(error).split('\n')[0]})`);
    return undefined;
  });
  if (jars === undefined) return;
  const nodes = await startNodes(jars, values.quick ? 1 : 3);
  const rows: TrialRow[] = [];
  try {
    const trial = await openTrial(path.resolve('content'), nodes, values.quick);
    await trial.publish();
    for (const [name, group] of wanted) {
      console.error(`${name} …`);
      for await (const row of group(trial)) {
        rows.push(row);
        if (!values.json) console.log(rowLine(row));
      }
    }
    trial.client.close();
  } finally {
    await nodes.close();
  }
  if (values.json) console.log(JSON.stringify(rows, null, 1));
  if (rows.some(({ held }) => !held)) process.exitCode = 1;
}
