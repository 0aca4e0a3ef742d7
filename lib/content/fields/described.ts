import { quoted } from '@/lib/content/quoted';
import type { FieldContext, Report } from './report';

/** Text, or a list of texts, as a field holds it. */
type Written = string | readonly string[] | undefined;

/** The sentence about a question: `seo.page_description`, else `description`. */
export function parseSummary(
  fields: {
    readonly seo?: { readonly page_description?: string | undefined } | undefined;
    readonly description?: string | undefined;
  },
  { report }: FieldContext,
): string {
  const given = [
    { field: 'seo.page_description', value: fields.seo?.page_description },
    { field: 'description', value: fields.description },
  ];
  return firstOf(given, (value) => value ?? '', report) ?? '';
}

/** The words a question is found by: `seo.page_keywords`, else `keywords`, else `tags`; a list, or one line with commas. */
export function parseKeywords(
  fields: {
    readonly seo?: { readonly page_keywords?: Written } | undefined;
    readonly keywords?: Written;
    readonly tags?: Written;
  },
  { report }: FieldContext,
): readonly string[] {
  const given = [
    { field: 'seo.page_keywords', value: fields.seo?.page_keywords },
    { field: 'keywords', value: fields.keywords },
    { field: 'tags', value: fields.tags },
  ];
  return firstOf(given, keywordsOf, report) ?? [];
}

/** What the first field says that says something; another one that says something else is named. */
function firstOf<In extends Written, Out extends string | readonly string[]>(
  given: readonly { readonly field: string; readonly value: In }[],
  read: (value: In) => Out,
  report: Report,
): Out | undefined {
  const [first, ...others] = given
    .map(({ field, value }) => ({ field, said: read(value) }))
    .filter(({ said }) => said.length > 0);
  if (first === undefined) return undefined;
  const plain = (said: Out) =>
    [said]
      .flat()
      .map((text) => text.toLowerCase())
      .sort()
      .join();
  for (const { field, said } of others) {
    if (plain(said) === plain(first.said)) continue;
    const message = `says ${quoted(said.toString())}, and ${first.field}, which counts, says something else`;
    report('warning', 'said-twice', field, message, 'say it in one of the two fields');
  }
  return first.said;
}

/** Trimmed, and each once without regard to case; the first spelling stays. */
function keywordsOf(written: Written): readonly string[] {
  const parts = typeof written === 'string' ? written.split(/[,，]/) : (written ?? []);
  const seen = new Map<string, string>();
  for (const keyword of parts.map((part) => part.trim())) {
    const key = keyword.toLocaleLowerCase('en');
    if (keyword !== '' && !seen.has(key)) seen.set(key, keyword);
  }
  return [...seen.values()];
}
