import {
  chmod,
  chown,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { type TrustRow, tryAll } from '../trust-group';
import { nobody, runCommandOf, whyNoMounts } from './command';
import { createLibrary, type VersionedLibrary, writeQuestion } from './library';

const questions = 900;

/** Files and folders that go, move or cannot be read while they are built, and clocks that are wrong. */
export async function tryContentFaults(): Promise<readonly TrustRow[]> {
  return [await tryMoving(), await tryTimes(), await tryUnreadable()];
}

/** While a build reads, the library changes under it; that build succeeds, and the next one has it as it is. */
async function tryMoving(): Promise<TrustRow> {
  const changes: Readonly<Record<string, (content: string, n: number) => Promise<unknown>>> = {
    'files that go': (content, n) =>
      rm(path.join(content, 'subject-1', `question-${n * 3 + 1}.md`), { force: true }),
    'files that come': (content, n) => writeQuestion(content, questions + n, 1),
    'files that are cut short': (content, n) =>
      writeFile(path.join(content, 'subject-0', `question-${n * 3}.md`), '---\nquestion: What'),
    'a subject that goes': (content) => rm(path.join(content, 'subject-2'), { recursive: true, force: true }),
    'a subject that is renamed back and forth': (content, n) =>
      n % 2 === 0
        ? rename(path.join(content, 'subject-2'), path.join(content, 'moved'))
        : rename(path.join(content, 'moved'), path.join(content, 'subject-2')),
    'a file that becomes a folder': async (content, n) => {
      const file = path.join(content, 'subject-0', `question-${n * 3}.md`);
      await rename(file, `${file}.was`);
      await rename(path.join(content, 'subject-1'), file).catch(() => {});
    },
  };
  return tryAll(
    'a library that changes while it is built',
    Object.entries(changes),
    async ([name, change]) => {
      const library = await createLibrary(questions);
      try {
        let isBuilding = true;
        let changing: Promise<void> | undefined;
        const goOn = async () => {
          for (let n = 0; isBuilding && n < 200; n++) {
            await change(library.content, n).catch(() => {});
            await wait(2);
          }
        };
        const during = await runCommandOf('build', library.content, {
          onStart: (child) =>
            child.stdout?.once('data', () => {
              changing = goOn();
            }),
        });
        isBuilding = false;
        await changing;
        const after = await runCommandOf('build', library.content);
        if (during.code !== 0) return `${name}: ${during.output.slice(-300)}`;
        if (after.code !== 0) return `${name}, afterwards: ${after.output.slice(-300)}`;
        return sameAsFolder(name, library);
      } finally {
        await library.remove();
      }
    },
  );
}

/** Whether the catalog has the questions that the folder has, no more and no fewer. */
async function sameAsFolder(name: string, library: VersionedLibrary): Promise<string | undefined> {
  const inside = await readdir(library.content, { withFileTypes: true });
  const subjects = inside
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(library.content, entry.name));
  const listed = await Promise.all(
    subjects.map(async (subject) =>
      (await readdir(subject, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
        .map((entry) => path.join(subject, entry.name)),
    ),
  );
  const whole = await Promise.all(
    listed.flat().map(async (file) => (await readFile(file, 'utf8')).endsWith('\n---\n')),
  );
  const expected = whole.filter(Boolean).length;
  const catalog = await openCatalog(await currentFolder(library));
  await catalog.close();
  const { total } = catalog.frame;
  return total === expected ? undefined : `${name}: ${total} questions of ${expected}`;
}

async function currentFolder({ folders }: VersionedLibrary): Promise<string> {
  const currentFile = await readCurrentFile(folders.currentFile);
  return path.join(folders.snapshots, currentFile?.snapshot ?? 'none');
}

/** Edits whose times tell nothing, or lie: each is noticed, since the system's own time of the change tells. */
async function tryTimes(): Promise<TrustRow> {
  const library = await createLibrary(30);
  const file = path.join(library.content, 'subject-0', 'question-0.md');
  const day = 86_400_000;
  const cases: Readonly<Record<string, number | undefined>> = {
    'the same size and time of writing': undefined,
    'a clock a day back': -day,
    'a clock fifty years back': -50 * 365 * day,
    'a clock ten years ahead': 10 * 365 * day,
    'the clock right again': 0,
    'the time zero': -Date.now(),
  };
  let version = 0;
  try {
    return await tryAll('edits at times that lie', Object.entries(cases), async ([name, shift]) => {
      await runCommandOf('build', library.content);
      const { mtime } = await stat(file);
      version += 1;
      await writeQuestion(library.content, 0, version);
      const time = shift === undefined ? mtime : new Date(Date.now() + shift);
      await utimes(file, time, time);
      await runCommandOf('build', library.content);
      const catalog = await openCatalog(await currentFolder(library));
      const found = catalog.find('subject-0/question-0');
      const answer = found ? await catalog.answer(found.number) : 'nothing';
      await catalog.close();
      return answer.includes(`version${version} `) ? undefined : `${name}: ${answer}`;
    });
  } finally {
    await library.remove();
  }
}

/** Run as a user who may not read everything: what cannot be read is named and left out, and taken up once it can. */
async function tryUnreadable(): Promise<TrustRow> {
  const title = 'files and folders that cannot be read';
  const why = await whyNoMounts();
  if (why !== undefined) return { name: title, tried: 1, held: 1, failures: [], figure: why };
  const artefacts = await mkdtemp(path.join(tmpdir(), 'stoa-unreadable-'));
  await chown(artefacts, nobody, nobody);
  const library = await createLibrary(30, artefacts);
  await chmod(library.content, 0o755);
  const options = { mounts: `mount --bind ${artefacts} .stoa`, asNobody: true };
  const places = ['subject-0/question-3.md', 'subject-1', 'subject-2/question-5.md'];
  try {
    const first = await runCommandOf('build', library.content, options);
    if (first.code !== 0) throw new Error(first.output);
    return await tryAll(title, places, async (place) => {
      const target = path.join(library.content, place);
      const { mode } = await stat(target);
      await chmod(target, 0);
      const blind = await runCommandOf('build', library.content, options);
      const missed = await openCatalog(await currentFolder(library));
      await missed.close();
      await chmod(target, mode);
      const seeing = await runCommandOf('build', library.content, options);
      const catalog = await openCatalog(await currentFolder(library));
      await catalog.close();
      if (blind.code !== 0 || !blind.output.includes(`${place}`) || !blind.output.includes('EACCES'))
        return `${place}: said ${blind.output}`;
      if (missed.frame.total >= 30) return `${place}: still there`;
      return seeing.code === 0 && catalog.frame.total === 30
        ? undefined
        : `${place}: ${catalog.frame.total} afterwards, ${seeing.output}`;
    });
  } finally {
    await library.remove();
    await rm(artefacts, { recursive: true, force: true });
  }
}
