import type { Fault } from '@/lib/content/fault';

/** How one file spells its subject. */
export interface SubjectSpelling {
  readonly subject: string;
  readonly file: string;
  readonly title: string | undefined;
  /** Line of the file on which it stands. */
  readonly line: number;
}

/**
 * One display name a subject folder: the commonest spelling wins (the first in code-point order where two are equally
 * common), and each file with another is a warning. A subject whose files name none is called after its folder.
 */
export function chooseSubjectTitles(spellings: readonly SubjectSpelling[]): {
  readonly titles: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
} {
  const counts = new Map<string, Map<string, number>>();
  for (const { subject, title } of spellings) {
    const ofSubject = counts.get(subject) ?? new Map<string, number>();
    counts.set(subject, ofSubject);
    if (title !== undefined) ofSubject.set(title, (ofSubject.get(title) ?? 0) + 1);
  }
  const titles = new Map<string, string>();
  for (const [subject, ofSubject] of counts)
    titles.set(subject, commonest(ofSubject) ?? titleOfSlug(subject));
  const faults = spellings.flatMap(({ subject, file, title, line }): Fault[] => {
    const chosen = titles.get(subject);
    if (title === undefined || title === chosen) return [];
    const message = `"${title}" is "${chosen}" elsewhere in this folder`;
    const remedy = 'spell the subject one way';
    return [
      {
        severity: 'warning',
        kind: 'subject-spelling',
        file,
        line,
        field: 'subject',
        message,
        remedy,
        leftOut: false,
      },
    ];
  });
  return { titles, faults };
}

function commonest(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function titleOfSlug(slug: string): string {
  const words = slug.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
