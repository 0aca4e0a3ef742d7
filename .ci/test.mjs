// Everything CI checks, one step after another; each says how it ended, and the last line counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const reports = mkdtempSync(path.join(os.tmpdir(), 'stoa-test-'));
const unitReport = path.join(reports, 'unit.json');
let passed = 0;
let failed = 0;

step('lint', ['biome', 'check', '.']);
step('types', ['tsc', '--noEmit']);
step('layer law', ['node', '.ci/check-layers.mjs']);
unit();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(name, [command, ...args]) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const isNode = command === 'node';
  const { status } = spawnSync(isNode ? process.execPath : path.join('node_modules', '.bin', command), args, {
    stdio: 'inherit',
  });
  console.log(
    `── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

function step(name, command) {
  if (run(name, command)) passed += 1;
  else failed += 1;
}

function unit() {
  const ok = run('unit', [
    'vitest',
    'run',
    '--config',
    'e2e/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(unitReport, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    if (!ok && report.numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}
