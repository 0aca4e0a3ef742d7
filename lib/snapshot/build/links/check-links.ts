import type { QuestionEntry } from '@/lib/catalog/arrange';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { Redirect } from '@/lib/content/redirects-file';
import { mayBeCanonical } from '@/lib/site/canonical-hosts';
import type { SiteSettings } from '@/lib/site/settings';

/** Where a question was, and who says so. */
interface OldPath extends Redirect {
  readonly file: string;
  readonly field: 'redirect' | 'aliases';
}

/** What `redirects.tsv` says, and then what files say of themselves, in path order. */
export function oldPathsOf(
  redirects: readonly Redirect[],
  entries: readonly QuestionEntry[],
): readonly OldPath[] {
  const named = entries.filter(({ aliases }) => aliases.length > 0);
  return [
    ...redirects.map((one) => ({ ...one, file: 'redirects.tsv', field: 'redirect' }) as const),
    ...named
      .toSorted((a, b) => (a.file < b.file ? -1 : 1))
      .flatMap((entry) =>
        entry.aliases.map(
          ({ path: from, line }) =>
            ({ from, to: pathOf(entry), line, file: entry.file, field: 'aliases' }) as const,
        ),
      ),
  ];
}

/**
 * Redirects whose target is there, maybe where another leads on, and whose source is not a question itself; the others are
 * warnings.
 */
export function checkRedirects(
  oldPaths: readonly OldPath[],
  numbers: ReadonlyMap<string, number>,
): { readonly kept: readonly (readonly [string, string])[]; readonly diagnostics: readonly Diagnostic[] } {
  const firsts = new Map<string, OldPath>();
  for (const one of oldPaths) if (!firsts.has(one.from)) firsts.set(one.from, one);
  const kept = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const endOf = findEnds(firsts, numbers);
  for (const one of oldPaths) {
    const { from, to, file, line, field } = one;
    const target = endOf(to);
    const first = firsts.get(from);
    const message = numbers.has(from)
      ? `${from} is a question of the library`
      : target === undefined
        ? `${to} is not in the library`
        : first !== one && first && endOf(first.to) !== target
          ? `${from} leads to ${first.to} already (${first.file}:${first.line})`
          : undefined;
    if (message === undefined && target !== undefined) kept.set(from, kept.get(from) ?? target);
    else if (message !== undefined) {
      const remedy = `correct this ${field === 'aliases' ? 'alias' : 'line'} or remove it`;
      const kind = field === 'aliases' ? 'alias' : 'redirect';
      diagnostics.push(buildDiagnostic({ kind, file, line, field, message, remedy }));
    }
  }
  return { kept: [...kept], diagnostics };
}

/**
 * The question at the end of a way of redirects; undefined where there is none, or the way goes round. Each way is gone once,
 * however many begin on it.
 */
function findEnds(firsts: ReadonlyMap<string, OldPath>, numbers: ReadonlyMap<string, number>) {
  const ends = new Map<string, string | undefined>();
  return (to: string): string | undefined => {
    const way = new Set<string>();
    let at: string | undefined = to;
    while (at !== undefined && !numbers.has(at) && !ends.has(at) && !way.has(at)) {
      way.add(at);
      at = firsts.get(at)?.to;
    }
    const end = at !== undefined && numbers.has(at) ? at : ends.get(at ?? '');
    for (const passed of way) ends.set(passed, end);
    return end;
  };
}

/**
 * Permalinks: each id goes to the first question in path order; the others are warnings.
 * @param numbers catalog number of each question path
 */
export function assignIds(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
): {
  readonly ids: readonly (readonly [string, number])[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const firsts = new Map<string, QuestionEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of entries.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    if (entry.id === undefined) continue;
    const first = firsts.get(entry.id);
    if (first === undefined) firsts.set(entry.id, entry);
    else {
      const message = `${entry.id} is also the id of ${first.file}`;
      const remedy = 'nothing need be done: the path is the identity';
      const at = { file: entry.file, line: entry.lines.id, field: 'id' };
      diagnostics.push(buildDiagnostic({ kind: 'id-repeated', ...at, message, remedy }));
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
      buildDiagnostic({
        kind: 'canonical-foreign',
        file,
        // Asked for here alone: of most entries nothing but the columns need be read.
        line: entry.lines.canonical,
        field: 'canonical',
        message: `names a page of ${host}, and is not used`,
        remedy: `take it out, or add ${host} to canonical_hosts in site.yml`,
      }),
    ];
  });
}
