import { expect, test } from 'vitest';
import { plainTitle } from './plain-title';
import { readTitle } from './title';

test.each([
  ['What do **bold** and `code` do in a <b>title</b>?', 'What do bold and code do in a title?'],
  ['What is *emphasis* for, and ***both***?', 'What is emphasis for, and both?'],
  ['Tom &amp; Jerry, caf&eacute; and 3 &lt; 4', 'Tom & Jerry, café and 3 < 4'],
  ['What does `&amp;` or `**` mean?', 'What does &amp; or ** mean?'],
  ['What does `$PATH:$HOME` say?', 'What does $PATH:$HOME say?'],
  ['H<sub>2</sub>O and x^2^', 'H₂O and x²'],
])('%j is read as %j', (title, plain) => expect(plainTitle(title)).toBe(plain));

test.each([
  'Why is 2 * 3 * 4 = 24 and 2**3**2 = 512?',
  'What are *args and **kwargs?',
  'What is __init__, a_b_c or snake_case?',
  'Is List<int> a type, and is <b> a tag?',
  'Why a == b && c, AT&T; R&D, x & y?',
  'What does a `lone backtick do?',
  '重点：植物',
])('%j stays as it is', (title) => expect(plainTitle(title)).toBe(title));

test('marks around a formula go, and the formula stays', () => {
  expect(readTitle('What is **the value of $x^2$** at $a*b*c$?').plain).toBe(
    'What is the value of x² at a ∗ b ∗ c?',
  );
});
