import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { plainAnswer } from '@/lib/markdown/render/plain-answer';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { withEscapedAttributes } from './escape-attributes';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Every value of an attribute that a browser reads, in order. */
function valuesOf(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) =>
    'attrs' in node ? [...node.attrs.map(({ value }) => value), ...valuesOf(node.childNodes)] : [],
  );
}

/** Text between the quotes of the tags, by the grammar of HTML, not by that of the code under test. */
function rawValuesOf(html: string): readonly string[] {
  const values: string[] = [];
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!('attrs' in node)) continue;
      for (const place of Object.values(node.sourceCodeLocation?.attrs ?? {}))
        values.push(html.slice(place.startOffset, place.endOffset));
      visit(node.childNodes);
    }
  };
  visit(parseFragment(html, { sourceCodeLocationInfo: true }).childNodes);
  return values;
}

const scripts = [
  '<script>',
  '<script>self.__next_f.push([0]);alert(1);self.__next_f.push([0])</script>',
  '<style data-answer=\\"\\">*{display:none}</style>',
  '<!--once:0123456789012345678901-->',
  '</script>',
  'a > b < c',
  '" x="<b>',
];
const answers = scripts.flatMap((text) => [
  `[x](/learn "${text}")`,
  `[x](/learn '${text}')`,
  `[x][r]\\n\\n[r]: https://site.example/a (${text})`,
  `[x](<https://site.example/${text}>)`,
  `[x](https://site.example/?${text.replaceAll(' ', '')})`,
  `![${text}](/a.png "${text}")`,
  `A note.[^${text.replaceAll(' ', '')}]\\n\\n[^${text.replaceAll(' ', '')}]: ${text}`,
  `# ${text}\\n\\n## [x](/learn "${text}")`,
  `| [x](/ "${text}") | y |\\n|:-:|--:|\\n| ${text} | [x](/ "${text}") |`,
  `\`\`\`${text}\\nx\\n\`\`\``,
  `$\\text{${text}}$ and $${text}$`,
  `- [ ] [x](/ "${text}")`,
]);

test('no attribute of an answer holds a raw < or >, whatever its author wrote there', async () => {
  for (const answer of answers) {
    const { html } = await renderAnswer(answer);
    expect(
      rawValuesOf(html).filter((value) => /[<>]/.test(value)),
      answer,
    ).toEqual([]);
  }
  expect(rawValuesOf(plainAnswer('"<b a="<">')).filter((value) => /[<>]/.test(value))).toEqual([]);
});

test('what a browser reads in the attributes stays the same', async () => {
  const { html } = await renderAnswer(`[x](/learn 'a <script> & "b" > c')`);
  expect(valuesOf(parseFragment(html).childNodes)).toContain('a <script> & "b" > c');
});

test('text, and tags that need nothing, are left as they are', () => {
  const words = fc.stringMatching(/^[^<]{0,20}$/);
  fc.assert(
    fc.property(words, fc.stringMatching(/^[^"]{0,20}$/), words, (before, value, after) => {
      const html = `<p>${before}<a title="${value}" href="/" data-x>${after}</a></p><br/>`;
      const escaped = withEscapedAttributes(html);
      expect(parseFragment(escaped)).toEqual(parseFragment(html));
      expect(escaped).toBe(
        `<p>${before}<a title="${value.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}" href="/" data-x>${after}</a></p><br/>`,
      );
    }),
  );
});
