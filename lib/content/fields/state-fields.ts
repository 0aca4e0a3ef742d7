import { oldPath } from '@/lib/content/old-path';
import { quoted } from '@/lib/content/quoted';
import type { FieldContext, Report } from './report';
import { parseSwitch } from './switch';

/** A path where a question was before, as its own file says. */
export interface Alias {
  /** Question path, `subject/slug`; or a path of the site, from its slash on. */
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

/**
 * Old paths of a question: slugs of its own subject, `subject/slug`, addresses, or paths of the site that no page of ours has,
 * such as `/blog/x`.
 */
export function parseAliases(
  written: string | readonly string[] | undefined,
  { report, matter, place }: FieldContext,
): readonly Alias[] {
  const all = typeof written === 'string' ? written.split(/[,\s]+/) : (written ?? []);
  const paths = all
    .filter((text) => text.trim() !== '')
    .flatMap((text) => {
      const old = oldPath(text.trim(), place.subject);
      if ('path' in old) return old.path;
      const message =
        old.fault === 'own'
          ? `${quoted(text, 80)} is an address that the site itself answers`
          : `${quoted(text, 80)} is not where a question can have been`;
      report('warning', 'alias', 'aliases', message, remedy);
      return [];
    });
  const line = matter.lineOf('aliases');
  return [...new Set(paths)].map((path) => ({ path, line }));
}

const remedy =
  'write an old slug, subject/slug, /learn/<subject>/questions/<slug>, or a path such as /blog/<slug>';
