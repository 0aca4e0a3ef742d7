import { createHash } from 'node:crypto';
import type { AnswerPlace, AnswerWriter } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Fault } from '@/lib/content/fault';
import type { FilePlace } from '@/lib/content/parse-question';
import type { Question } from '@/lib/content/question';
import { readQuestions } from '@/lib/content/read-library';
import { answerText } from '@/lib/markdown/answer-text';
import { formulaFaults } from '@/lib/markdown/formula-faults';
import { excerpt } from '@/lib/text/excerpt';
import { readingMinutes } from '@/lib/text/reading-time';
import type { Progress } from './progress';

/** Characters of a summary taken from the answer where the author wrote none. */
const summaryLength = 160;

/** What one file of a question gave. */
export interface ReadFile {
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** Hash of its bytes, and its size and times when it was read. */
  readonly hash: string;
  readonly mark: string;
  readonly faults: readonly Fault[];
  /** Undefined where the file cannot be used. */
  readonly entry: QuestionEntry | undefined;
}

/** Reads files once: their answers go to the generation's file, the rest stays in memory (about 1 kB each). */
export async function readFiles(
  contentFolder: string,
  places: readonly FilePlace[],
  into: {
    readonly answers: AnswerWriter;
    readonly marks: ReadonlyMap<string, string>;
    readonly progress: Progress;
    /** What is known from before: of the same bytes nothing is written again. */
    readonly known?: ReadonlyMap<string, ReadFile>;
  },
): Promise<readonly ReadFile[]> {
  const files: ReadFile[] = [];
  for await (const { file, hash, question, faults } of readQuestions(contentFolder, places)) {
    // What could not be read is tried again by the next build, whatever its times are.
    const mark = hash === '' ? '' : (into.marks.get(file) ?? '');
    const known = into.known?.get(file);
    const isSame = known !== undefined && known.hash === hash && hash !== '';
    if (isSame) files.push({ ...known, mark });
    else
      files.push({
        file,
        hash,
        mark,
        faults: question ? [...faults, ...faultsOfFormulas(question)] : faults,
        entry: question && entryOf(question, await into.answers.append(question.answer)),
      });
    into.progress(files.length, places.length);
  }
  return files;
}

function entryOf({ answer, ...question }: Question, answerPlace: AnswerPlace): QuestionEntry {
  const contentHash = createHash('sha256').update(`${question.question}\0${answer}`).digest('base64');
  const text = answerText(answer);
  const summary = question.summary || excerpt(text, summaryLength);
  return { ...question, summary, answerPlace, contentHash, minutes: readingMinutes(text) };
}

function faultsOfFormulas({ answer, file, lines }: Question): readonly Fault[] {
  return formulaFaults(answer).map(({ source, message }) => ({
    severity: 'warning',
    kind: 'formula',
    file,
    line: lines.answer,
    field: 'answer',
    message: `the formula ${source.slice(0, 80)} cannot be set (${message})`,
    remedy: 'mend it; until then its source is shown',
    leftOut: false,
  }));
}
