import type { AnswerWriter } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import type { PlacedReference } from './file-diagnostics';
import type { TakenFile } from './read-file';

/** What one file of a question gave. */
export interface ReadFile {
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** Hash of its bytes, and its size and times when it was read. */
  readonly hash: string;
  readonly mark: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where the file cannot be used. */
  readonly entry: QuestionEntry | undefined;
  /** The files of the library that its answer names. */
  readonly references: readonly PlacedReference[];
}

/** What files held when they could be used last. */
export interface LastGood {
  /** Undefined where nothing is known of a file. */
  of(file: string): Promise<Pick<ReadFile, 'entry' | 'references'> | undefined>;
}

/** Takes files in once: their answers go to the snapshot's file, the rest stays in memory (about 1 kB each). */
export async function takeIn(
  taken: AsyncIterable<TakenFile>,
  into: {
    readonly answers: AnswerWriter;
    readonly marks: ReadonlyMap<string, string>;
    /** Called with how many are taken in. */
    readonly progress: (done: number) => void;
    /** What is known from before: of the same bytes nothing is written again. */
    readonly known?: ReadonlyMap<string, ReadFile>;
    /** What a file held before it could not be used any more. */
    readonly lastGood: LastGood;
  },
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for await (const { file, hash, diagnostics, question } of taken) {
    // What could not be read is tried again by the next build, whatever its times are.
    const mark = hash === '' ? '' : (into.marks.get(file) ?? '');
    const known = into.known?.get(file);
    const isSame = known !== undefined && known.hash === hash && hash !== '';
    if (isSame) {
      const { entry, references } = known;
      files.push({ file, hash, mark, diagnostics: known.diagnostics, entry, references });
    } else if (question === undefined) {
      const kept = diagnostics.some(saysGone) ? undefined : await into.lastGood.of(file);
      if (kept) files.push({ file, hash, mark, diagnostics: diagnostics.map(asKept), ...kept });
      else files.push({ file, hash, mark, diagnostics, entry: undefined, references: [] });
    } else {
      const entry = {
        ...question.entry,
        answerPlace: await into.answers.append(question.packed),
      };
      files.push({ file, hash, mark, diagnostics, entry, references: question?.references ?? [] });
    }
    into.progress(files.length);
  }
  return files;
}

/** Deleted while it was listed. */
function saysGone({ kind, message }: Diagnostic): boolean {
  return kind === 'unreadable' && message.includes('ENOENT');
}

function asKept(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.leftOut ? { ...diagnostic, leftOut: false, isKept: true } : diagnostic;
}
