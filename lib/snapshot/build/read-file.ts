import { createHash } from 'node:crypto';
import { packAnswer } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import type { FilePlace } from '@/lib/content/file-place';
import type { Question } from '@/lib/content/question';
import { readQuestion } from '@/lib/content/read-question';
import { formulaDiagnostics } from '@/lib/markdown/render/formula-diagnostics';
import { markDiagnostics } from '@/lib/markdown/render/mark-diagnostics';
import { excessOfAnswer } from '@/lib/markdown/scan/answer-excess';
import { plainSummary, summaryOfAnswer } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { fileReferences } from '@/lib/markdown/tree/file-references';
import { linksOfAnswer } from '@/lib/markdown/tree/links-of-answer';
import { readingMinutes } from '@/lib/text/reading-time';
import { linesOfReferences, type PlacedReference } from './file-diagnostics';
import { linesOfLinks } from './lines-of-links';

/** What one file of a question gave, before its answer has a place. */
export interface TakenFile {
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** SHA-256 of its bytes, base64; empty where it could not be read. */
  readonly hash: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where the file cannot be used. */
  readonly question: TakenQuestion | undefined;
}

export interface TakenQuestion {
  readonly entry: Omit<QuestionEntry, 'answerPlace'>;
  /** The files of the library that it names. */
  readonly references: readonly PlacedReference[];
  /** The answer, as the file of answers holds it. */
  readonly packed: Uint8Array;
}

/** Reads one file, and finds out all that a catalog says of it. */
export async function readFile(contentFolder: string, place: FilePlace): Promise<TakenFile> {
  const { file, hash, question, diagnostics, text: source } = await readQuestion(contentFolder, place);
  if (question === undefined) return { file, hash, diagnostics, question };
  const { answer, ...fields } = question;
  const text = answerText(answer);
  const excess = excessOfAnswer(answer);
  const links = excess === undefined ? linksOfAnswer(answer) : [];
  const entry = {
    ...fields,
    summary: fields.summary === '' ? summaryOfAnswer(answer) : plainSummary(fields.summary),
    contentHash: createHash('sha256').update(`${fields.question}\0${answer}`).digest('base64'),
    minutes: readingMinutes(text),
    links,
    linkLines: links.length > 0 ? linesOfLinks(links, source(), fields.lines.answer) : [],
  };
  const all = [...diagnostics, ...diagnosticsOfAnswer(question, excess)];
  const named = excess === undefined ? fileReferences(answer) : [];
  const references = named.length > 0 ? linesOfReferences(named, source(), fields.lines.answer) : [];
  return { file, hash, diagnostics: all, question: { entry, references, packed: packAnswer(answer) } };
}

/** An answer that is shown as plain text has no formulas that could be corrected. */
function diagnosticsOfAnswer(question: Question, excess: string | undefined): readonly Diagnostic[] {
  if (excess === undefined) return [...diagnosticsOfFormulas(question), ...diagnosticsOfMarks(question)];
  const message = `cannot be shown with its marks: ${excess}`;
  const remedy = 'shorten or divide it; until then it is shown as plain text';
  return [{ ...warning(question), kind: 'answer-too-large', message, remedy }];
}

function diagnosticsOfFormulas(question: Question): readonly Diagnostic[] {
  return formulaDiagnostics(question.answer).map(({ source, message }) => ({
    ...warning(question),
    kind: 'formula',
    message: `the formula ${source.replace(/\s+/g, ' ').slice(0, 80)} cannot be set (${message})`,
    remedy: 'correct it; until then its source is shown',
  }));
}

function diagnosticsOfMarks(question: Question): readonly Diagnostic[] {
  return markDiagnostics(question.answer).map((diagnostic) => ({ ...warning(question), ...diagnostic }));
}

function warning({ file, lines }: Question) {
  return { severity: 'warning', file, line: lines.answer, field: 'answer', leftOut: false } as const;
}
