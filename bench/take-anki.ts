import { execFile } from 'node:child_process';
import { mkdtemp, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildCard, type Card } from '../lib/take/anki/card';
import { makeTaken } from '../lib/take/make-take';
import type { Taken } from '../lib/take/taken';
import type { TakenLibrary } from '../lib/take/taken-library';
import { openTakenFolder } from '../test-support/taken-library';
import { installPython } from './install-python';
import { contentToCheck } from './take/content-to-check';
import { subjectsOf } from './take/subjects';

const usage = `Imports a deck and a text file of each subject into Anki, then both again after an edit: the cards must be the same
as ours, and no second import may double one. Anki's own library is fetched from PyPI.

  npm run test:anki [-- --content FOLDER]

--content FOLDER   the library (e2e/constructs/content)`;

const version = '26.9.3';
const run = promisify(execFile);
const maxOutput = 256 * 1024 * 1024;

interface State {
  readonly new: number;
  readonly updated: number;
  readonly conflicting: number;
  readonly missing: readonly string[];
  readonly notes: readonly {
    readonly guid: string;
    readonly fields: readonly string[];
    readonly tags: readonly string[];
    readonly decks: readonly string[];
    readonly cards: number;
  }[];
}

const content = contentToCheck(usage);
if (content !== undefined) await main(content);

async function main(content: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-anki-'));
  const python = await installPython(folder, `anki==${version}`).catch((error: unknown) => {
    console.log(`skipped: Anki ${version} cannot be installed here (${String(error).split('\n')[0]})`);
    return undefined;
  });
  if (python === undefined) return;
  const first = await openTakenFolder(content, path.join(folder, 'first'));
  const second = await openEdited(content, folder);
  let [questions, faults] = [0, 0];
  for (const taken of subjectsOf(first))
    for (const file of ['deck.apkg', 'cards.txt'] as const) {
      const name = `${taken.name.replaceAll('/', '-')}-${file}`;
      const files = await Promise.all([
        written(path.join(folder, `1${name}`), { file, taken, library: first }),
        written(path.join(folder, `2${name}`), { file, taken, library: second }),
      ]);
      const states = await imported(python, path.join(folder, `${name}.anki2`), files);
      const found = await faultsOf(states, { taken, library: first, file });
      for (const fault of found) console.error(`${taken.title}, ${file}: ${fault}`);
      faults += found.length;
      questions += taken.questions.length;
    }
  console.log(`Anki ${version}: ${questions} cards imported, and again after an edit; ${faults} faults`);
  if (faults > 0) process.exitCode = 1;
}

/** The same library, every answer of which says one thing more, built a minute later. */
async function openEdited(content: string, folder: string): Promise<TakenLibrary> {
  const library = await openTakenFolder(content, path.join(folder, 'second'));
  const later = new Date(Date.now() + 60_000);
  await utimes(library.snapshotFolder, later, later);
  const renderTaken: TakenLibrary['renderTaken'] = async (...asked) => {
    const answer = await library.renderTaken(...asked);
    return { ...answer, html: `${answer.html}<p>Edited.</p>` };
  };
  return { ...library, renderTaken };
}

async function written(
  target: string,
  { file, taken, library }: { file: 'deck.apkg' | 'cards.txt'; taken: Taken; library: TakenLibrary },
): Promise<string> {
  await writeFile(target, (await makeTaken(file, taken, library)).bytes);
  return target;
}

async function imported(python: string, collection: string, files: readonly string[]) {
  const script = path.join(import.meta.dirname, 'take', 'import-anki.py');
  const { stdout } = await run(python, [script, collection, ...files], { maxBuffer: maxOutput });
  const [first, second] = JSON.parse(stdout) as State[];
  if (first === undefined || second === undefined) throw new Error('Anki said nothing');
  return { first, second };
}

async function faultsOf(
  { first, second }: { readonly first: State; readonly second: State },
  of: { readonly taken: Taken; readonly library: TakenLibrary; readonly file: string },
): Promise<readonly string[]> {
  const count = of.taken.questions.length;
  const faults: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) faults.push(`${what}: ${found}, not ${wanted}`);
  };
  expect('new', first.new, count);
  expect('notes', first.notes.length, count);
  expect('new of the second import', second.new, 0);
  expect('updated by the second import', second.updated, count);
  expect('notes after it', second.notes.length, count);
  expect('conflicts', first.conflicting + second.conflicting, 0);
  expect('missing pictures', first.missing.join(), '');
  for (const question of of.taken.questions) {
    const card = await buildCard(question, of.library);
    const note = first.notes.find(({ guid }) => guid === card.guid);
    expect(`${card.guid}: cards`, note?.cards, 1);
    expect(`${card.guid}: front`, note?.fields[0], inAnki(card.front));
    if (of.file === 'cards.txt') expect(`${card.guid}: back`, note?.fields[1], inAnki(card.back));
    expect(`${card.guid}: deck`, note?.decks.join(), card.deck);
    expect(`${card.guid}: tags`, note?.tags.toSorted().join(), tagsOf(card));
    const edited = second.notes.find(({ guid }) => guid === card.guid);
    expect(`${card.guid}: edited`, edited?.fields[1]?.includes('<p>Edited.</p>'), true);
  }
  return faults;
}

/** Anki keeps text in one form of Unicode. */
function inAnki(html: string): string {
  return html.normalize('NFC');
}

function tagsOf({ tags }: Card): string {
  return tags.toSorted().join();
}
