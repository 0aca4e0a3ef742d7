import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, type Token } from 'parse5';
import { expect, test } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { type MarkupPart, readMarkup } from './read-markup';

interface Seen {
  readonly kind: string;
  readonly text: string;
  readonly attributes?: readonly (readonly [string, string])[];
  /** The element as it is written. */
  readonly outer?: string;
}

function seenByUs(html: string): readonly Seen[] {
  return [...readMarkup(html)].map((part) =>
    part.kind === 'comment'
      ? { kind: part.kind, text: part.text }
      : {
          kind: part.kind,
          text: html.slice(part.start, part.end),
          attributes: [...part.attributes],
          outer: isClosed(part) ? html.slice(part.outer.start, part.outer.end) : '',
        },
  );
}

function isClosed({ kind, end, outer }: Exclude<MarkupPart, { readonly kind: 'comment' }>): boolean {
  return kind === 'link' || outer.end > end;
}

function placeOf(node: DefaultTreeAdapterTypes.ChildNode): Partial<Token.ElementLocation> {
  return node.sourceCodeLocation ?? {};
}

/** The same by a parser that knows nothing of ours. */
function seenByParser(html: string): readonly Seen[] {
  const found: Seen[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      // What HTML only takes for a comment, such as `<?x>`, is none of ours, nor is one that does not end.
      const { startOffset, endOffset, endTag } = placeOf(node);
      const isWritten = /^<!--(?:-?>|[\s\S]*--!?>)$/.test(html.slice(startOffset, endOffset));
      if (node.nodeName === '#comment' && 'data' in node && isWritten)
        found.push({ kind: 'comment', text: node.data });
      if (!('childNodes' in node)) continue;
      if (['script', 'style', 'link'].includes(node.nodeName))
        found.push({
          kind: node.nodeName,
          text: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
          attributes: node.attrs.map(({ name, value }) => [name, value] as const),
          // Of one that does not end a parser says nothing.
          outer: endTag || node.nodeName === 'link' ? html.slice(startOffset, endOffset) : '',
        });
      else visit(node.childNodes);
    }
  };
  visit(parse(html, { sourceCodeLocationInfo: true }).childNodes);
  return found;
}

const hard = [
  '<p title="<script>">x</p><script>a</script>',
  '<p title=\'<script>\' a=<style> b = "</p>"><style data-answer>b</style>',
  '<!--><script>a</script>',
  '<!---><script>a</script>',
  '<!-- a --!><script>a</script><!-- <script>b</script> -->',
  '<script><!-- <script> </script> --> b </script><script>c</script>',
  '<script><!--></script><script>c</script>',
  '<script><!--<script>a</script></script><script>b</script>',
  '<script><!--once:a--></script><p>b',
  '<title><script>a</script></title><textarea><style>b</style></textarea>',
  '<style></styl></STYLE ><script type="a" TYPE=b src>c</script>',
  '<p =a="b" / c=\'d\'/><script/defer>a</script/>',
  '<link rel="a" href=\'<script>\'><LINK as=script/><linked><p title="<link>">',
  '</><?x <script>a</script>',
  '<scripted>a</scripted><script>b</script>',
  '<p title="<script>a</script>',
  '<script>a</script',
  'a < b <',
];

test('a page is read as a parser of HTML reads it', () => {
  for (const html of hard) expect(seenByUs(`<body>${html}`), html).toEqual(seenByParser(`<body>${html}`));
});

test('whatever stands beside each other', () => {
  // What only the tree builder knows (frames, SVG, plain text to the end) is left out: no page has it.
  const pieces = fc.constantFrom(
    ...['<script>', '</script>', '<script src="a">', '<style>', '</style>', '<p', '<p>', '</p>', '<a '],
    ...['<!--', '-->', '--', '!', '>', '<', '</', '/', '"', "'", '=', ' ', '\n', 'a', 'script', 'title="'],
    ...[
      '<title>',
      '</title>',
      '<textarea>',
      '</textarea>',
      '&lt;',
      '<!doctype x>',
      '<?',
      'once:',
      '<br/>',
      '<link rel="a">',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
      const html = `<body>${parts.join('')}`;
      expect(seenByUs(html)).toEqual(seenByParser(html));
    }),
    { numRuns: propertyRuns(4000) },
  );
});
