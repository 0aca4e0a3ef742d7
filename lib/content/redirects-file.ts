import { isOldName } from './old-path';

/** A question that moved: `from` and `to` are question paths. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/**
 * `redirects.tsv`: old subject, slug, new subject and, where that changed too, new slug, one question a line, between tabs.
 * Lines of another shape are numbered in `bad`.
 */
export function parseRedirects(text: string): {
  readonly redirects: readonly Redirect[];
  readonly bad: readonly number[];
} {
  const redirects: Redirect[] = [];
  const bad: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [oldSubject, slug, newSubject, newSlug, ...rest] = line.split('\t').map((cell) => cell.trim());
    const names = [oldSubject, slug, newSubject, newSlug || slug];
    if (rest.length === 0 && names.every((name) => name !== undefined && isOldName(name))) {
      const to = `${newSubject}/${newSlug || slug}`;
      redirects.push({ from: `${oldSubject}/${slug}`, to, line: index + 1 });
    } else bad.push(index + 1);
  }
  return { redirects, bad };
}
