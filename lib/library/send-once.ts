import { createHash } from 'node:crypto';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { Library } from './library';

/**
 * What a page hands over beside what Next makes of it. Next sends what a page is made of twice, as HTML and as data for its
 * scripts; a text that no script needs stands in both as a short mark, and the server puts it back into the HTML alone. What
 * is to be known of the page's answers comes the same way: nothing of it has to be looked for among what content says.
 */
export interface PageNotes {
  /** Texts that the page sends once, by the key in their mark. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether an answer was shown with less than all of it, since the machine was too busy: another try may give more. */
  readonly isLesser: boolean;
  /** Whether a search that the page shows could not be carried out: the page says so, and its status too. */
  readonly hasSearchFailed: boolean;
  /** What went wrong with what the page is made of; undefined where nothing did. Of an error Next makes a page, and no more. */
  readonly failure: unknown;
  /** The index that the search of the page is of, where it would answer the same always. */
  readonly searchedBuild: string | undefined;
  /** Names of the files of KaTeX's faces that its formulas need. */
  readonly formulaFonts: ReadonlySet<string>;
}

const mark = /^once:([\w-]{22})$/;

/** The key in a comment that is a mark. Who looks for marks takes comments of the page's own markup, never text that is like one. */
export function keyInMark(comment: string): string | undefined {
  return mark.exec(comment)?.[1];
}

/** A library as one page sees it, and what the page says through it. */
export function withNotes<Opened extends Library>(
  library: Opened,
): { readonly library: Opened; readonly notes: PageNotes } {
  const texts = new Map<string, string>();
  const formulaFonts = new Set<string>();
  const notes: { -readonly [Name in keyof PageNotes]: PageNotes[Name] } = {
    ...{ texts, formulaFonts },
    ...{ isLesser: false, hasSearchFailed: false, failure: undefined, searchedBuild: undefined },
  };
  /** The same text has the same mark on every server: it stays in the data for scripts. */
  const put = (text: string) => {
    if (text === '') return '';
    const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    texts.set(key, text);
    return `<!--once:${key}-->`;
  };
  const sendOnce = (answer: RenderedAnswer) => {
    notes.isLesser ||= answer.isLesser ?? false;
    for (const font of answer.formulaFonts ?? []) formulaFonts.add(font);
    return { ...answer, html: put(answer.html), css: put(answer.css) };
  };
  const search: Library['search'] = async (request) => {
    const answer = await library.search(request);
    notes.hasSearchFailed ||= answer.status === 'failed';
    notes.searchedBuild = answer.status === 'ok' ? answer.build : undefined;
    return answer;
  };
  const noted = <Value>(making: Promise<Value>) =>
    making.catch((error: unknown) => {
      notes.failure ??= error;
      throw error;
    });
  const { catalog } = library;
  const reading: Pick<Library, 'catalog' | 'renderAnswer' | 'renderIntroduction' | 'subjectMap'> = {
    catalog: { ...catalog, answer: (number) => noted(catalog.answer(number)) },
    renderAnswer: (number) => noted(library.renderAnswer(number)),
    renderIntroduction: (subject) => noted(library.renderIntroduction(subject)),
    subjectMap: (subject) => noted(library.subjectMap(subject)),
  };
  return { library: { ...library, ...reading, search, sendOnce, sendTextOnce: put }, notes };
}
