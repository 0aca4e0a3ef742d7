import { pathOfAddress, type RelatedEntry } from '@/lib/content/question-address';
import type { FieldContext } from './report';

type RelatedField = `related_article${1 | 2 | 3 | 4 | 5}`;

/** What the author names as related: `related_article1` to `5`. */
export function parseRelated(
  fields: { readonly [Field in RelatedField]?: { readonly url?: string | undefined } | undefined },
  { report, matter }: FieldContext,
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
  return entries;
}
