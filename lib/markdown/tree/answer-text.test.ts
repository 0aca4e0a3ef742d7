import { describe, expect, it } from 'vitest';
import { growthOf, STEEPEST_LINEAR } from '@/test-support/growth';
import { answerText } from './answer-text';

describe('answerText', () => {
  it.each([
    ['One.\\n\\nTwo.', 'One.\nTwo.'],
    ['One\\ntwo', 'One two'],
    ['## The **bold** title ##\\nText', 'The bold title\nText'],
    ['1. **A**: first\\n2. *B*: second', 'A: first\nB: second'],
    ['- a\\n  - b\\n- [x] c', 'a\nb\nc'],
    ['> quote\\n> more', 'quote\nmore'],
    ['[text](https://x.org/a_(b) "t") and ![alt](a.png)', 'text and alt'],
    ['![a cell]() and [Fe](CN) and [x]()', 'a cell and [Fe](CN) and [x]()'],
    ['[text][1] and note[^1]\\n\\n[1]: https://x.org', 'text and note'],
    ['<https://x.org> and List<int>', 'https://x.org and List<int>'],
    ['| Term | Meaning |\\n|---|---|\\n| a | b |', 'Term Meaning\na b'],
    ['Title\\n=====\\n\\n---\\n\\ntext', 'Title\ntext'],
    ['say \\"yes\\" to \\*stars\\* and snake\\_case', 'say "yes" to *stars* and snake_case'],
    ['***all*** **a *b* c** __d__ ~~e~~', 'all a b c d e'],
    ['2 * 3 * 4 and a_b_c and **', '2 * 3 * 4 and a_b_c and **'],
    ['use `a\\nb` and `**x**`', 'use a\\nb and **x**'],
    ['run\\n\\n```python\\nprint("a\\nb")\\nx = 1\\n```\\nnow', 'run\nprint("a\\nb")\nx = 1\nnow'],
    ['costs $5 and $12.50', 'costs $5 and $12.50'],
    ['$\\nabla \\cdot E \\neq 0$', '∇ · E ≠ 0'],
    ['$\\frac{1}{2}mv^2$ and $\\frac{a+b}{\\sqrt{c}}$', '1/2mv^2 and (a+b)/(√(c))'],
    ['$\\alpha_{1} \\rightarrow \\text{end}$', 'α_1 → end'],
    ['$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$', 'a = b c = d'],
    ['A&nbsp;&amp;&lt;b&gt; &#233; &unknown;', 'A &<b> é &unknown;'],
    ['$6\\,\\mathrm{H_2O} \\longrightarrow \\mathrm{C_6H_{12}O_6}$', '6 H_2O → C_6H_12O_6'],
    ['$\\vec{v} = \\hat{n}$', 'v = n'],
    ['H<sub>2</sub>O x<sup>2</sup> 2<sup>nd</sup> 10<sup>6</sup> a<br>b', 'H₂O x² 2nd 10⁶ a b'],
    ['H~2~O x^2^ x^k^ 2^nd^ and 2^3^2', 'H₂O x² x^k 2nd and 2^3^2'],
    ['==a b== c == d \\<sub>', 'a b c == d <sub>'],
    ['a <!-- b\n\nc --> d', 'a d'],
    [':::tip Mind\n\nthis\n\n:::', 'Mind\nthis'],
    ['::: note\na\n:::', 'a'],
    ['> [!NOTE]\n> a', 'a'],
    ['<details>\n<summary>S</summary>\n\na\n\n</details>', 'S\na'],
    ['Term\n: meaning', 'Term meaning'],
    ['<kbd>Ctrl</kbd> <abbr title="t">a</abbr> `<kbd>`', 'Ctrl a <kbd>'],
    ['&nbsp;', ''],
    ['', ''],
  ])('%j is %j', (answer, text) => {
    expect(answerText(answer)).toBe(text);
  });

  it('takes linear time', async () => {
    for (const mark of [
      '[',
      '![a](',
      '[a](b',
      '*a',
      '**a ',
      '_a ',
      '&a',
      '<http://a',
      '\\',
      '\\n',
      '|',
      '$x',
      '`a',
      '~~a',
      '> ',
      '[^a',
      '==a ',
      'a^b',
      'a~b~',
      '<sub>',
      '<sup>a',
      '<!--',
      ':::tip\n',
      '{',
      '$\\frac{$ ',
    ]) {
      const growth = await growthOf((size) => answerText(mark.repeat(size / mark.length)), 200_000);
      expect(growth, mark).toBeLessThan(STEEPEST_LINEAR);
    }
  });
});
