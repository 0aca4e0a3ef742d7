import { isCalendarDate } from '@/lib/text/calendar-date';
import { parseLanguageTag } from '@/lib/text/language-tag';
import { type Diagnostic, UnusableFile } from './diagnostic';
import { type FrontMatter, parseFrontMatter } from './front-matter';
import { pathOfAddress, type Question, type RelatedEntry } from './question';
import { type FrontMatterFields, frontMatterSchema } from './question-schema';

/** Where a file stands: the identity of its question. */
export interface FilePlace {
  readonly subject: string;
  readonly slug: string;
  readonly file: string;
}

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
  const diagnostics: Diagnostic[] = [];
  const report: Report = (severity, kind, field, message, remedy) => {
    diagnostics.push({
      severity,
      kind,
      file: place.file,
      line: matter.lineOf(field),
      field,
      message,
      remedy,
      leftOut: false,
    });
  };
  if (matter.unprintableAt !== undefined) {
    const [message, remedy] = ['holds control characters, which were taken out', 'take them out of the file'];
    diagnostics.push({
      severity: 'warning',
      kind: 'control-character',
      file: place.file,
      line: matter.unprintableAt,
      field: 'file',
      message,
      remedy,
      leftOut: false,
    });
  }
  const fields = parseFields(matter, report);
  const question = fields.question ?? fields.title ?? fields.article_title;
  if (question === undefined) throw missing('question', { matter, diagnostics });
  const answer = wholeAnswer(fields.answer, matter.body);
  if (answer === '') throw missing('answer', { matter, diagnostics });
  checkPlace(fields, place, report);
  return {
    question: {
      ...place,
      question,
      answer,
      id: parseId(fields.id, report),
      date: parseDate(fields.date, report),
      dateFormat: fields.date_format ?? 'MMM DD, YYYY',
      dateLabel: fields.post_on_text ?? 'Posted on',
      summary: fields.seo?.page_description ?? '',
      keywords: parseKeywords(fields.seo?.page_keywords),
      author: fields.author,
      subjectTitle: fields.subject,
      noIndex: parseNoIndex(fields.no_index, report),
      canonical: parseCanonical(fields.canonical, report),
      language: parseLanguage(fields.language, report),
      related: parseRelated(fields, matter, report),
      lines: {
        id: matter.lineOf('id'),
        subject: matter.lineOf('subject'),
        answer: matter.lineOf('answer'),
        canonical: matter.lineOf('canonical'),
      },
    },
    diagnostics,
  };
}

type Report = (
  severity: Diagnostic['severity'],
  kind: Diagnostic['kind'],
  field: string,
  message: string,
  remedy: string,
) => void;

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

function parseNoIndex(text: string | undefined, report: Report): boolean {
  const value = text?.toLowerCase() ?? 'false';
  if (value !== 'true' && value !== 'false') {
    const message = `${text} is neither true nor false, and the page is found by search`;
    report('warning', 'no-index', 'no_index', message, 'write true or false');
  }
  return value === 'true';
}

function parseId(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined;
  const id = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (id === undefined)
    report(
      'warning',
      'id',
      'id',
      `${text.slice(0, 40)} is not a number`,
      'give a whole number or leave it out',
    );
  return id;
}

function parseDate(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  if (isCalendarDate(text)) return text;
  report('error', 'date', 'date', `${text.slice(0, 40)} is not a date that exists`, 'write it as YYYY-MM-DD');
  return undefined;
}

/** Trimmed, and each once without regard to case; the first spelling stays. */
function parseKeywords(text: string | undefined): readonly string[] {
  const seen = new Map<string, string>();
  for (const keyword of (text ?? '').split(/[,，]/).map((part) => part.trim())) {
    const key = keyword.toLocaleLowerCase('en');
    if (keyword !== '' && !seen.has(key)) seen.set(key, keyword);
  }
  return [...seen.values()];
}

function parseCanonical(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text, 'https://site.invalid/')
    ? new URL(text, 'https://site.invalid/')
    : undefined;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) {
    return url.host === 'site.invalid' ? `${url.pathname}${url.search}` : url.href;
  }
  report(
    'warning',
    'canonical',
    'canonical',
    'is not a web address',
    'write a whole address beginning with https://',
  );
  return undefined;
}

function parseLanguage(text: string | undefined, report: Report): string | undefined {
  const tag = text === undefined ? undefined : parseLanguageTag(text);
  if (text !== undefined && tag === undefined)
    report(
      'warning',
      'language',
      'language',
      `${text} is not a language`,
      'write a language tag such as en or pt-BR',
    );
  return tag;
}

function parseRelated(
  fields: FrontMatterFields,
  matter: FrontMatter,
  report: Report,
): readonly RelatedEntry[] {
  const entries: RelatedEntry[] = [];
  for (const n of [1, 2, 3, 4, 5] as const) {
    const field = `related_article${n}` as const;
    const url = fields[field]?.url?.trim();
    if (!url) continue;
    const path = pathOfAddress(url);
    if (path) entries.push({ path, field, line: matter.lineOf(field) });
    else {
      const message = `${url.slice(0, 80)} is not a question's address`;
      report('warning', 'related-url', field, message, 'write /learn/<subject>/questions/<slug>');
    }
  }
  return entries;
}
