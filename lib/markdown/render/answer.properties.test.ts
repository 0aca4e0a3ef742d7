import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { breachesOf } from '@/test-support/allow-list-check';
import { propertyRuns } from '@/test-support/property-runs';
import { formulaDiagnostics } from './formulas/formula-diagnostics';
import { renderAnswer } from './render-answer';

const word = fc.constantFrom(
  'Cell',
  'energy',
  'the',
  'x1',
  '42',
  'Now',
  'end',
  'né',
  'über',
  'List<int>',
  '<b>bold</b>',
  '日本',
);
const wrapped = fc.oneof(
  { weight: 6, arbitrary: word },
  word.map((text) => `**${text}**`),
  word.map((text) => `*${text}*`),
  word.map((text) => `\\"${text}\\"`),
  word.map((text) => `[${text}](https://x.org)`),
  fc.constantFrom('$5', '$12.50', '$\\nabla x$', '\\(y_1\\)', '$$z^2$$', '`code`'),
);
const line = fc.array(wrapped, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const start = fc.constantFrom('', '', '- ', '1. ', '> ', '## ', '  - ', '| ');
/** On one line breaks are escapes, on several they are none. */
const breaks = fc.constantFrom(['\\n\\n', '\\n', '\\r\\n'], ['\n\n', '\n', '\r\n']);
const answer = breaks
  .chain((ends) => fc.array(fc.tuple(start, line, fc.constantFrom(...ends)), { minLength: 1, maxLength: 8 }))
  .map((lines) => lines.map((parts) => parts.join('')).join(''));
const noise = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\\n',
        '$',
        '$$',
        '\\(',
        '\\)',
        '`',
        '```',
        '*',
        '_',
        '[',
        ']',
        '(',
        '|',
        '<',
        '#',
        '> ',
        '- ',
        '\\',
        '\\begin{align}',
        '\\end{align}',
        '\uFDD0',
        '1',
        '\uFDD1',
        '&',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const shown = (html: string): string =>
  html
    .replace(/<math[\s\S]*?<\/math>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;/g, '<');
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('any answer', () => {
  it('is rendered without a throw, within the allow-list, never empty', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(answer, noise), async (text) => {
        const { html, css } = await renderAnswer(text);
        expect(breachesOf(html)).toEqual([]);
        expect(html).not.toMatch(/\sstyle=|<script/i);
        expect(css).not.toMatch(/[<@\\]/);
        if (/[\p{L}\p{N}]/u.test(text.replace(/\\[nrt]/g, ''))) expect(html.trim()).not.toBe('');
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('shows no escaped line break and every word', async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (text) => {
        const page = shown((await renderAnswer(text)).html);
        expect(page).not.toContain('\\n');
        expect(page).not.toContain('\\"');
        const prose = text
          .replace(/\$\\nabla x\$|\\\(y_1\\\)|\$\$z\^2\$\$|\]\([^)]*\)/g, ' ')
          .replace(/\\[nr]/g, ' ')
          .replace(/(^|\s)1\. /g, ' ');
        const present = new Set(wordsOf(page));
        for (const each of wordsOf(prose)) expect(present, each).toContain(each);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('has the same words as plain text', () => {
    fc.assert(
      fc.property(answer, (text) => {
        const plain = answerText(text);
        expect(plain).not.toContain('\\n');
        const prose = text
          .replace(/\$\\nabla x\$|\\\(y_1\\\)|\$\$z\^2\$\$|\]\([^)]*\)/g, ' ')
          .replace(/\\[nr]/g, ' ')
          .replace(/(^|\s)1\. /g, ' ');
        const present = new Set(wordsOf(plain));
        for (const each of wordsOf(prose)) expect(present, each).toContain(each);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('has plain text and formula diagnostics without a throw', () => {
    fc.assert(
      fc.property(noise, (text) => {
        answerText(text);
        formulaDiagnostics(text);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});
