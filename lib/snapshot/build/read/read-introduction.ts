import type { SubjectRecord } from '@/lib/catalog/question-record';
import type { Diagnostic } from '@/lib/content/diagnostic';
import type { LibraryFrame } from '@/lib/content/read-library';
import type { SubjectFile } from '@/lib/content/subject-file';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { linksOfAnswer } from '@/lib/markdown/tree/links/links-of-answer';
import { linesOfLinks } from '@/lib/snapshot/build/links/lines-of-links';
import type { LinkingText, ResolvedLinks } from '@/lib/snapshot/build/links/resolve-links';
import { diagnosticsOfIntroductionFiles } from './file-diagnostics';
import { diagnosticsOfMarkdown } from './markdown-diagnostics';

/** The introduction of a subject: its links to questions, and what is wrong in it by itself. */
export interface ReadIntroduction extends LinkingText {
  readonly diagnostics: readonly Diagnostic[];
}

/** The introductions of all subjects that have one. */
export function readIntroductions({ subjectFiles, macros }: LibraryFrame): readonly ReadIntroduction[] {
  return [...subjectFiles]
    .filter(([, { introduction }]) => introduction !== '')
    .map(([subject, file]) => readIntroduction(subject, file, macros));
}

function readIntroduction(subject: string, file: SubjectFile, macros: OwnerMacros): ReadIntroduction {
  const { introduction: markdown, introductionLine: line } = file;
  const text = '\n'.repeat(line - 1) + markdown;
  const excess = excessOfAnswer(markdown);
  const links = excess === undefined ? linksOfAnswer(markdown) : [];
  const at = { file: file.file, line, field: 'introduction' };
  return {
    ...{ file: file.file, field: 'introduction', subject, slug: '', links },
    linkLines: linesOfLinks(links, text, line),
    diagnostics: [
      ...diagnosticsOfMarkdown({ markdown, at, source: () => text }, excess, macros),
      ...(excess === undefined ? diagnosticsOfIntroductionFiles(file, text) : []),
    ],
  };
}

/** A subject with where the links of its introduction lead. */
export function withIntroductionLinks(
  subject: SubjectRecord,
  introductions: readonly ReadIntroduction[],
  { introduced }: ResolvedLinks,
): SubjectRecord {
  const links = introductions.find((one) => one.subject === subject.slug)?.links ?? [];
  if (links.length === 0) return subject;
  const targets = introduced.get(subject.slug) ?? [];
  return { ...subject, introductionLinks: links.map((written, i) => [written, targets[i] ?? null]) };
}
