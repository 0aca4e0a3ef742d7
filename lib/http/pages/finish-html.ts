import { keyInMark, type PageNotes } from '@/lib/library/send-once';
import { isFileOfNext, isScriptOfNext } from './known-scripts';
import { type MarkupPart, readMarkup } from './read-markup';

/** A page with its texts put back, and what of it a browser may be allowed to run and to style it with. */
export interface FinishedHtml {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Inline scripts and style elements of no known shape, for which no policy has a word. */
  readonly unknown: readonly string[];
}

/**
 * Puts the texts of a page back where its marks stand, and takes out Next's scripts and style sheets where the page has
 * its own. Scripts, styles and marks are told apart before that, while there is no markup in the page but the site's own,
 * whose text and attributes React escapes: nothing that content says is ever looked at.
 * @throws where a mark stands for nothing that the page has handed over
 */
export function finishHtml(html: string, notes: PageNotes, knownScripts: readonly string[]): FinishedHtml {
  const found = { scripts: new Set<string>(), styles: new Set<string>(), unknown: [] as string[] };
  const pieces: string[] = [];
  let end = 0;
  const replace = (part: { readonly start: number; readonly end: number }, text: string) => {
    pieces.push(html.slice(end, part.start), text);
    end = part.end;
  };
  const parts = [...readMarkup(html)];
  const hasIslands = parts.some((part) => part.kind === 'script' && part.attributes.has('data-islands'));
  for (const part of parts) {
    const written = part.kind === 'comment' ? part.text : html.slice(part.start, part.end);
    if (hasIslands && part.kind !== 'comment' && isOfNext(part, written)) {
      replace(part.outer, '');
      continue;
    }
    const kept = keptText(part.kind === 'comment' ? written : commentIn(written), notes);
    if (kept !== undefined) replace(part, kept);
    if (part.kind === 'script') sortScript(part.attributes, written, { knownScripts, found });
    // Its text is what the site handed over, not what stands in the page.
    if (part.kind === 'style') {
      if (kept !== undefined) found.styles.add(kept);
      else found.unknown.push(`<style>${written}`);
    }
  }
  pieces.push(html.slice(end));
  return {
    html: pieces.join(''),
    scripts: [...found.scripts],
    styles: [...found.styles],
    unknown: found.unknown,
  };
}

/** Whether an element is one of Next's scripts or style sheets, the data they read, or the announcement of one. */
function isOfNext(
  { kind, attributes }: MarkupPart & { readonly kind: 'script' | 'style' | 'link' },
  text: string,
): boolean {
  if (kind === 'link') return isFileOfNext(attributes.get('href') ?? '');
  if (kind === 'style') return false;
  const file = attributes.get('src');
  return file === undefined ? isScriptOfNext(text) : isFileOfNext(file);
}

/** The comment that is all the text of an element. */
function commentIn(text: string): string {
  return text.startsWith('<!--') && text.endsWith('-->') ? text.slice(4, -3) : '';
}

function keptText(comment: string, { texts }: PageNotes): string | undefined {
  const key = keyInMark(comment);
  if (key === undefined) return undefined;
  const text = texts.get(key);
  if (text === undefined) throw new Error('a part of this page is not kept');
  return text;
}

type Attributes = (MarkupPart & { readonly kind: 'script' })['attributes'];

function sortScript(
  attributes: Attributes,
  text: string,
  {
    knownScripts,
    found,
  }: {
    readonly knownScripts: readonly string[];
    readonly found: { readonly scripts: Set<string>; readonly unknown: string[] };
  },
): void {
  // A file is allowed by where it comes from, and data does not run.
  if (attributes.has('src') || /^application\/(?:ld\+)?json$/.test(attributes.get('type') ?? '')) return;
  if (knownScripts.includes(text) || isScriptOfNext(text)) found.scripts.add(text);
  else found.unknown.push(`<script>${text}`);
}
