import { describe, expect, it } from 'vitest';
import { formulaLine } from '@/lib/markdown/tex/formula-line';
import { answerProse } from './answer-prose';

describe('answerProse', () => {
  it('keeps paragraphs, list items and headings without their marks', () => {
    expect(answerProse('## **Light**\\n\\nPlants *need* [light](/learn).\\n- one\\n- two')).toBe(
      'Light\nPlants need light.\none\ntwo',
    );
  });

  it('leaves out code blocks, tables, HTML and marks of containers', () => {
    const answer = [
      'Before `x = 1`.',
      '```py\nprint(1)\n```',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      ':::note\nH<sub>2</sub>O is water<br>. <!-- hidden -->\n:::',
      'A `List<int>` and List<int> stay.',
    ].join('\n\n');
    expect(answerProse(answer)).toBe('Before x = 1.\nH₂O is water .\nA List<int> and List<int> stay.');
  });

  it('says formulas in a line, and those that need more by an ellipsis', () => {
    expect(answerProse('The area is $\\pi r^2$.')).toBe('The area is π r².');
    expect(answerProse('So $$\\begin{matrix}1&2\\end{matrix}$$ holds.')).toMatch(/^So\s+…\s+holds\.$/);
  });
});

describe('formulaLine', () => {
  it.each([
    ['x^2', 'x²'],
    ['\\mathrm{CO}_2', 'CO₂'],
    ['H_2O', 'H₂O'],
    ['\\frac{a}{b}', 'a/b'],
    ['x^{10}', 'x¹⁰'],
    ['a^{b+c}', '…'],
    ['\\sqrt{2}', '√(2)'],
  ])('%s → %s', (tex, line) => {
    expect(formulaLine(tex)).toBe(line);
  });
});
