import { findSubjectFilter } from '@/lib/search/format/protocol/subject-filter';
import { fold } from '@/lib/text/fold';

export interface Named {
  readonly slug: string;
  readonly title: string;
}

export interface NamedSubject {
  readonly slug: string;
  /** Whether nothing follows it. */
  readonly isLast: boolean;
}

/**
 * Finds `subject:biology` or `subject:"computer science"` in a query: the subject of that slug or title, or the only
 * one that begins so. `rest` is the text with it blanked out, every other word in its place.
 */
export function nameSubject(
  text: string,
  subjects: readonly Named[],
): { readonly rest: string; readonly subject?: NamedSubject } {
  const filter = findSubjectFilter(text);
  const subject = filter && find(filter.name, subjects);
  if (filter === undefined || subject === undefined) return { rest: text };
  const after = text.slice(filter.end);
  const rest = text.slice(0, filter.start) + ' '.repeat(filter.end - filter.start) + after;
  return { rest, subject: { slug: subject.slug, isLast: after.trim() === '' } };
}

function find(name: string, subjects: readonly Named[]): Named | undefined {
  const wanted = plain(name);
  if (wanted === '') return undefined;
  const names = ({ slug, title }: Named) => [plain(slug), plain(title)];
  const same = subjects.find((subject) => names(subject).includes(wanted));
  if (same) return same;
  const begun = subjects.filter((subject) => names(subject).some((known) => known.startsWith(wanted)));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Case, accents, spaces and hyphens do not tell names apart. */
function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}
