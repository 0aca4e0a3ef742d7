import { parseFrontMatter } from './front-matter';
import { oneLine } from './question-schema';

/** What `content/<subject>/subject.md` says of a subject; all of it is optional. */
export interface SubjectFile {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** Place among the subjects; smaller stands first. */
  readonly order: number | undefined;
  /** Markdown that introduces the subject. */
  readonly introduction: string;
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

/** @throws UnusableFile */
export function parseSubjectFile(bytes: Uint8Array): SubjectFile {
  const { data, body, lineOf } = parseFrontMatter(bytes);
  const text = (key: string, maxLength: number) => {
    const value = data[key];
    const line = typeof value === 'string' ? oneLine(value).slice(0, maxLength) : '';
    return line === '' ? undefined : line;
  };
  const order = text('order', 12);
  return {
    title: text('title', 120),
    description: text('description', 2000),
    order: order !== undefined && /^-?\d+(\.\d+)?$/.test(order) ? Number(order) : undefined,
    introduction: body.replace(/&nbsp;/g, ' ').trim(),
    paths: parsePaths(data.paths),
    pathsLine: lineOf('paths'),
  };
}

/** `paths:` is a list of titles with slugs of questions; what has another shape is passed over. */
function parsePaths(value: unknown): readonly SubjectPath[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, maxPaths).flatMap((entry: unknown) => {
    const { title, questions } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof title !== 'string' || oneLine(title) === '' || !Array.isArray(questions)) return [];
    const slugs = questions.slice(0, maxQuestions).map((slug) => oneLine(String(slug)));
    return [{ title: oneLine(title).slice(0, 120), questions: slugs }];
  });
}
