// Runs the tests of a changed piece of code in a thread that stays, for `.ci/mutation.mjs`: a new one for each change, as
// Stryker's own runner for vitest takes, costs ten times what the tests do. That runner still makes the first run, which tells
// what each test runs through.
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { createVitest } from 'vitest/node';

const [{ factory: createVitestRunner }] = vitestPlugins;

/** Of the hundredfold of a change's common hits that Stryker allows, so much tells that it loops. */
const hitShare = 1 / 30;
/** Far longer than any test takes without a change. */
const patienceMs = 10_000;

class StayingRunner {
  constructor(first) {
    this.first = first;
    this.waiting = new Map();
  }

  async init() {}

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(options) {
    await this.first.init();
    try {
      return await this.first.dryRun(options);
    } finally {
      await this.first.dispose();
    }
  }

  /** A change that shows as a module is loaded is there before it is. */
  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit, mutantActivation }) {
    this.channel ??= await this.start();
    this.channel.postMessage({
      id: activeMutant.id,
      file: sandboxFileName,
      isStatic: mutantActivation === 'static',
      tests: testFilter,
      hitLimit: Math.max(1000, hitLimit * hitShare),
    });
    return new Promise((resolve) => this.waiting.set(activeMutant.id, resolve));
  }

  async start() {
    const channel = new BroadcastChannel(`stoa-mutation-${process.pid}`);
    const isReady = new Promise((resolve) => this.waiting.set('ready', resolve));
    channel.onmessage = ({ data: { id, result } }) => {
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    };
    this.vitest = await createVitest('test', {
      config: '.ci/mutation-tests.mjs',
      runner: './.ci/mutation-worker.mjs',
      pool: 'threads',
      maxWorkers: 1,
      isolate: false,
      // A change may make a test wait for what never comes.
      testTimeout: patienceMs,
      hookTimeout: patienceMs,
      watch: false,
      reporters: [{}],
      onConsoleLog: () => false,
    });
    const files = (await this.vitest.globTestSpecifications()).map(({ moduleId }) => moduleId);
    this.vitest.provide('testFiles', files);
    const run = this.vitest.start(files.slice(0, 1));
    run.catch((error) => console.error(error));
    const isOver = run.then(() => {
      throw new Error('The tests ended before a change was tried.');
    });
    // Else a change would wait for ever, and count as noticed once its time is over.
    try {
      await Promise.race([isReady, isOver]);
    } catch (error) {
      channel.close();
      throw error;
    }
    return channel;
  }

  async dispose() {
    this.channel?.postMessage({ isOver: true });
    this.channel?.close();
    await this.vitest?.close();
  }
}

function createStayingRunner(injector) {
  return new StayingRunner(injector.injectFunction(createVitestRunner));
}
createStayingRunner.inject = ['$injector'];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'staying', factory: createStayingRunner }];
