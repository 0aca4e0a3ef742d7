import { type FilePlace, withoutMarkdownEnding } from '@/lib/content/file-place';
import { pathOfAddress, type RelatedEntry } from '@/lib/content/question-address';
import { quoted } from '@/lib/content/quoted';
import type { FieldContext } from './report';

type RelatedField = `related_article${1 | 2 | 3 | 4 | 5}`;

/** What the author names as related: `related_article1` to `5`, then the list `related`. */
export function parseRelated(
  fields: {
    readonly [Field in RelatedField]?: { readonly url?: string | undefined } | undefined;
  } & { readonly related?: readonly string[] | undefined },
  { report, matter, place }: FieldContext,
): readonly RelatedEntry[] {
  const entries: RelatedEntry[] = [];
  for (const n of [1, 2, 3, 4, 5] as const) {
    const field = `related_article${n}` as const;
    const url = fields[field]?.url;
    if (!url) continue;
    const path = pathOfAddress(url);
    if (path) entries.push({ path, field, line: matter.lineOf(field) });
    else {
      const message = `${url.slice(0, 80)} is not a question's address`;
      report('warning', 'related-url', field, message, 'write /learn/<subject>/questions/<slug>');
    }
  }
  const lines = matter.itemLinesOf('related');
  for (const [i, written] of (fields.related ?? []).entries()) {
    if (written === '') continue;
    const line = lines[i] ?? matter.lineOf('related');
    const path = pathOfAddress(written) ?? pathOfName(written, place);
    if (path) entries.push({ path, field: 'related', line });
    else {
      const message = `${quoted(written, 80)} is not a question's name or address`;
      const remedy = 'write <slug>, <subject>/<slug> or /learn/<subject>/questions/<slug>';
      report('warning', 'related-url', { field: 'related', line }, message, remedy);
    }
  }
  return entries;
}

/** `slug`, `slug.md`, `./slug.md`, `subject/slug`, `../subject/slug.md`: seen from the file that says so. */
function pathOfName(written: string, place: FilePlace): string | undefined {
  const name = withoutMarkdownEnding(written.normalize('NFC'));
  const [, up = '', rest = ''] = /^(\.\/|\.\.\/|\/)?(.*)$/s.exec(name) ?? [];
  const parts = rest.split('/');
  if (!parts.every((part) => /^[^\s?#:.][^\s?#:]*$/u.test(part))) return undefined;
  if (parts.length === 2 && up !== './') return rest;
  return parts.length === 1 && (up === '' || up === './') ? `${place.subject}/${rest}` : undefined;
}
