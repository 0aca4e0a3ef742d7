// The thread of `.ci/mutation-runner.mjs`: loads the tests once, then turns on one change after another and runs the tests
// that run through it, until one fails. Where one fails without the change too, an earlier change is remembered somewhere:
// then all modules are loaded anew.
import path from 'node:path';
import { inject, TestRunner } from 'vitest';
import { startTests } from 'vitest/internal/browser';

/** What the changed code looks at, by Stryker's name for it. */
const changes = globalThis.__stryker__ ?? {};
globalThis.__stryker__ = changes;

export default class StayingWorker extends TestRunner {
  isHeld = false;
  /** The modules that each test file loads; known once a change asks for it. */
  reach = new Map();

  async importFile(file, source) {
    if (this.isHeld) this.forget((id) => id === file);
    if (this.isStatic) changes.activeMutant = this.mutant;
    return super.importFile(file, source);
  }

  async onBeforeRunFiles() {
    this.hasFailed = false;
    changes.activeMutant = this.mutant;
  }

  async onBeforeRunTask(test) {
    if (this.isHeld && this.hasFailed) test.mode = 'skip';
    return super.onBeforeRunTask(test);
  }

  onAfterRunTask(test) {
    if (test.result.state === 'fail') this.hasFailed = true;
    return super.onAfterRunTask(test);
  }

  /** Holds the first file that vitest runs until all changes are tried. */
  async onAfterRunFiles() {
    changes.activeMutant = undefined;
    if (this.isHeld) return;
    this.isHeld = true;
    this.onCollectStart = (file) => {
      this.workerState.current = file;
    };
    this.onCollected = async () => {};
    this.onTaskUpdate = async () => {};
    this.config.setupFiles = [];
    const channel = new BroadcastChannel(`stoa-mutation-${process.pid}`);
    await new Promise((resolve) => {
      channel.onmessage = async ({ data }) => {
        if (data.isOver) return resolve();
        const result = await this.judge(data).catch(({ stack }) => ({
          status: 'error',
          errorMessage: stack,
        }));
        channel.postMessage({ id: data.id, result });
      };
      channel.postMessage({ id: 'ready' });
    });
    channel.close();
  }

  async judge(change) {
    const result = await this.try(change);
    if (result.status !== 'killed' || (await this.isSound(result, change))) return result;
    this.forget(isOurs);
    return this.try(change);
  }

  /** Whether the tests that failed hold without the change. */
  async isSound({ file }, { isStatic }) {
    if (isStatic) this.forget(isOurs);
    const { failed } = await this.run(file, this.pattern);
    return failed === undefined;
  }

  async try({ id, file: changed, isStatic, tests, hitLimit }) {
    let nrOfTests = 0;
    if (isStatic) this.forget(isOurs);
    const files = await this.order(changed, tests);
    Object.assign(changes, { hitCount: 0, hitLimit });
    try {
      for (const [file, names] of files) {
        Object.assign(this, { mutant: id, isStatic, pattern: names && patternOf(names) });
        const { failed, count } = await this.run(file, this.pattern);
        if (failed === undefined && count < (names?.length ?? 0))
          throw new Error(`${file}: ${count} tests of ${names.length} ran`);
        nrOfTests += count;
        if (changes.hitCount > hitLimit) return { status: 'timeout', reason: `more than ${hitLimit} times` };
        if (failed === undefined) continue;
        if (/timed out in \d+ms/.test(failed.message)) return { status: 'timeout', reason: failed.message };
        return { status: 'killed', killedBy: [failed.id], failureMessage: failed.message, nrOfTests, file };
      }
      return { status: 'survived', nrOfTests };
    } finally {
      Object.assign(this, { mutant: undefined, isStatic: false });
      Object.assign(changes, { activeMutant: undefined, hitCount: undefined });
      if (isStatic) this.forget(isOurs);
    }
  }

  /** The test files with the tests to run, the one beside the changed code first; without tests those that load the code. */
  async order(changed, tests) {
    const files = tests ? groupByFile(tests) : new Map();
    if (!tests)
      for (const [file, modules] of await this.modulesOfAll())
        if (modules.has(changed)) files.set(file, undefined);
    const far = ([file]) => {
      if (file === changed.replace(/\.tsx?$/, '.test.ts')) return 0;
      return (this.reach.get(file)?.size ?? 1) + (path.dirname(file) === path.dirname(changed) ? 0 : 1000);
    };
    return [...files].sort((a, b) => far(a) - far(b));
  }

  async modulesOfAll() {
    if (this.reach.size > 0) return this.reach;
    for (const file of inject('testFiles')) {
      await this.run(file, /^ $/);
      this.reach.set(file, this.modulesOf(file));
    }
    return this.reach;
  }

  async run(file, testNamePattern) {
    const [{ tasks, result }] = await startTests([{ filepath: file, testNamePattern }], this);
    const tests = testsIn(tasks);
    const failed = tests.find(({ result }) => result?.state === 'fail');
    const count = tests.filter(({ result }) => result?.state === 'pass' || result?.state === 'fail').length;
    if (failed) return { count, failed: { id: idOf(failed), message: messageOf(failed.result) } };
    const broken = [{ result }, ...suitesIn(tasks)].find(({ result }) => result?.state === 'fail');
    if (broken)
      return {
        count,
        failed: { id: idOf(tests[0] ?? { file, name: '' }), message: messageOf(broken.result) },
      };
    return { count, failed: undefined };
  }

  forget(isForgotten) {
    for (const [id, node] of this.workerState.evaluatedModules.idToModuleMap)
      if (isForgotten(id)) Object.assign(node, { evaluated: false, promise: undefined, exports: undefined });
  }

  modulesOf(file) {
    const { idToModuleMap } = this.workerState.evaluatedModules;
    const found = new Set([file]);
    for (const id of found) for (const next of idToModuleMap.get(id)?.imports ?? []) found.add(next);
    return found;
  }
}

function isOurs(id) {
  return id.startsWith(process.cwd()) && !id.includes('/node_modules/') && !id.includes('/.ci/');
}

function groupByFile(tests) {
  const files = new Map();
  for (const id of tests) {
    const at = id.indexOf('#');
    const file = path.resolve(id.slice(0, at));
    files.set(file, [...(files.get(file) ?? []), id.slice(at + 1)]);
  }
  return files;
}

function patternOf(names) {
  return new RegExp(`^(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`);
}

function testsIn(tasks) {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task.tasks) : [task]));
}

function suitesIn(tasks) {
  return tasks.flatMap((task) => (task.type === 'suite' ? [task, ...suitesIn(task.tasks)] : []));
}

function idOf({ file, name, suite }) {
  const names = [name];
  for (let at = suite; at; at = at.suite) names.unshift(at.name);
  return `${path.relative(process.cwd(), file.filepath ?? file)}#${names.join(' ').trim()}`;
}

function messageOf(result) {
  return result.errors?.[0]?.message ?? 'failed';
}
