import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ask } from './readers';

export interface Editor {
  /** Seconds until each edit was served by whoever answered. */
  readonly seconds: readonly number[];
  readonly failures: readonly string[];
  stop(): Promise<void>;
}

const patienceMs = 60_000;
/** Several processes may answer; an edit counts as served when so many answers after another show it. */
const answersInARow = 4;

/** Changes a question, adds one, and takes it away again, in turn, one edit every `everyMs`. */
export function startEditor(options: {
  readonly url: string;
  readonly folder: string;
  readonly subject: string;
  /** Name of a file of the subject, without its ending. */
  readonly slug: string;
  readonly everyMs: number;
}): Editor {
  const { url, folder, subject, slug } = options;
  const seconds: number[] = [];
  const failures: string[] = [];
  let isStopped = false;
  const changed = path.join(folder, subject, `${slug}.md`);
  const added = path.join(folder, subject, 'a-question-of-a-moment.md');
  const addressOf = (name: string) => `${url}/learn/${subject}/questions/${name}`;
  const isServed = async (what: string, address: string, holds: Holds) => {
    const taken = await secondsUntil(address, holds);
    if (taken !== undefined) seconds.push(taken);
    else failures.push(`${what} was not served within ${patienceMs / 1000} s`);
  };
  const edits = [
    async (n: number, text: string) => {
      await writeFile(changed, text.replace('\nanswer: >-\n    ', `\nanswer: >-\n    Edit number ${n}. `));
      await isServed('a changed question', addressOf(slug), (_, body) => body.includes(`Edit number ${n}.`));
    },
    async (n: number) => {
      await writeFile(added, `---\nquestion: Is this question ${n}?\nanswer: For a moment, it is.\n---\n`);
      await isServed('an added question', addressOf('a-question-of-a-moment'), (status) => status === 200);
    },
    async () => {
      await rm(added);
      await isServed('a removed question', addressOf('a-question-of-a-moment'), (status) => status === 404);
    },
  ];
  const work = async () => {
    const text = await readFile(changed, 'utf8');
    for (let n = 1; !isStopped; n++) {
      const started = performance.now();
      await edits[(n - 1) % edits.length]?.(n, text);
      const rest = options.everyMs - (performance.now() - started);
      for (let waited = 0; waited < rest && !isStopped; waited += 100)
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const working = work();
  return {
    seconds,
    failures,
    async stop() {
      isStopped = true;
      await working;
    },
  };
}

type Holds = (status: number, body: string) => boolean;

/** Undefined where it was waited for in vain. */
async function secondsUntil(address: string, holds: Holds): Promise<number | undefined> {
  const started = performance.now();
  let inARow = 0;
  while (performance.now() - started < patienceMs) {
    const shown = await ask(address).then(
      ({ status, body }) => holds(status, body),
      () => false,
    );
    inARow = shown ? inARow + 1 : 0;
    if (inARow === answersInARow) return (performance.now() - started) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}
