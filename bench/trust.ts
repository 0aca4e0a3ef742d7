import { parseArgs } from 'node:util';
import { browser } from './trust/browser';
import { content } from './trust/content';
import { faults } from './trust/faults';
import { floods } from './trust/floods';
import { frontMatter } from './trust/front-matter';
import { load } from './trust/load';
import { policy } from './trust/policy';
import { rendering } from './trust/rendering';
import type { TrustGroup, TrustRow } from './trust/trust-group';
import { visitors } from './trust/visitors';

const usage = `Tries what is promised about hostile content, hostile visitors and faults, and prints a table: class, tried, held.

  npm run test:trust [-- --quick] [--only NAME] [--json]

--quick       the part that runs in npm test
--documents N how many documents rendering grows towards slow ones (5,000; 200 if quick)
--only NAME   one group: `;

/** In this order; a group may start servers and browsers of its own, and stops them. */
const groups: readonly TrustGroup[] = [
  content,
  policy,
  frontMatter,
  rendering,
  visitors,
  faults,
  floods,
  load,
  browser,
];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    documents: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage + groups.map(({ name }) => name).join(', '));
else await tryGroups();

async function tryGroups(): Promise<void> {
  const rows: TrustRow[] = [];
  for (const group of groups) {
    if (values.only && values.only !== group.name) continue;
    console.error(`── ${group.name}`);
    const documents = values.documents === undefined ? {} : { documents: Number(values.documents) };
    const say = (line: string) => console.error(`   ${line}`);
    rows.push(...(await group.run({ isQuick: values.quick, ...documents, say })));
  }
  if (rows.length === 0) throw new Error(`no group is named ${values.only}`);
  for (const { name, failures } of rows)
    for (const failure of failures.slice(0, 20)) console.error(`${name}: ${failure}`);
  console.log(values.json ? JSON.stringify(rows, undefined, 2) : table(rows));
  if (rows.some(({ tried, held }) => held < tried || tried === 0)) process.exitCode = 1;
}

function table(rows: readonly TrustRow[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, tried: string, held: string, figure = '') =>
    `${name.padEnd(width)}  ${tried.padStart(8)}  ${held.padStart(8)}  ${figure}`.trimEnd();
  return [
    line('class', 'tried', 'held'),
    ...rows.map(({ name, tried, held, figure }) =>
      line(name, tried.toLocaleString('en'), held.toLocaleString('en'), figure),
    ),
  ].join('\n');
}
