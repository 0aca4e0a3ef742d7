import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, STEEPEST_LINEAR } from '@/test-support/growth';
import { segments } from './segments';

const prose = (text: string): string =>
  segments(text)
    .map((segment) => (segment.kind === 'prose' ? segment.text : '·'))
    .join('');
const fences = (text: string): readonly string[] =>
  segments(text).flatMap((segment) => (segment.kind === 'fence' ? [segment.code] : []));
const spans = (text: string): readonly string[] =>
  segments(text).flatMap((segment) => (segment.kind === 'code-span' ? [segment.code] : []));

describe('prose', () => {
  it.each([
    ['a\\nb', 'a\nb'],
    ['a\\n\\nb', 'a\n\nb'],
    ['a\\nNow', 'a\nNow'],
    ['a\\r\\nb', 'a\nb'],
    ['a\\rBack', 'a\nBack'],
    ['a\\tb', 'a b'],
    ['- a\\n\\t- b', '- a\n    - b'],
    ['\\tText', ' Text'],
    ['say \\"yes\\"', 'say "yes"'],
    ['a\\\\nb', 'a\nb'],
    ['a\\\\\\nb', 'a\\\\\nb'],
    ['on several lines C:\\new\\table\nand \\ref{a}', 'on several lines C:\\new\\table\nand \\ref{a}'],
    ['several lines\n\n\\not a break, \\rnor this', 'several lines\n\n\\not a break, \\rnor this'],
    ['In C:\\new\\table it is.\\nNext', 'In C:\\new\\table it is.\nNext'],
    ['Copy \\\\server\\notes\\readme.txt', 'Copy \\\\server\\notes\\readme.txt'],
    ['Look into C:\\notes.txt.\\nNext', 'Look into C:\\notes.txt.\nNext'],
    ['Set %APPDATA%\\npm first', 'Set %APPDATA%\\npm first'],
    ['(see *a*).\\n\\nIn `b`.\\nSo on', '(see *a*).\n\nIn ·.\nSo on'],
    ['go to ..\\notes first', 'go to ..\\notes first'],
    ['Plan B:\\nfirst\\nsecond', 'Plan B:\nfirst\nsecond'],
    ['Vitamin C:\\n\\tfound in fruit', 'Vitamin C:\n found in fruit'],
    ['see \\ref{fig} and \\nicefrac{1}{2}', 'see \\ref{fig} and \\nicefrac{1}{2}'],
    ['a new folder called \\new is', 'a new folder called \\new is'],
    ['it never ends.\\never so', 'it never ends.\never so'],
    ['a\r\nb', 'a\nb'],
    ['naked \\nabla f', 'naked \\nabla f'],
    ['naked \\theta and \\rho', 'naked \\theta and \\rho'],
    ['x \\neq y', 'x \\neq y'],
    ['end.\\neq', 'end.\\neq'],
    ['end.\\nequal', 'end.\nequal'],
    ['one.\\nless is more', 'one.\nless is more'],
    ['a:\\ni. one\\nii. two', 'a:\ni. one\nii. two'],
    ['\\* and \\_ stay', '\\* and \\_ stay'],
    ['\\n', '\n'],
  ])('%j becomes %j', (raw, text) => {
    expect(prose(raw)).toBe(text);
  });
});

