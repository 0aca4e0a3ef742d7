// Everything CI checks. Each step is a script of package.json; those that do not wait for one another run beside each other,
// as many as there are cores. What a step says is shown when it ends; the last line counts tests and steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** No test fails on time; what hangs is ended here, with all that it started. */
const limitMs = 45 * 60_000;
const atOnce = Math.min(3, os.availableParallelism());
const reports = mkdtempSync(path.join(os.tmpdir(), 'stoa-test-'));
const unitReport = path.join(reports, 'unit.json');
const e2eReport = path.join(reports, 'e2e.json');
const unitReporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`];

/** The first that may begin does: what others wait for and what takes longest stands above. */
const steps = [
  { script: 'build', args: ['--strict'] },
  ...(process.argv.includes('--no-browser') ? [] : [{ script: 'test:browser' }, endToEnd()]),
  { script: 'lint' },
  { script: 'lint:layers' },
  { script: 'lint:unused' },
  { script: 'lint:packages' },
  { script: 'lint:sizes' },
  { script: 'types' },
  { script: 'test:unit', args: unitReporters, count: () => countUnit(readReport(unitReport)) },
  { script: 'test:trust', args: ['--quick', '--beside', 'others'], after: ['build'] },
];
/** What is bound by times, or looks at what is left in the folders that others write to, and what has a cluster. */
const alone = [
  { script: 'test:trust', args: ['--quick', '--beside', 'nothing'], after: ['build'] },
  // A minute where Java and Maven are; nothing where they are not.
  { script: 'test:opensearch', args: ['--quick'], after: ['build'] },
];

const ended = new Map();
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) endAll(child);
    process.exit(1);
  });
await Promise.all(Array.from({ length: atOnce }, work));
for (const step of alone) await take(step);
const [passed, failed] = [...ended.values()].reduce(([p, f], it) => [p + it.passed, f + it.failed], [0, 0]);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function endToEnd() {
  const count = () => countEndToEnd(readReport(e2eReport));
  return { script: 'test:e2e', after: ['build', 'test:browser'], env: { STOA_E2E_REPORT: e2eReport }, count };
}

/** Takes one step after another; where all that are left wait for one that runs, waits too. */
async function work() {
  while (steps.length > 0) {
    const next = steps.findIndex(({ after = [] }) => after.every((script) => ended.has(script)));
    if (next >= 0) await take(steps.splice(next, 1)[0]);
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function take({ script, args = [], env = {}, after = [], count = () => [0, 0] }) {
  const name = ended.has(script) ? `${script} ${args.join(' ')}` : script;
  const failed = after.find((it) => ended.get(it).failed > 0);
  if (failed) {
    console.log(`\n── ${name}: FAILED, since ${failed} did`);
    ended.set(name, { passed: 0, failed: 1 });
    return;
  }
  const started = Date.now();
  console.log(`── ${script} begins`);
  const { code, said } = await run(script, args, env);
  const seconds = Math.round((Date.now() - started) / 1000);
  const isGood = code === 0;
  console.log(`\n${said.trimEnd()}\n── ${script}: ${isGood ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  const [good, bad] = count();
  // A step without tests of its own is one; a runner that failed without a failed test has failed all the same.
  const passed = good + bad > 0 ? good : Number(isGood);
  ended.set(name, { passed, failed: isGood ? bad : Math.max(1, bad) });
}

function run(script, args, env) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      // A group of its own, so that it can be ended with all that it started.
      detached: true,
    });
    let said = '';
    running.add(child);
    const limit = setTimeout(() => {
      said += `\nIt was ended after ${limitMs / 60_000} minutes: something hangs.`;
      endAll(child);
    }, limitMs);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.once('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, said });
    });
  });
}

function endAll(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function countUnit(report) {
  return report ? [report.numPassedTests, report.numFailedTests] : [0, 0];
}

function countEndToEnd(report) {
  return report ? [report.stats.expected, report.stats.unexpected + report.stats.flaky] : [0, 0];
}
