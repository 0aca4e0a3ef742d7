import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { Redirect } from '@/lib/content/redirects-file';
import { mayBeCanonical } from '@/lib/site/canonical-hosts';
import type { SiteSettings } from '@/lib/site/settings';

/** Redirects whose target is there and whose source is not a question itself; the others are warnings. */
export function checkRedirects(
  redirects: readonly Redirect[],
  numbers: ReadonlyMap<string, number>,
): { readonly kept: readonly (readonly [string, string])[]; readonly diagnostics: readonly Diagnostic[] } {
  const kept = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { from, to, line } of redirects) {
    const message = numbers.has(from)
      ? `${from} is a question of the library`
      : numbers.has(to)
        ? undefined
        : `${to} is not in the library`;
    if (message === undefined) kept.set(from, to);
    else {
      const remedy = 'correct this line or remove it';
      diagnostics.push({
        severity: 'warning',
        kind: 'redirect',
        file: 'redirects.tsv',
        line,
        field: 'redirect',
        message,
        remedy,
        leftOut: false,
      });
    }
  }
  return { kept: [...kept], diagnostics };
}

/**
 * Permalinks: each id goes to the first question in path order; the others are warnings.
 * @param numbers catalog number of each question path
 */
export function assignIds(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
): {
  readonly ids: readonly (readonly [number, number])[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const firsts = new Map<number, QuestionEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of entries.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    if (entry.id === undefined) continue;
    const first = firsts.get(entry.id);
    if (first === undefined) firsts.set(entry.id, entry);
    else {
      const message = `${entry.id} is also the id of ${first.file}`;
      const remedy = 'nothing need be done: the path is the identity';
      diagnostics.push({
        severity: 'warning',
        kind: 'id-repeated',
        file: entry.file,
        line: entry.lines.id,
        field: 'id',
        message,
        remedy,
        leftOut: false,
      });
    }
  }
  const ids = [...firsts].map(([id, first]) => [id, numbers.get(pathOf(first)) ?? -1] as const);
  return { ids, diagnostics };
}

/** Addresses of other hosts that files name as the page's own, without the owner's word for it: warnings. */
export function checkCanonical(entries: readonly QuestionEntry[], site: SiteSettings): readonly Diagnostic[] {
  return entries.flatMap((entry): readonly Diagnostic[] => {
    const { canonical, file } = entry;
    if (canonical === undefined || mayBeCanonical(canonical, site)) return [];
    const { host } = new URL(canonical);
    return [
      {
        severity: 'warning',
        kind: 'canonical-foreign',
        file,
        // Asked for here alone: of most entries nothing but the columns need be read.
        line: entry.lines.canonical,
        field: 'canonical',
        message: `names a page of ${host}, and is not used`,
        remedy: `take it out, or add ${host} to canonical_hosts in site.yml`,
        leftOut: false,
      },
    ];
  });
}
