import type { QuestionName } from '@/lib/study/model/annotations';
import { isQuestionPath } from '@/lib/study/model/question-path';

const longestTitle = 500;

/** The question path in an address of this site, or undefined. */
export function pathIn(pathname: string): string | undefined {
  const match = /^\/learn\/([^/]+)\/questions\/([^/]+)$/.exec(pathname);
  try {
    const path = match && `${decodeURIComponent(match[1] ?? '')}/${decodeURIComponent(match[2] ?? '')}`;
    return path && isQuestionPath(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The question that a page is of. */
export function questionOfPage(page: Document): QuestionName | undefined {
  const path = pathIn(location.pathname);
  const title = page.querySelector('article h1');
  return path !== undefined && title ? { path, title: textOf(title) } : undefined;
}

/** The question that a link leads to. */
export function questionOfLink(link: HTMLAnchorElement): QuestionName | undefined {
  const path = link.origin === location.origin ? pathIn(link.pathname) : undefined;
  return path === undefined ? undefined : { path, title: textOf(link) };
}

/**
 * Whether a question is called as it was when it was saved. Formulas are written otherwise in lists than in headings, so of
 * titles with formulas it says yes.
 */
export function isCalled(title: string, saved: string): boolean {
  return /\$|\\[([b]/.test(title) || title.replace(/\s+/g, ' ').slice(0, longestTitle) === saved;
}

/** What is read of it: formulas as KaTeX annotates them, once. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('.katex')) {
    const source = formula.querySelector('annotation')?.textContent;
    formula.replaceWith(
      source === null || source === undefined ? (formula.textContent ?? '') : `$${source}$`,
    );
  }
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, longestTitle);
}
