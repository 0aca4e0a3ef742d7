import { isSlug } from '@/lib/text/slug';

/** A link in double brackets, as wikis write it: `[[slug]]`, `[[subject/slug#heading|what is shown]]`. */
export interface WikiLink {
  readonly kind: 'wiki-link';
  /** As written, brackets included. */
  readonly source: string;
  /** What names the question and maybe a heading of it. */
  readonly target: string;
  /** What is to be shown, where that is said. */
  readonly label: string | undefined;
}

/** An escaped or embedded one is none; `[[1]](https://…)` is an ordinary link. In a table the bar is escaped. */
const wikiLink =
  /(?<![\\![])\[\[([^\s[\]|#][^[\]|#\n]{0,300}?)(#[^[\]|\n]{1,200}?)?(?:\\?\|([^[\]\n]{1,300}))?\]\](?![\](])/g;

/** Replaces every link in double brackets that may name a question. */
export function replaceWikiLinks(text: string, replacement: (link: WikiLink) => string): string {
  if (!text.includes('[[')) return text;
  return text.replace(wikiLink, (source: string, name: string, heading = '', label?: string) =>
    mayName(name)
      ? replacement({ kind: 'wiki-link', source, target: name + heading, label: label?.trim() || undefined })
      : source,
  );
}

/** What is shown of one that is plain text: its words. */
export function wordsOfWikiLink({ target, label }: Pick<WikiLink, 'target' | 'label'>): string {
  if (label !== undefined) return label;
  const [name = ''] = target.split('#');
  return (name.split('/').at(-1) ?? '').replace(/\.(?:md|markdown)$/i, '').replaceAll('-', ' ');
}

/** A title, as other programs name a note: `What is a cell?`. */
const words = /^(?=.*\p{L}{3})\p{L}[\p{L}\p{M}\p{N}_'’-]*(?: [\p{L}\p{M}\p{N}_'’-]+){1,29}[?!]?$/u;

/** Parts of a path of which each can stand in an address, and letters among them: `[[1]]` names a note. */
function mayName(name: string): boolean {
  return (
    /\p{L}/u.test(name) &&
    name.split('/').every((part) => part === '..' || isSlug(part.normalize('NFC')) || words.test(part))
  );
}
