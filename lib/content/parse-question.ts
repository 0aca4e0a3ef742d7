import { type Diagnostic, UnusableFile } from './diagnostic';
import { createReport, type Report } from './fields/report';
import type { FilePlace } from './file-place';
import { type FrontMatter, parseFrontMatter } from './front-matter';
import type { Question } from './question';
import { pathOfAddress } from './question-address';
import { parseQuestionFields } from './question-fields';
import { type FrontMatterFields, frontMatterSchema } from './question-schema';

export interface ParsedQuestion {
  readonly question: Question;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One file of the library as a question, with the diagnostics that do not stop it from being used.
 * @throws UnusableFile where there is no question or no answer to show.
 */
export function parseQuestion(bytes: Uint8Array, place: FilePlace): ParsedQuestion {
  const matter = parseFrontMatter(bytes);
  const { report, diagnostics } = createReport(place.file, matter.lineOf);
  if (matter.unprintableAt !== undefined) {
    const [message, remedy] = ['holds control characters, which were taken out', 'take them out of the file'];
    report('warning', 'control-character', { field: 'file', line: matter.unprintableAt }, message, remedy);
  }
  const fields = parseFields(matter, report);
  checkPlace(fields, place, report);
  const parsed = parseQuestionFields(fields, { report, matter, place });
  if (parsed.question === '') throw missing('question', { matter, diagnostics });
  const answer = wholeAnswer(fields.answer, matter.body);
  if (answer === '') throw missing('answer', { matter, diagnostics });
  const { lineOf } = matter;
  return {
    question: {
      ...place,
      ...parsed,
      answer,
      lines: {
        id: lineOf('id'),
        question: lineOfTitle(fields, matter),
        description: lineOf('seo.page_description'),
        subject: lineOf('subject'),
        answer: lineOf('answer'),
        canonical: lineOf('canonical'),
      },
    },
    diagnostics,
  };
}

/** A field that cannot be read is dropped and named; the rest of the file is used. */
function parseFields(matter: FrontMatter, report: Report): FrontMatterFields {
  const kept: Record<string, unknown> = { ...matter.data };
  for (const [key, value] of Object.entries(kept)) if (value === '') delete kept[key];
  let result = frontMatterSchema.safeParse(kept);
  while (!result.success) {
    const issue = result.error.issues[0];
    const [key] = issue?.path ?? [];
    if (issue === undefined || typeof key !== 'string' || !(key in kept))
      throw new UnusableFile({
        kind: 'no-front-matter',
        line: 1,
        field: 'front matter',
        message: 'cannot be read',
        remedy: 'write it as the format asks',
      });
    report(
      'error',
      'field',
      issue.path.slice(0, 2).join('.'),
      `is not used: ${issue.message}`,
      'write this field as the format asks',
    );
    delete kept[key];
    result = frontMatterSchema.safeParse(kept);
  }
  return result.data;
}

/** Why there is no question or no answer: the diagnostic for which the field was dropped, else that it is not there. */
function missing(
  field: 'question' | 'answer',
  { matter, diagnostics }: { readonly matter: FrontMatter; readonly diagnostics: readonly Diagnostic[] },
): UnusableFile {
  const dropped = diagnostics.find((diagnostic) => diagnostic.kind === 'field' && diagnostic.field === field);
  if (dropped) return new UnusableFile(dropped);
  const [message, remedy] = [`has no ${field}`, `add \`${field}: …\``];
  return new UnusableFile({ kind: `no-${field}`, line: matter.lineOf(field), field, message, remedy });
}

/** Where the question stands: in the first of the fields that ask it. */
function lineOfTitle(fields: FrontMatterFields, matter: FrontMatter): number {
  const names = ['question', 'title', 'article_title'] as const;
  return matter.lineOf(names.find((name) => fields[name] !== undefined) ?? 'question');
}

/** `&nbsp;` alone is the editor's way of saying nothing. */
function wholeAnswer(answer: string | undefined, body: string): string {
  const below = body.replace(/&nbsp;|\u00a0/g, ' ').trim() === '' ? '' : body.trim();
  return [answer?.trim() ?? '', below].filter(Boolean).join('\n\n');
}

function checkPlace(fields: FrontMatterFields, place: FilePlace, report: Report): void {
  const fileName = `${place.slug}.md`;
  if (fields.file_name !== undefined && fields.file_name !== fileName) {
    report(
      'error',
      'file-name',
      'file_name',
      `says ${fields.file_name}, but the file is ${fileName}`,
      'make both the same',
    );
  }
  const path = `${place.subject}/${place.slug}`;
  if (fields.url !== undefined && pathOfAddress(fields.url) !== path) {
    const expected = `/learn/${place.subject}/questions/${place.slug}`;
    report(
      'error',
      'url',
      'url',
      `says ${fields.url}, but the file stands at ${expected}`,
      'make both the same',
    );
  }
}
