import { createHash } from 'node:crypto';

/**
 * Text that a page holds once and that no script needs. Next sends what a page is made of twice, as HTML and as data for
 * its scripts; what is sent once stands in both as a short mark, and the server puts it back into the HTML alone.
 */
export interface OnceTexts {
  /** Keeps a text and gives the mark that stands for it in a page. */
  put(text: string): string;
  /**
   * Puts the texts back where their marks stand.
   * @throws where a text is no longer kept: the page must be made again
   */
  restore(html: string): string;
}

/** Texts kept, the latest ones: those of pages that are being made. */
const mostKept = 600;
/** A comment, which no answer can hold: `<` is escaped there. In the data for scripts it is written `\u003c`. */
const mark = /<!--once:([\w-]{22})-->/g;

export function createOnceTexts(): OnceTexts {
  const kept = new Map<string, string>();
  return {
    put(text) {
      if (text === '') return '';
      const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      kept.delete(key);
      kept.set(key, text);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return `<!--once:${key}-->`;
    },
    restore: (html) =>
      html.replace(mark, (_, key: string) => {
        const text = kept.get(key);
        if (text === undefined) throw new Error('a part of this page is no longer kept');
        return text;
      }),
  };
}
