import { withoutMarkdownEnding } from '@/lib/content/file-place';
import { pathOfAddress } from '@/lib/content/question-address';
import type { FieldContext, Report } from './report';
import { parseSwitch } from './switch';

/** A path where a question was before, as its own file says. */
export interface Alias {
  /** Question path, `subject/slug`. */
  readonly path: string;
  /** Line of the file on which the field stands. */
  readonly line: number;
}

/** Whether a file is not to be served. What cannot be understood is not: it may be a secret. */
export function parseIsDraft(
  fields: { readonly draft?: string | undefined; readonly published?: string | undefined },
  report: Report,
): boolean {
  const { draft, published } = fields;
  const warn = (field: 'draft' | 'published', text: string) => {
    const message = `${text} is neither true nor false, and the question is not served`;
    report('warning', 'draft', field, message, 'write true or false');
  };
  const [isDraft, isPublished] = [draft, published].map((text) => text && parseSwitch(text));
  if (draft !== undefined && typeof isDraft !== 'boolean') warn('draft', draft);
  if (published !== undefined && typeof isPublished !== 'boolean') warn('published', published);
  return (draft !== undefined && isDraft !== false) || (published !== undefined && isPublished !== true);
}

/** Old paths of a question: slugs of its own subject, `subject/slug`, or addresses. */
export function parseAliases(
  written: string | readonly string[] | undefined,
  { report, matter, place }: FieldContext,
): readonly Alias[] {
  const all = typeof written === 'string' ? written.split(/[,\s]+/) : (written ?? []);
  const paths = all
    .filter((text) => text.trim() !== '')
    .flatMap((text) => {
      const path = pathOfAlias(text.trim(), place.subject);
      if (path === undefined) {
        const remedy = 'write an old slug, subject/slug, or /learn/<subject>/questions/<slug>';
        report(
          'warning',
          'alias',
          'aliases',
          `${text.slice(0, 80)} is not where a question can have been`,
          remedy,
        );
      }
      return path ?? [];
    });
  const line = matter.lineOf('aliases');
  return [...new Set(paths)].map((path) => ({ path, line }));
}

function pathOfAlias(text: string, subject: string): string | undefined {
  const address = pathOfAddress(text);
  if (address !== undefined) return address.normalize('NFC');
  if (/[\p{Cc}\\:?#]/u.test(text)) return undefined;
  const name = text.normalize('NFC').replace(/^(?:\.{1,2}\/)+|^\/|\/$/g, '');
  const parts = withoutMarkdownEnding(name).split('/');
  if (parts.length > 2 || parts.some((part) => part.trim() === '')) return undefined;
  return parts.length === 1 ? `${subject}/${parts[0]}` : parts.join('/');
}
