import type { Root } from 'hast';
import { excessOf } from '@/lib/markdown/scan/bounds/caps';
import { excessOfSource } from '@/lib/markdown/scan/bounds/source-caps';
import { markdownOf } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import type { ShownFiles } from '@/lib/pictures/shown-file';
import { parseMarkdown } from './answer-tree';
import { demoteHeadings, settleIds } from './headings';
import { type PlacedFiles, placeFiles } from './links/files';
import { secureLinks } from './links/links';
import { linkQuestions, type QuestionLinks } from './links/question-links';
import { addHeadingIds, pageTree, sanitized } from './page-tree';
import { markTasks, wrapTables } from './tables';

/** What an answer is read with. */
export interface AnswerSurroundings {
  /** Links to this origin are the site's own. */
  readonly siteOrigin?: string | undefined;
  /** Where links to questions lead. */
  readonly links?: QuestionLinks | undefined;
  /** The files of the library that the answer shows; none, where nothing is said. */
  readonly files?: ShownFiles | undefined;
}

export interface AnswerPage {
  /** Sanitized; formulas and code are still their source. */
  readonly page: Root;
  readonly placed: PlacedFiles;
}

/** The tree of an answer without placeholders; or why there is too much of it. */
export function answerPage(
  text: string,
  { siteOrigin, links, files = [] }: AnswerSurroundings,
): AnswerPage | { readonly excess: string } {
  const pieces = segments(text);
  const sourceExcess = excessOfSource(pieces);
  if (sourceExcess !== undefined) return { excess: sourceExcess };
  const markdown = parseMarkdown(markdownOf(pieces));
  const excess = excessOf(markdown);
  if (excess !== undefined) return { excess };
  linkQuestions(markdown, links ?? new Map());
  const unsafe = pageTree(markdown);
  const placed = placeFiles(unsafe, files);
  arrange(unsafe, siteOrigin);
  return { page: sanitized(unsafe), placed };
}

function arrange(page: Root, siteOrigin: string | undefined): void {
  secureLinks(page, siteOrigin);
  demoteHeadings(page);
  addHeadingIds(page);
  settleIds(page);
  wrapTables(page);
  markTasks(page);
}
