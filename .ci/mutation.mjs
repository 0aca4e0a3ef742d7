// Changes the code in small ways, one at a time, and counts the changes that no unit test notices. A folder's own tests judge
// it. `-- --folder lib/content` takes one folder, `-- --file lib/content/slug.ts` (a pattern) less; what neither code nor tests
// changed since the last run is not tried again. `-- --every 3` takes every third file of a folder, by its name's place in the
// alphabet, and `--at-once 1` leaves a core to others. What survived is printed, the score stands in the last lines.
import { mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/**
 * Each folder with the tests that judge it. The engine is also searched with, over what a builder wrote; what takes seconds
 * for each change is left out: what builds an index again and again, and what measures how work grows.
 */
const folders = {
  'lib/content': ['lib/content/**/*.test.ts'],
  'lib/markdown': ['lib/markdown/**/!(growth|hostile|*-cost|*.properties).test.ts'],
  'lib/search/engine': [
    'lib/search/engine/**/*.test.ts',
    'lib/search/server/{as-typed,cut-short,explained,forgiving-search}.test.ts',
    'lib/search/server/{picked-hits,picked-parts,search-failures,search-scenarios}.test.ts',
  ],
};
const noCode = ['!**/*.test.ts', '!**/*.d.ts'];
/** Wanted of each folder, in parts of all changes. */
const wanted = 0.8;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: Object.keys(folders) },
    file: { type: 'string' },
    every: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    all: { type: 'boolean', default: false },
  },
});
const unknown = values.folder.filter((folder) => !(folder in folders));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: the folders are ${Object.keys(folders).join(', ')}`);
  process.exit(1);
}
const kept = path.resolve('.stoa', 'mutation');
mkdirSync(kept, { recursive: true });
const lines = [];
for (const folder of values.folder) lines.push(scoreOf(folder, await run(folder)));
console.log(`\n${lines.map(({ line }) => line).join('\n')}`);
process.exit(lines.some(({ isEnough }) => !isEnough) ? 1 : 0);

function run(folder) {
  process.env.STOA_MUTATION_TESTS = folders[folder].join('\n');
  const stryker = new Stryker({
    mutate: values.file ? [values.file, ...noCode] : sampleOf(folder),
    testRunner: 'staying',
    vitest: { configFile: '.ci/mutation-tests.mjs' },
    plugins: [
      import.meta.resolve('@stryker-mutator/vitest-runner'),
      path.resolve('.ci/mutation-ignores.mjs'),
      path.resolve('.ci/mutation-runner.mjs'),
    ],
    ignorers: ['said-to-people'],
    ignorePatterns: ['/.stoa*', '/.next', '/export*', '/standalone*', '/bench', '/docs', '/public', '*.log'],
    // Beside the repository: nothing that watches or lists it sees the copy.
    tempDirName: path.join(os.tmpdir(), `stoa-mutation-${process.pid}`),
    incremental: true,
    force: values.all,
    incrementalFile: path.join(kept, `${folder.replaceAll('/', '-')}.json`),
    concurrency: Number(values['at-once']),
    // A change that never ends is told by its loops; the time is for what hangs, on a busy machine too.
    timeoutMS: 15_000,
    dryRunTimeoutMinutes: 30,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { reportTests: false, reportScoreTable: false, allowColor: false, logTests: false },
    allowConsoleColors: false,
    thresholds: { high: 100 * wanted, low: 100 * wanted, break: null },
    allowEmpty: true,
  });
  return stryker.runMutationTest();
}

function sampleOf(folder) {
  const every = Number(values.every);
  if (every === 1) return [`${folder}/**/*.ts`, ...noCode];
  const files = readdirSync(folder, { recursive: true }).filter((name) => /(?<!\.test|\.d)\.ts$/.test(name));
  return files.sort().flatMap((name, at) => (at % every === 0 ? [`${folder}/${name}`] : []));
}

/** A change that made the tests hang was noticed; one that no test runs through was not. */
function scoreOf(folder, mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const all = noticed + count('Survived', 'NoCoverage');
  const share = all === 0 ? 1 : noticed / all;
  const rest = `${count('Timeout')} by time, ${count('NoCoverage')} that no test runs through, ${count('Ignored')} ignored`;
  return {
    isEnough: share >= wanted,
    line: `${folder}: ${(100 * share).toFixed(1)} % of ${all} changes noticed (${rest}); wanted ${100 * wanted} %`,
  };
}
