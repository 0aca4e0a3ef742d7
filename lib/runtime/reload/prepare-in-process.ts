import { spawn } from 'node:child_process';
import { builderProgram } from '@/lib/bundle/builder-program';
import { builderSources, fingerprintSources } from '@/lib/bundle/source-fingerprint';
import { listLibraryFiles } from '@/lib/content/library-files';
import { systemCode, UserError } from '@/lib/process/user-error';
import {
  findCurrentSnapshot,
  findNamedSnapshot,
  type PreparedSnapshot,
} from '@/lib/snapshot/prepare/prepare-snapshot';

/** Fewer collections of young garbage save a tenth of a build's time, at 20 MB; an edit is waited for, and may take 60. */
const youngMegabytes = { build: 32, edit: 64 } as const;

/** The build of the content failed, and has said why; unless it was killed, as by a machine that is out of memory. */
export class BuildFailed extends UserError {
  readonly wasKilled: boolean;
  /** It was killed, or the system refused it something: a full disk, a folder that may not be written. */
  readonly isOfSystem: boolean;
  constructor({ wasKilled, code }: { readonly wasKilled: boolean; readonly code?: number | null }) {
    super('');
    this.wasKilled = wasKilled;
    this.isOfSystem = wasKilled || code === systemCode;
  }
}

/**
 * The snapshot to serve. Where it must be built, another process does it: what building needs of memory, several
 * times what serving needs, is given back. That process says what is wrong.
 * @throws BuildFailed where it failed
 */
export async function prepareInProcess(contentFolder: string): Promise<PreparedSnapshot> {
  const builder = await fingerprintSources(builderSources);
  const current = await findCurrentSnapshot(contentFolder, { builder });
  if (current) {
    console.log('  Content: nothing changed since it was last built');
    return current;
  }
  const { subjects } = await listLibraryFiles(contentFolder);
  const questions = subjects.reduce((sum, subject) => sum + subject.questions.length, 0);
  await runBuild(contentFolder, { builder, questions, after: 'build' });
  const built = await findCurrentSnapshot(contentFolder, { builder });
  // Edited while it was built: the next round has it.
  return built ?? prepareInProcess(contentFolder);
}

/**
 * The same once an edit was noticed: nothing is looked at that the building process looks at itself. What is edited
 * meanwhile is noticed again.
 * @param known questions there were before
 * @throws BuildFailed where it failed
 */
export async function prepareAgain(contentFolder: string, known: number): Promise<PreparedSnapshot> {
  const builder = await fingerprintSources(builderSources);
  await runBuild(contentFolder, { builder, questions: known, after: 'edit' });
  const built = await findNamedSnapshot(contentFolder, { builder });
  if (built === undefined) throw new BuildFailed({ wasKilled: false });
  return built;
}

/**
 * Runs the build with as much heap as content of this size needs. Without a bound the collector lets garbage stand while
 * the machine has memory: 36,000 questions took 1.3 GB, and longer, where 0.9 do. Should it not be enough, it is lifted.
 */
async function runBuild(
  contentFolder: string,
  {
    builder,
    questions,
    after,
  }: {
    readonly builder: string;
    readonly questions: number;
    readonly after: keyof typeof youngMegabytes;
  },
): Promise<void> {
  const young = `--max-semi-space-size=${youngMegabytes[after]}`;
  const command = [...(await builderProgram(builder)), '--content', contentFolder];
  const heap = heapMegabytes(questions);
  // Nearly all that an edit reads is kept to its end: looking through it on the way takes a twelfth of the time.
  const first = after === 'edit' ? [`--initial-old-space-size=${heap}`] : [];
  const bounded = await endOf([young, `--max-old-space-size=${heap}`, ...first, ...command]);
  const end = isOutOfMemory(bounded) ? await endOf([young, ...command]) : bounded;
  if (end.code !== 0) throw new BuildFailed({ wasKilled: end.code === null, code: end.code });
}

/** Measured: 36,000 questions need less than 700 MB of heap, 100,000 less than 1,370. */
function heapMegabytes(questions: number): number {
  return Math.round(320 + questions * 0.0105);
}

/** How a process ended: with a code, or by a signal. */
interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** V8 aborts where it finds no more memory; a shell between says so by a number. */
function isOutOfMemory({ code, signal }: ProcessEnd): boolean {
  return signal === 'SIGABRT' || code === 134;
}

function endOf(command: readonly string[]): Promise<ProcessEnd> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
