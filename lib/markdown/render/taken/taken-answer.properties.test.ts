import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import type { ShownPicture } from '@/lib/pictures/shown-file';
import { breachesOf } from '@/test-support/allow-list-check';
import { propertyRuns } from '@/test-support/property-runs';
import { renderTaken } from './taken-answer';

const leaf: ShownPicture = {
  ...{ kind: 'picture', address: '/pictures/abc.png', width: 300, height: 200, wantsPaper: false, sizes: [] },
};
const marks = [
  ...[
    '\n',
    '\n\n',
    '$',
    '$$',
    '\\(',
    '\\)',
    '`',
    '```\n',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '|',
    '<',
    '>',
    '# ',
    '> ',
  ],
  ...[
    '- ',
    '1. ',
    '\\',
    '\\begin{align}',
    '\\end{align}',
    '&',
    '&amp;',
    '"',
    "'",
    '\u0000',
    '\u001f',
    '\ufffe',
  ],
  ...[
    '![a"<b>&](leaf.png "t<>&")',
    '[x](/learn/a/questions/b#c)',
    '[^1]',
    '[^1]: n\n',
    '[x](https://x.org/?a=1&b=<>)',
  ],
  ...[
    '<b>',
    '</b>',
    '<details open>\n<summary>',
    '</summary>',
    '</details>',
    '- [x] ',
    '| a | b |\n|--:|:-:|\n| 1 | ',
    ':::tip\n',
  ],
  ...[
    '[sound:x]',
    '[latex]',
    '[$]',
    '{{c1::',
    '\\[',
    '\ud800',
    '\u202e',
    'שלום',
    '<abbr title="<&">',
    ']]>',
    '-->',
    'word ',
  ],
];
const noise = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(...marks),
      fc.constantFrom('$x<y$', '\\(\\frac{a}{b}\\)', '$\\text{<&}$'),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

function taken(text: string, kind: 'card' | 'book') {
  const inside = new Map([
    ['/pictures/abc.png', 'pictures/abc.png'],
    ['/learn/a/questions/b', 'q2.xhtml'],
  ]);
  return renderTaken(text, {
    form: { kind, inside },
    siteOrigin: 'https://site.example',
    files: [['leaf.png', leaf]],
    title: text.replace(/\s/g, ' '),
    lines: [text.replace(/\s/g, ' ')],
  });
}

it('whatever an answer holds, its chapter is well formed', () => {
  fc.assert(
    fc.property(noise, (text) => {
      const { html, titleHtml = '', linesHtml = [] } = taken(text, 'book');
      const faults: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', ({ message }) => faults.push(message));
      parser.write(`<div>${html}<p>${titleHtml}${linesHtml.join('')}</p></div>`).close();
      expect(faults).toEqual([]);
    }),
    { numRuns: propertyRuns(400) },
  );
});

it('whatever an answer holds, its card is on one line, within the allow-list, and orders nothing', () => {
  fc.assert(
    fc.property(noise, (text) => {
      const { html, titleHtml = '', linesHtml = [] } = taken(text, 'card');
      const all = [html, titleHtml, ...linesHtml].join(' ');
      expect(html).not.toContain('\n');
      const breaches = breachesOf(html).filter(
        (breach) => breach !== 'src pictures/abc.png' && breach !== 'href q2.xhtml',
      );
      expect(breaches).toEqual([]);
      expect(all).not.toMatch(/\[sound:|\[\/?latex\]|\{\{/i);
    }),
    { numRuns: propertyRuns(400) },
  );
});
