import { expect, test } from 'vitest';
import { setApart } from './set-apart';

const second = { prefix: 'b-', name: 'second answer' };

test('gives ids and what refers to them the prefix, and leaves other addresses', () => {
  const html =
    '<h3 id="x"><a class="anchor" href="#x">X</a></h3><sup><a href="#fn-1" id="ref" aria-describedby="l m">1</a></sup>' +
    '<a href="/learn#x">elsewhere</a><a href="https://a.example/#x" class="external">out</a><a href="#">top</a>';
  expect(setApart(html, second)).toBe(
    '<h3 id="b-x"><a class="anchor" href="#b-x">X</a></h3><sup><a href="#b-fn-1" id="b-ref" aria-describedby="b-l b-m">1</a></sup>' +
      '<a href="/learn#x">elsewhere</a><a href="https://a.example/#x" class="external">out</a><a href="#">top</a>',
  );
});

test('leaves text that looks like an attribute as it is', () => {
  const html =
    '<pre><code>&#x3C;p id="x"> and  id="y" href="#z"</code></pre><p title="a > id">5 &#x3C; 6 id="q"</p>';
  expect(setApart(html, second)).toBe(html);
  expect(setApart('<td title="x > y" id="z">1</td>', second)).toBe('<td title="x > y" id="b-z">1</td>');
});

test('tells the regions of one answer from those of another', () => {
  const html =
    '<div class="x" role="region" aria-label="Table" tabindex="0"></div><a aria-label="Back">1</a>';
  expect(setApart(html, second)).toBe(
    '<div class="x" role="region" aria-label="Table, second answer" tabindex="0"></div><a aria-label="Back">1</a>',
  );
});
