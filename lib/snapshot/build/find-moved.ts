import path from 'node:path';
import { openAnswers } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { ArrangedFiles } from './arrange-files';
import type { MovedFile, PreviousSnapshot } from './build-state';
import type { ReadFile } from './read/take-in';

/** Texts that share this part of their runs of words are one text that was edited. */
const likeness = 0.6;
const wordsOfRun = 3;
/** Where more files came or went only those of the very same text are looked for. */
const maxCompared = 60;

/**
 * Questions that are gone since an earlier build, each with the new one that reads nearly the same; and those that were found
 * before and are true still.
 */
export async function findMoved(
  previous: PreviousSnapshot | undefined,
  now: {
    readonly files: readonly ReadFile[];
    readonly arranged: ArrangedFiles;
    readonly answersFile: string;
  },
): Promise<readonly MovedFile[]> {
  if (previous === undefined) return [];
  const { numbers } = now.arranged.arrangement;
  const isThere = new Set(now.files.map(({ file }) => file));
  const before = previous.state.moved.filter(({ from, file }) => !numbers.has(from) && isThere.has(file));
  const wasThere = new Set(previous.state.files.map(({ file }) => file));
  const gone = [...previous.state.numbers.keys()].filter(({ file }) => !isThere.has(file));
  const fresh = now.files.flatMap(({ file, entry }) => (entry && !wasThere.has(file) ? entry : []));
  if (gone.length === 0 || fresh.length === 0) return before;
  const folder = path.join(previous.folder, catalogFiles.answers);
  const pairs = await pairUp(gone, fresh, { gone: folder, fresh: now.answersFile });
  const found = pairs.map(([old, own]) => ({ from: pathOf(old), to: pathOf(own), file: own.file }));
  return [...before, ...found].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Warnings, with what to write. */
export function checkMoved(moved: readonly MovedFile[]): readonly Diagnostic[] {
  return moved.map(({ from, file }) =>
    buildDiagnostic({
      kind: 'moved',
      file,
      field: 'aliases',
      message: `reads like ${from}.md, which is gone, and whose address leads nowhere now`,
      remedy: `add the line \`aliases: ${from}\`, or a line to redirects.tsv`,
    }),
  );
}

type Pair = readonly [old: QuestionEntry, own: QuestionEntry];

/** Those of the same text first, in path order; then the most alike. */
async function pairUp(
  gone: readonly QuestionEntry[],
  fresh: readonly QuestionEntry[],
  files: { readonly gone: string; readonly fresh: string },
): Promise<readonly Pair[]> {
  const left = new Set([...fresh].sort(byFile));
  const pairs: Pair[] = [];
  const rest: QuestionEntry[] = [];
  for (const old of [...gone].sort(byFile)) {
    const same = [...left].find(({ contentHash }) => contentHash === old.contentHash);
    if (same) left.delete(same);
    if (same) pairs.push([old, same]);
    else rest.push(old);
  }
  if (rest.length === 0 || left.size === 0 || rest.length > maxCompared || left.size > maxCompared)
    return pairs;
  const [texts, own] = [await readRuns(files.gone, rest), await readRuns(files.fresh, [...left])];
  const scored = rest.flatMap((old) =>
    [...left].map((one) => ({ old, one, score: shared(texts.get(old), own.get(one)) })),
  );
  const taken = new Set<QuestionEntry>();
  for (const { old, one, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score < likeness || taken.has(old) || taken.has(one)) continue;
    taken.add(old).add(one);
    pairs.push([old, one]);
  }
  return pairs;
}

function byFile(a: QuestionEntry, b: QuestionEntry): number {
  return a.file < b.file ? -1 : 1;
}

async function readRuns(
  answersFile: string,
  entries: readonly QuestionEntry[],
): Promise<ReadonlyMap<QuestionEntry, ReadonlySet<string>>> {
  const answers = await openAnswers(answersFile);
  const runs = new Map<QuestionEntry, ReadonlySet<string>>();
  for (const entry of entries) {
    const answer = await answers.read(entry.answerPlace).catch(() => '');
    runs.set(entry, runsOf(answer));
  }
  await answers.close();
  return runs;
}

function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = words.map((_, i) => words.slice(i, i + wordsOfRun).join(' '));
  return new Set(runs.slice(0, Math.max(1, words.length - wordsOfRun + 1)));
}

/** How many of the runs of two texts are in both, of all that there are (Jaccard). */
function shared(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  const both = [...one].filter((run) => other.has(run)).length;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}
