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
}

/** @throws UnusableFile */
export function parseSubjectFile(bytes: Uint8Array): SubjectFile {
  const { data, body } = parseFrontMatter(bytes);
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
  };
}
