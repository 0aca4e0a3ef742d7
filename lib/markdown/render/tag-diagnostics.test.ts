import { describe, expect, it } from 'vitest';
import { markDiagnostics } from './mark-diagnostics';

const named = (answer: string) => markDiagnostics(answer).map(({ source, remedy }) => [source, remedy]);

describe('tags that show as they are written are named', () => {
  it.each([
    ['This is <b>bold</b>', '<b>', 'write **words**'],
    ['<div class="x">a</div>', '<div class="x">', 'take it out'],
    ['a\\n<hr>\\nb', '<hr>', 'write a line ---'],
    ['- <font color=red>a</font>', '<font color=red>', 'take it out'],
    ['- So:\n\n    <b>a</b> <i>b</i>', '<b>', 'write **words**'],
    ['H<sub>2O', '<sub>', 'write <sub> and </sub> in one paragraph'],
    ['<iframe src="https://x.org"></iframe>', '<iframe src="https://x.org">', 'take it out'],
  ])('%j', (answer, source, remedy) => {
    const [[found, said = ''] = []] = named(answer);
    expect(found).toBe(source);
    expect(said).toContain(remedy);
  });

  it.each([
    'H<sub>2</sub>O<br>a <kbd>Ctrl</kbd> <abbr title="x">y</abbr>',
    'The <p> tag begins a paragraph, and <table> a table.',
    '`<b>a</b>` and $a <b> c$',
    '```html\\n<div class="a">b</div>\\n```',
    'List<int> and Map<String, List<a>> or #include <iostream>',
    'a < b and c > d; <https://x.org/?a=b>',
    '<!-- <b>a</b> -->',
    '\\<div class="x"> and \\<b>x\\</b>',
    'So:\n\n    <div class="x">a</div>\n    :::tip\n\nand so on',
    '- So:\n\n      <b>a</b>\n',
    ':::tip\na\n:::\n\n    <b>a</b>\n    :::\n',
  ])('%j is as it should be', (answer) => {
    expect(named(answer)).toEqual([]);
  });
});