describe('a code fence', () => {
  it.each([
    ['its lines are separated by the escape', '```\\na\\nb\\n```', 'a\nb'],
    ['a \\n in a string literal stays', '```python\\nprint("a\\nb")\\nx\\n```', 'print("a\\nb")\nx'],
    ['in single quotes too', "```c\\nputs('a\\nb');\\nx\\n```", "puts('a\\nb');\nx"],
    ['in a character literal', "```c\\nchar c = '\\n';\\nx\\n```", "char c = '\\n';\nx"],
    [
      'after a prefix letter',
      '```python\\nprint(f"a\\n{b}", rb\'\\n\')\\nx\\n```',
      'print(f"a\\n{b}", rb\'\\n\')\nx',
    ],
    [
      'an apostrophe after a letter opens nothing',
      "```python\\n# don't\\nprint('x')\\n```",
      "# don't\nprint('x')",
    ],
    [
      'nor does a plural',
      "```python\\n# the students' work\\nprint('x\\n')\\n```",
      "# the students' work\nprint('x\\n')",
    ],
    ['a doubled quote of SQL', "```sql\\nSELECT 'It''s'\\nFROM t\\n```", "SELECT 'It''s'\nFROM t"],
    ['an inch sign', '```\\nx = 5" # pipe\\nprint("a")\\n```', 'x = 5" # pipe\nprint("a")'],
    [
      "a lone quote before the next line's literal",
      '```\\n// a " alone\\nprint("a")\\n```',
      '// a " alone\nprint("a")',
    ],
    ["a literal in the line's first column", '```json\\n"a\\nb"\\n"c"\\n```', '"a\\nb"\n"c"'],
    ['a docstring spans lines', '```python\\n"""Doc\\nmore"""\\nx\\n```', '"""Doc\nmore"""\nx'],
    ['a continued shell line', '```bash\\na \\\\n  b\\n```', 'a \\\n  b'],
    ['nothing else is unescaped', '```\\na\\tb \\"c\\" \\d\\n```', 'a\\tb \\"c\\" \\d'],
    [
      'commands of LaTeX stay',
      '```latex\\n\\nabla x\\n\\newcommand{\\a}{b}\\nTest\\n```',
      '\\nabla x\n\\newcommand{\\a}{b}\nTest',
    ],
    [
      "but a program's variables are new lines",
      '```python\\ni = 1\\ni = 2\\ne = 3\\n```',
      'i = 1\ni = 2\ne = 3',
    ],
    ["with real lines every escape is the program's", '```\nprint(a\\nb)\n```', 'print(a\\nb)'],
    ['unclosed, it runs to the end', '```\\na\\n\\nb', 'a\n\nb'],
    ['tildes', '~~~\\na\\n```\\nb\\n~~~', 'a\n```\nb'],
    ['a longer fence', '````\\n```\\na\\n```\\n````', '```\na\n```'],
    ['indented', 'a\\n\\n   ```\\n   b\\n   ```', '   b'],
    ['in a list', '1. a\\n   ```\\n   b\\n   ```\\n2. c', '   b'],
    ['in a quote', '> ```\\n> b\\n> ```', '> b'],
    ['amid a line', 'So: ```python\\nx = 1\\n```', 'x = 1'],
    ['a program that begins beside the marks', '```int main() {\\n}\\n```', 'int main() {\n}'],
    ['words beside the marks', '```Output of it\\n1\\n```', 'Output of it\n1'],
    ['what is said of a language is no program', '```kotlin {1,3}\\nx\\n```', 'x'],
    ['dollars in it', '```\\n$x$ and $$y$$\\n```', '$x$ and $$y$$'],
    ['empty', '```\\n```', ''],
  ])('%s', (_, raw, code) => {
    expect(fences(raw)).toEqual([code]);
  });

  it('amid a line is none where it is closed amid one, too', () => {
    expect(fences('So ```py\\nx``` it is.\\n\\nMore.')).toEqual([]);
    expect(prose('So ```py\\nx``` it is.\\n\\nMore.')).toBe('So · it is.\n\nMore.');
  });

  it('ends before the text that follows', () => {
    expect(prose('a\\n```\\nb\\n```\\nc')).toBe('a\n·\nc');
  });
});

describe('a code span', () => {
  it.each([
    ['`a`', 'a'],
    ['`\\n`', '\\n'],
    ['`a\\nb`', 'a\\nb'],
    ['``a`b``', 'a`b'],
    ['`` ` ``', '`'],
    ['`$x$`', '$x$'],
    ['`print("a\\n\\nb")`', 'print("a\\n\\nb")'],
    ['`\\nabla`', '\\nabla'],
  ])('%j holds %j', (raw, code) => {
    expect(spans(raw)).toEqual([code]);
  });

  it.each(['a ` b\\n\\nc ` d', 'a ` b\\n- c ` d', 'a ` b\n\nc ` d', '\\`a`', '`` a `', '`'])(
    '%j is none',
    (raw) => {
      expect(spans(raw)).toEqual([]);
    },
  );
});

describe('segments', () => {
  it('lose no character of a text without escapes or marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '.', 'é', '\n', '-', '1') }),
        (text) => prose(text) === text,
      ),
    );
  });

  it('take linear time on marks that nothing closes', async () => {
    for (const mark of [
      '$x',
      '$$x',
      '\\(',
      '\\[',
      '\\begin{align}',
      '`',
      '``a`',
      '```a',
      '\\',
      '"',
      "```\\n 'a",
      '`"\\n',
    ]) {
      const growth = await growthOf((size) => segments(mark.repeat(size / mark.length)), 100_000);
      expect(growth, mark).toBeLessThan(STEEPEST_LINEAR);
    }
  });
});
