import { withQuery } from './paths';

/** What a sheet shows, by the word in its address, with what a reader is told of it. */
export const sheetForms = {
  answers: 'Questions with their answers',
  lines: 'Questions with lines to write on',
  flipped: 'Short answers upside down below each question',
  end: 'Answers at the end',
  summary: 'First sentences, in two columns',
} as const;

export type SheetForm = keyof typeof sheetForms;

/** Which questions a sheet holds: a learning path by its place from 0, a topic, or questions by their paths. */
export type SheetRange =
  | { readonly subject: string; readonly path: number }
  | { readonly topic: string }
  | { readonly questions: readonly string[] };

/** Most questions of one sheet. */
export const sheetQuestions = 40;
export const sheetPath = '/sheet';

/**
 * @example
 * sheetAddress({ subject: 'biology', path: 0 }, 'lines'); // '/sheet?subject=biology&path=0&form=lines'
 */
export function sheetAddress(range: SheetRange, form?: SheetForm): string {
  const query = sheetQuery(range);
  if (form !== undefined) query.set('form', form);
  // A slash may stand in a query as it is, and is easier to read.
  return withQuery(sheetPath, query).replaceAll('%2F', '/');
}

/** What the address of a sheet says of its range. */
export function sheetQuery(range: SheetRange): URLSearchParams {
  const query = new URLSearchParams();
  if ('topic' in range) query.set('topic', range.topic);
  else if ('questions' in range) query.set('questions', range.questions.join(' '));
  else {
    query.set('subject', range.subject);
    query.set('path', String(range.path));
  }
  return query;
}

/** The range and form that an address asks for; undefined where it asks for no questions. */
export function parseSheet(
  value: (name: string) => string | undefined,
): { readonly range: SheetRange; readonly form: SheetForm } | undefined {
  const range = rangeOf(value);
  const form = value('form') ?? '';
  if (range === undefined) return undefined;
  return { range, form: Object.hasOwn(sheetForms, form) ? (form as SheetForm) : 'answers' };
}

function rangeOf(value: (name: string) => string | undefined): SheetRange | undefined {
  const [subject, path, topic] = [value('subject'), value('path') ?? '0', value('topic')];
  if (subject && /^\d{1,3}$/.test(path)) return { subject, path: Number(path) };
  if (topic) return { topic };
  const questions = (value('questions') ?? '').split(/\s+/).filter((one) => one.includes('/'));
  const paths = [...new Set(questions.map((one) => one.normalize('NFC')))];
  return paths.length > 0 ? { questions: paths.slice(0, sheetQuestions) } : undefined;
}
