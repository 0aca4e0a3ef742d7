import { createHash } from 'node:crypto';
import { packAnswer } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { linesOfQuiz } from '@/lib/content/fields/choice-fields';
import type { FilePlace } from '@/lib/content/file-place';
import type { Question } from '@/lib/content/question';
import { readQuestion } from '@/lib/content/read-question';
import { formulaDiagnostics } from '@/lib/markdown/render/formulas/formula-diagnostics';
import { linkDiagnostics } from '@/lib/markdown/render/link-diagnostics';
import { markDiagnostics } from '@/lib/markdown/render/mark-diagnostics';
import { type ReadTitle, readLine, readTitle } from '@/lib/markdown/render/title';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { plainSummary, summaryOfAnswer } from '@/lib/markdown/tree/answer-summary';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { fileReferences } from '@/lib/markdown/tree/links/file-references';
import { linksOfAnswer } from '@/lib/markdown/tree/links/links-of-answer';
import { linesOfLinks } from '@/lib/snapshot/build/links/lines-of-links';
import { readingMinutes } from '@/lib/text/reading-time';
import { linesOfReferences, type PlacedReference } from './file-diagnostics';

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
  const all = [
    ...diagnostics,
    ...diagnosticsOfLine(question, 'question', title),
    ...diagnosticsOfLine(question, 'seo.page_description', summary),
    ...linesOfQuiz(question).flatMap((line) =>
      diagnosticsOfLine(question, 'choices', readTitle(line, macros)),
    ),
    ...diagnosticsOfAnswer(question, excess, { macros, source }),
  ];
  const named = excess === undefined ? fileReferences(answer) : [];
  const references = named.length > 0 ? linesOfReferences(named, source(), fields.lines.answer) : [];
  return { file, hash, diagnostics: all, question: { entry, references, packed: packAnswer(answer) } };
}

/** An answer that is shown as plain text has no formulas that could be corrected. */
function diagnosticsOfAnswer(
  question: Question,
  excess: string | undefined,
  { macros, source }: { readonly macros: OwnerMacros; readonly source: () => string },
): readonly Diagnostic[] {
  if (excess === undefined) {
    const formulas = formulaDiagnostics(question.answer, macros);
    return [
      ...diagnosticsOfFormulas(question, formulas, source),
      ...diagnosticsOfMarks(question, source),
      ...diagnosticsOfLinks(question, source),
    ];
  }
  const message = `cannot be shown with its marks: ${excess}`;
  const remedy = 'shorten or divide it; until then it is shown as plain text';
  return [buildDiagnostic({ ...answerOf(question), kind: 'answer-too-large', message, remedy })];
}

function diagnosticsOfFormulas(
  question: Question,
  formulas: readonly AnswerDiagnostic[],
  source: () => string,
): readonly Diagnostic[] {
  if (formulas.length === 0) return [];
  const beginnings = formulas.map((one) => one.source.split('\n', 1)[0]?.slice(0, 40) ?? '');
  const lines = linesOfLinks(beginnings, source(), question.lines.answer);
  return formulas.map((one, i) => ofFormula({ ...answerOf(question), line: lines[i] ?? 1 }, one));
}

function diagnosticsOfLine(question: Question, field: string, line: ReadTitle): readonly Diagnostic[] {
  const { question: ofQuestion, choices, description } = question.lines;
  const at = field === 'question' ? ofQuestion : field === 'choices' ? choices : description;
  return line.diagnostics.map((found) => ofFormula({ file: question.file, field, line: at }, found));
}

function ofFormula(at: PlaceInFile, { source, message }: AnswerDiagnostic): Diagnostic {
  return buildDiagnostic({
    ...at,
    kind: 'formula',
    message: `the formula ${source.replace(/\s+/g, ' ').slice(0, 80)} cannot be set (${message})`,
    remedy: 'correct it; until then its source is shown',
  });
}

function diagnosticsOfMarks(question: Question, source: () => string): readonly Diagnostic[] {
  const marks = markDiagnostics(question.answer);
  if (marks.length === 0) return [];
  const lines = linesOfLinks(
    marks.map((mark) => mark.source),
    source(),
    question.lines.answer,
  );
  return marks.map((mark, i) => {
    const { kind, message, remedy } = mark;
    return buildDiagnostic({ ...answerOf(question), line: lines[i] ?? 1, kind, message, remedy });
  });
}

function diagnosticsOfLinks(question: Question, source: () => string): readonly Diagnostic[] {
  const links = linkDiagnostics(question.answer);
  if (links.length === 0) return [];
  const written = links.map((link) => link.source);
  const lines = linesOfLinks(written, source(), question.lines.answer);
  return links.map(({ kind, source: url }, i) => {
    const at = { ...answerOf(question), line: lines[i] ?? 1, kind };
    const link = url.length > 80 ? `${url.slice(0, 79)}…` : url;
    if (kind === 'link-place') {
      const message = `the link ${link} leads to no heading or footnote of this answer`;
      const remedy = 'correct it: a heading is named by its words in small letters';
      return buildDiagnostic({ ...at, message, remedy });
    }
    const message = `the link ${link} leads where no page links to; its words are shown`;
    const remedy = 'write an address that begins with https://, or mailto:';
    return buildDiagnostic({ ...at, message, remedy });
  });
}

type PlaceInFile = Pick<Diagnostic, 'file' | 'line' | 'field'>;

function answerOf({ file, lines }: Question): PlaceInFile {
  return { file, line: lines.answer, field: 'answer' };
}
