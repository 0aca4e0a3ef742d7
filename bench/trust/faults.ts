import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { generationFiles, generationFolders } from '@/lib/generation/folders';
import { readPointer } from '@/lib/generation/pointer';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createRandom } from '../random';
import { type TrustGroup, tryAll } from './trust-group';

const questions = 120;
const script = path.join('lib', 'cli', 'build.ts');

/** Builds that are killed at any moment: what is served afterwards is the old or the new generation, whole. */
export const faults: TrustGroup = {
  name: 'faults',
  async run({ isQuick, say }) {
    const library = await mkdtemp(path.join(tmpdir(), 'stoa-faults-'));
    const folders = generationFolders(library);
    try {
      for (let n = 0; n < questions; n++) await writeQuestion(library, n, 'version0');
      const started = Date.now();
      await build(library);
      const usual = Date.now() - started;
      say(`a build takes ${usual} ms`);
      const random = createRandom(7);
      let version = 0;
      let served = 0;
      let killed = 0;
      const row = await tryAll(
        'builds killed at any moment',
        Array.from({ length: isQuick ? 4 : 50 }),
        async () => {
          version += 1;
          // One question edited is amended, all of them are built whole.
          const edited = version % 5 === 0 ? questions : 1;
          for (let n = 0; n < edited; n++) await writeQuestion(library, n, `version${version}`);
          if (await build(library, usual * (0.2 + 0.9 * random()))) killed += 1;
          const found = await wholeVersion(folders);
          if (typeof found === 'string') return found;
          if (found < served || found > version) return `version ${found} after ${served}, of ${version}`;
          served = found;
          return undefined;
        },
      );
      const after = await tryAll('the build after them, nothing half left', [undefined], async () => {
        await build(library);
        const found = await wholeVersion(folders);
        if (found !== version) return `version ${found} in place of ${version}`;
        const left = (await readdir(folders.generations)).filter((name) => !/^[0-9a-f]+$/.test(name));
        return left.length > 0 ? `left over: ${left.join(', ')}` : undefined;
      });
      return [{ ...row, figure: `${killed} ended by the kill` }, after];
    } finally {
      await rm(library, { recursive: true, force: true });
      await rm(folders.root, { recursive: true, force: true });
    }
  },
};

async function writeQuestion(library: string, n: number, version: string): Promise<void> {
  const folder = path.join(library, `subject-${n % 3}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, `question-${n}.md`),
    `---\nquestion: What is number ${n}?\nanswer: ${JSON.stringify(`Number${n} stands at ${version} of all.`)}\n---\n`,
  );
}

/** Builds, and is killed after so long where that is said; whether the kill came before its end. */
async function build(library: string, killAfter?: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--content-only', '--content', library], {
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  if (killAfter !== undefined) {
    await Promise.race([exit, wait(killAfter, undefined, { ref: false })]);
    child.kill('SIGKILL');
  }
  const [, signal] = await exit;
  return signal === 'SIGKILL';
}

/** The version that the first question of the current generation tells, once all of it has been read; or what is wrong. */
async function wholeVersion(folders: ReturnType<typeof generationFolders>): Promise<number | string> {
  const pointer = await readPointer(folders.pointer);
  if (!pointer) return 'there is no current generation';
  const folder = path.join(folders.generations, pointer.generation);
  const catalog = await openCatalog(folder);
  try {
    if (catalog.frame.total !== questions) return `${catalog.frame.total} questions`;
    for (let n = 0; n < questions; n++)
      if (!/^Number\d+ stands at version\d+ of all\.$/.test(await catalog.answer(n)))
        return `answer ${n} is not whole`;
    const first = catalog.find('subject-0/question-0');
    const version = /version\d+/.exec(first ? await catalog.answer(first.number) : '')?.[0] ?? '';
    const engine = createSearchEngine(createDiskFiles(path.join(folder, generationFiles.search)));
    const answer = await engine.search({ query: `number0 ${version}`, limit: 5, offset: 0 });
    if (answer.status === 'failed' || answer.hits[0]?.slug !== 'question-0')
      return `search does not find ${version}`;
    return Number(version.slice('version'.length));
  } finally {
    await catalog.close();
  }
}
