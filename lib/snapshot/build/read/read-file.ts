import { createHash } from 'node:crypto';
import { packAnswer } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { linesOfQuiz } from '@/lib/content/fields/choice-fields';
import type { FilePlace } from '@/lib/content/file-place';
import type { Question } from '@/lib/content/question';
import { readQuestion } from '@/lib/content/read-question';
import { type ReadTitle, readLine, readTitle } from '@/lib/markdown/render/title';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { plainSummary, summaryOfAnswer } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { fileReferences } from '@/lib/markdown/tree/links/file-references';
import { linksOfAnswer } from '@/lib/markdown/tree/links/links-of-answer';
import { linesOfLinks } from '@/lib/snapshot/build/links/lines-of-links';
import { readingMinutes } from '@/lib/text/reading-time';
import { linesOfReferences, type PlacedReference } from './file-diagnostics';
import { diagnosticOfFormula, diagnosticsOfMarkdown } from './markdown-diagnostics';

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
export async function readFile(
  contentFolder: string,
  place: FilePlace,
  macros: OwnerMacros = {},
): Promise<TakenFile> {
  const { file, hash, question, diagnostics, text: source } = await readQuestion(contentFolder, place);
  if (question === undefined) return { file, hash, diagnostics, question };
  const { answer, ...fields } = question;
  const text = answerText(answer);
  const excess = excessOfAnswer(answer);
  const links = excess === undefined ? linksOfAnswer(answer) : [];
  const title = readTitle(fields.question, macros);
  const summary = readLine(fields.summary, macros);
  const entry = {
    ...fields,
    // Wherever it stands but at the head of its own page, a question is plain text.
    question: title.plain,
    ...(title.hasFormulas ? { setQuestion: fields.question } : {}),
    summary: fields.summary === '' ? summaryOfAnswer(answer) : plainSummary(summary.plain),
    contentHash: createHash('sha256').update(`${fields.question}\0${answer}`).digest('base64'),
    minutes: readingMinutes(text),
    links,
    linkLines: links.length > 0 ? linesOfLinks(links, source(), fields.lines.answer) : [],
  };
  const at = { file, line: fields.lines.answer, field: 'answer' };
  const all = [
    ...diagnostics,
    ...diagnosticsOfLine(question, 'question', title),
    ...diagnosticsOfLine(question, 'seo.page_description', summary),
    ...linesOfQuiz(question).flatMap((line) =>
      diagnosticsOfLine(question, 'choices', readTitle(line, macros)),
    ),
    ...diagnosticsOfMarkdown({ markdown: answer, at, source }, excess, macros),
  ];
  const named = excess === undefined ? fileReferences(answer) : [];
  const references = named.length > 0 ? linesOfReferences(named, source(), fields.lines.answer) : [];
  return { file, hash, diagnostics: all, question: { entry, references, packed: packAnswer(answer) } };
}

function diagnosticsOfLine(question: Question, field: string, line: ReadTitle): readonly Diagnostic[] {
  const { question: ofQuestion, choices, description } = question.lines;
  const at = field === 'question' ? ofQuestion : field === 'choices' ? choices : description;
  return line.diagnostics.map((found) =>
    diagnosticOfFormula({ file: question.file, field, line: at }, found),
  );
}
