import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { browser } from './trust/browser';
import { content } from './trust/content';
import { doors } from './trust/doors';
import { faults } from './trust/faults';
import { floods } from './trust/floods';
import { frontMatter } from './trust/front-matter';
import { load } from './trust/load';
import { policy } from './trust/policy';
import { rendering } from './trust/rendering';
import { shelf } from './trust/shelf';
import { parseTarget, type Target, targets, whatTargetsAre } from './trust/targets';
import type { TrustGroup, TrustRow } from './trust/trust-group';
import { visitors } from './trust/visitors';

const usage = `Tries what is promised about hostile content, hostile visitors and faults, and prints a table: class, tried, held.

  npm run test:trust [-- --quick] [--only NAME] [--target NAME] [--json]

--quick       the part that runs in npm test
--beside WHAT the groups that may run beside others' work (others), or those that may not (nothing)
--documents N how many documents rendering grows towards slow ones (5,000; 200 if quick)
--target NAME what is tried (server): ${targets.join(', ')};
              others is a short part against all but the server, which a run of everything ends with
--only NAME   one group, or one part of one as in faults/mending: `;

/** In this order; a group may start servers and browsers of its own, and stops them. */
const groups: readonly TrustGroup[] = [
  content,
  doors,
  policy,
  frontMatter,
  rendering,
  visitors,
  faults,
  floods,
  load,
  browser,
  shelf,
];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    beside: { type: 'string' },
    target: { type: 'string' },
    documents: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const [onlyGroup, part] = (values.only ?? '').split('/');

if (values.help) console.log(usage + groups.map(({ name }) => name).join(', '));
else await tryGroups();

async function tryGroups(): Promise<void> {
  const rows: TrustRow[] = [];
  const wanted = groups.filter((group) => (!onlyGroup || onlyGroup === group.name) && isBeside(group));
  if (wanted.length === 0) throw new Error(`no group is named ${onlyGroup}`);
  const isOthers = values.target === 'others';
  const target = isOthers ? undefined : parseTarget(values.target ?? 'server');
  if (target) rows.push(...(await tryAll(wanted, target)));
  if (isOthers || !(values.quick || values.only || values.target))
    for (const other of targets.filter((it) => it !== 'server'))
      for (const group of wanted) if (group.hasShort) rows.push(...(await tryGroup(group, other, true)));
  for (const { name, failures } of rows)
    for (const failure of failures.slice(0, 20)) console.error(`${name}: ${failure}`);
  console.log(values.json ? JSON.stringify(rows, undefined, 2) : table(rows));
  if (rows.length === 0 || rows.some(({ tried, held }) => held < tried || tried === 0)) process.exitCode = 1;
}

/** Whether a group is one of those that `--beside` asks for. */
function isBeside({ isAlone, watchesFolders }: TrustGroup): boolean {
  if (values.beside === undefined) return true;
  if (!['others', 'nothing'].includes(values.beside)) throw new Error('--beside is others or nothing');
  return (values.beside === 'nothing') === Boolean(isAlone || watchesFolders);
}

/** One group after another, but for those that run apart: they end before the first that wants the machine alone. */
async function tryAll(wanted: readonly TrustGroup[], target: Target): Promise<readonly TrustRow[]> {
  const apart = wanted.length > 1 ? wanted.filter(({ isApart }) => isApart) : [];
  const beside = new Map(apart.map((group) => [group, tryInProcess(group)]));
  const rows = new Map<TrustGroup, readonly TrustRow[]>();
  const rest = wanted.filter((group) => !beside.has(group));
  for (const group of [...rest.filter(({ isAlone }) => !isAlone), ...rest.filter(({ isAlone }) => isAlone)]) {
    if (group.isAlone) await Promise.all(beside.values());
    rows.set(group, await tryGroup(group, target));
  }
  for (const [group, tried] of beside) rows.set(group, await tried);
  return wanted.flatMap((group) => rows.get(group) ?? []);
}

/** What a group prints that runs in a process of its own, so that its work holds up nobody's requests. */
async function tryInProcess({ name }: TrustGroup): Promise<readonly TrustRow[]> {
  const switches = values.quick ? ['--quick'] : [];
  const documents = values.documents === undefined ? [] : ['--documents', values.documents];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/trust.ts', '--only', name, '--json', ...switches, ...documents],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(printed);
}

/** Rows are named with their target, where that is not the server. */
async function tryGroup(group: TrustGroup, target: Target, isShort = false): Promise<readonly TrustRow[]> {
  const of = target === 'server' ? '' : ` [${target}]`;
  console.error(`── ${group.name}${of && `, ${whatTargetsAre[target]}`}`);
  const report = (line: string) => console.error(`   ${line}`);
  const reason = group.leftOut[target];
  if (reason !== undefined) {
    report(`left out: ${reason}`);
    return [];
  }
  const started = performance.now();
  const documents = values.documents === undefined ? {} : { documents: Number(values.documents) };
  const options = { isQuick: values.quick, isShort, target, ...documents, ...(part ? { part } : {}), report };
  const rows = await group.run(options);
  report(`${Math.round((performance.now() - started) / 1000)} s`);
  return rows.map((row) => ({ ...row, name: row.name + of }));
}

function table(rows: readonly TrustRow[]): string {
  const width = Math.max(5, ...rows.map(({ name }) => name.length));
  const line = (name: string, tried: string, held: string, figure = '') =>
    `${name.padEnd(width)}  ${tried.padStart(8)}  ${held.padStart(8)}  ${figure}`.trimEnd();
  return [
    line('class', 'tried', 'held'),
    ...rows.map(({ name, tried, held, figure }) =>
      line(name, tried.toLocaleString('en'), held.toLocaleString('en'), figure),
    ),
  ].join('\n');
}
