import { createHash } from 'node:crypto';
import path from 'node:path';
import { type AnswerPlace, createAnswerWriter } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { Fault } from '@/lib/content/fault';
import type { Question } from '@/lib/content/question';
import { type LibraryFrame, readQuestions } from '@/lib/content/read-library';
import { answerText } from '@/lib/markdown/answer-text';
import { formulaFaults } from '@/lib/markdown/formula-faults';
import { excerpt } from '@/lib/text/excerpt';
import { readingMinutes } from '@/lib/text/reading-time';
import type { Progress } from './progress';

/** Characters of a summary taken from the answer where the author wrote none. */
const summaryLength = 160;

export interface ReadEntries {
  readonly entries: readonly QuestionEntry[];
  /** Place of each answer, by read number. */
  readonly places: readonly AnswerPlace[];
  readonly faults: readonly Fault[];
}

/** Reads every question once: answers go to the generation's file, the rest stays in memory (about 1 kB each). */
export async function readEntries(
  contentFolder: string,
  frame: LibraryFrame,
  into: { readonly folder: string; readonly progress: Progress },
): Promise<ReadEntries> {
  const faults: Fault[] = [];
  const entries: QuestionEntry[] = [];
  const places: AnswerPlace[] = [];
  const writer = await createAnswerWriter(path.join(into.folder, catalogFiles.answers));
  try {
    for await (const question of readQuestions(contentFolder, frame.files.subjects, (fault) =>
      faults.push(fault),
    )) {
      faults.push(...faultsOfFormulas(question));
      places.push(await writer.append(question.answer));
      entries.push(entryOf(question, entries.length));
      into.progress(entries.length, frame.total);
    }
  } finally {
    await writer.close();
  }
  return { entries, places, faults };
}

function entryOf({ answer, ...question }: Question, readNumber: number): QuestionEntry {
  const contentHash = createHash('sha256').update(`${question.question}\0${answer}`).digest('base64');
  const text = answerText(answer);
  const summary = question.summary || excerpt(text, summaryLength);
  return { ...question, summary, readNumber, contentHash, minutes: readingMinutes(text) };
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
