import { nearestName } from '@/lib/text/nearest-name';
import { oneLine } from '@/lib/text/one-line';
import type { Diagnostic } from './diagnostic';
import { createReport, type Report } from './fields/report';
import { parseFrontMatter } from './front-matter';
import { quoted } from './quoted';

/** What `content/<subject>/subject.md` says of a subject; all of it is optional. */
export interface SubjectFile {
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** Place among the subjects; smaller stands first. */
  readonly order: number | undefined;
  /** Markdown that introduces the subject, and the line on which it begins. */
  readonly introduction: string;
  readonly introductionLine: number;
  /** Paths through the subject, by slugs. */
  readonly paths: readonly SubjectPath[];
  /** Line of the file on which they stand. */
  readonly pathsLine: number;
}

export interface SubjectPath {
  readonly title: string;
  readonly questions: readonly string[];
}

const maxPaths = 100;
const maxQuestions = 500;
const known = ['title', 'description', 'order', 'paths'];

/** @throws UnusableFile */
export function parseSubjectFile(
  bytes: Uint8Array,
  file = 'subject.md',
): { readonly subject: SubjectFile; readonly diagnostics: readonly Diagnostic[] } {
  const { data, body, bodyLine, lineOf, notes } = parseFrontMatter(bytes);
  const { report, diagnostics } = createReport(file, lineOf);
  for (const { severity, kind, field, line, message, remedy } of notes)
    report(severity, kind, { field, line }, message, remedy);
  for (const field of Object.keys(data).filter((name) => !known.includes(name) && !name.startsWith('_'))) {
    const meant = nearestName(field, known);
    const remedy =
      meant === undefined ? `take it out; known are ${known.join(', ')}` : `did you mean ${meant}?`;
    report('warning', 'unknown-field', quoted(field, 60), 'is not a known field, and is not used', remedy);
  }
  const subject: SubjectFile = {
    file,
    title: parseText('title', data.title, 120, report),
    description: parseText('description', data.description, 2000, report),
    order: parseOrder(parseText('order', data.order, 12, report), report),
    introduction: body.replace(/&nbsp;/g, ' ').trim(),
    introductionLine: bodyLine,
    paths: parsePaths(data.paths, report),
    pathsLine: lineOf('paths'),
  };
  return { subject, diagnostics };
}

function parseText(field: string, value: unknown, maxLength: number, report: Report): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') {
    report('warning', 'field', field, 'is not used: must be text', 'write it on one line');
    return undefined;
  }
  const line = oneLine(value);
  if (line.length > maxLength)
    report('warning', 'field', field, `is cut after ${maxLength} characters`, 'shorten it');
  return line.slice(0, maxLength) || undefined;
}

function parseOrder(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  report(
    'warning',
    'field',
    'order',
    `is not used: ${quoted(text)} is not a number`,
    'write a number such as 3',
  );
  return undefined;
}

/** `paths:` is a list of titles with slugs of questions; what has another shape is named and passed over. */
function parsePaths(value: unknown, report: Report): readonly SubjectPath[] {
  if (value === undefined || value === '') return [];
  const remedy = 'write a list of paths, each with a title and a list of questions';
  const written: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (written.length > maxPaths)
    report('warning', 'field', 'paths', `has more than ${maxPaths} paths`, 'shorten it');
  return written.slice(0, maxPaths).flatMap((entry: unknown, i) => {
    const { title, questions } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof title !== 'string' || oneLine(title) === '' || !Array.isArray(questions)) {
      report(
        'warning',
        'field',
        'paths',
        `path ${i + 1} is not used: it has no title, or no questions`,
        remedy,
      );
      return [];
    }
    if (questions.length > maxQuestions)
      report(
        'warning',
        'field',
        'paths',
        `path ${i + 1} has more than ${maxQuestions} questions`,
        'shorten it',
      );
    const slugs = questions.slice(0, maxQuestions).map((slug) => oneLine(String(slug)));
    return [{ title: oneLine(title).slice(0, 120), questions: slugs }];
  });
}
