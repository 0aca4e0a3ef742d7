import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import type { Question } from '@/lib/content/question';

/** How one file spells its subject, and the line on which it does; the line is looked up only for a diagnostic. */
type SubjectSpelling = Pick<Question, 'subject' | 'file' | 'subjectTitle'> & {
  readonly lines: Pick<Question['lines'], 'subject'>;
};

/**
 * One display name a subject folder: the commonest spelling wins (the first in code-point order where two are equally
 * common), and each file with another is a warning. A subject whose files name none is called after its folder.
 */
export function chooseSubjectTitles(spellings: readonly SubjectSpelling[]): {
  readonly titles: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const counts = new Map<string, Map<string, number>>();
  for (const { subject, subjectTitle: title } of spellings) {
    const ofSubject = counts.get(subject) ?? new Map<string, number>();
    counts.set(subject, ofSubject);
    if (title !== undefined) ofSubject.set(title, (ofSubject.get(title) ?? 0) + 1);
  }
  const titles = new Map<string, string>();
  for (const [subject, ofSubject] of counts)
    titles.set(subject, commonest(ofSubject) ?? titleOfSlug(subject));
  const diagnostics = spellings.flatMap((spelling): Diagnostic | readonly never[] => {
    const { subject, file, subjectTitle: title } = spelling;
    const chosen = titles.get(subject);
    if (title === undefined || title === chosen) return [];
    const message = `"${title}" is "${chosen}" elsewhere in this folder`;
    const remedy = 'spell the subject one way';
    const { subject: line } = spelling.lines;
    return buildDiagnostic({ kind: 'subject-spelling', file, line, field: 'subject', message, remedy });
  });
  return { titles, diagnostics };
}

function commonest(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

function titleOfSlug(slug: string): string {
  const words = slug.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
