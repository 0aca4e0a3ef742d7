import { shortened } from '@/lib/text/excerpts/shortened';
import type { MarkDiagnostic } from './mark-diagnostic';

/** Elements that answers may hold, each with its end tag. */
const read = 'sub sup kbd mark u abbr'.split(' ');
/** What is written in their place; of the others, that Markdown has it. */
const instead: Readonly<Record<string, string>> = {
  a: '[words](address)',
  b: '**words**',
  blockquote: '> before the lines',
  code: '`code` or a fence',
  del: '~~words~~',
  em: '*words*',
  h1: '# before the heading',
  h2: '## before the heading',
  h3: '### before the heading',
  hr: 'a line ---',
  i: '*words*',
  li: '- or 1. before the line',
  ol: '1. before the lines',
  p: 'a blank line between paragraphs',
  pre: 'a fence of ```',
  s: '~~words~~',
  strike: '~~words~~',
  strong: '**words**',
  table: 'a table of | and ---',
  ul: '- before the lines',
};
/** Other elements that pages of the web hold. */
const others =
  'audio big button caption center cite dd dfn div dl dt embed figcaption figure font footer form h4 h5 h6 header iframe ins nav noscript object picture q samp script section select small source span style svg tbody td tfoot th thead tr tt var video';
const unread: ReadonlySet<string> = new Set([...Object.keys(instead), ...others.split(' ')]);
const tag = /(?<!\\)<(\/?)([a-z][a-z\d]{0,14})((?:[ \t][^<>]{0,300})?)\/?>/gi;

interface SeenTag {
  readonly written: string;
  opened: number;
  closed: number;
  hasAttributes: boolean;
}

/**
 * Tags that a page of the web would hold, and that show as they are written: each name once. One alone without attributes,
 * as in `the <p> tag`, may be meant as text.
 * @param lines of prose
 */
export function tagDiagnostics(lines: readonly string[]): readonly MarkDiagnostic[] {
  const seen = new Map<string, SeenTag>();
  for (const line of lines) {
    if (!line.includes('<')) continue;
    for (const [written, slash, name = '', attributes = ''] of line.matchAll(tag)) {
      const known = seen.get(name.toLowerCase());
      const one = known ?? { written, opened: 0, closed: 0, hasAttributes: false };
      if (slash === '') one.opened++;
      else one.closed++;
      if (/[a-z-]\s*=/i.test(attributes)) one.hasAttributes = true;
      seen.set(name.toLowerCase(), one);
    }
  }
  return [...seen].flatMap(([name, one]) => diagnosticOf(name, one) ?? []);
}

function diagnosticOf(name: string, one: SeenTag): MarkDiagnostic | undefined {
  const written = shortened(one.written, 60);
  const said = { kind: 'mark', source: one.written } as const;
  if (read.includes(name)) {
    if (one.opened === one.closed) return undefined;
    const message = `${written} stands without its partner, and shows as it is written`;
    return { ...said, message, remedy: `write <${name}> and </${name}> in one paragraph` };
  }
  const isMeant = one.hasAttributes || name === 'hr' || (one.opened > 0 && one.closed > 0);
  if (!unread.has(name) || !isMeant) return undefined;
  const better = Object.hasOwn(instead, name) ? `write ${instead[name]}` : 'take it out';
  const message = `${written} is no tag that answers hold, and shows as it is written`;
  return { ...said, message, remedy: `${better}, or put backticks around what is meant as text` };
}
