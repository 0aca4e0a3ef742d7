/** A question that moved: `from` and `to` are question paths. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** `redirects.tsv`: old subject, slug, new subject, one a line, between tabs. Lines of another shape are numbered in `bad`. */
export function parseRedirects(text: string): {
  readonly redirects: readonly Redirect[];
  readonly bad: readonly number[];
} {
  const redirects: Redirect[] = [];
  const bad: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [oldSubject, slug, newSubject, ...rest] = line.split('\t').map((cell) => cell.trim());
    if (oldSubject && slug && newSubject && rest.length === 0 && !line.includes('/')) {
      redirects.push({ from: `${oldSubject}/${slug}`, to: `${newSubject}/${slug}`, line: index + 1 });
    } else bad.push(index + 1);
  }
  return { redirects, bad };
}
