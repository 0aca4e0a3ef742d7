import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { type AnswerElement, answerParts } from './answer-parts';

interface Plain extends AnswerElement<Plain> {}

function elementOf(node: DefaultTreeAdapterTypes.ChildNode): Plain | undefined {
  if (!defaultTreeAdapter.isElementNode(node)) return undefined;
  const text = (one: DefaultTreeAdapterTypes.ChildNode): string =>
    defaultTreeAdapter.isTextNode(one)
      ? one.value
      : 'childNodes' in one
        ? one.childNodes.map(text).join('')
        : '';
  const children = node.childNodes.flatMap((child) => elementOf(child) ?? []);
  return { tagName: node.tagName, textContent: text(node), children };
}

async function partsOf(markdown: string) {
  const { html } = await renderAnswer(markdown);
  const children = parseFragment(html).childNodes.flatMap((node) => elementOf(node) ?? []);
  return answerParts<Plain>({ tagName: 'div', textContent: '', children }).map(({ id, kind, hidden }) => [
    id,
    kind,
    hidden.textContent?.trim(),
  ]);
}

test('terms in bold amid their explanation, entries of lists and steps are parts', async () => {
  expect(await partsOf('A **carrier** has one altered copy, and shows nothing of it.')).toEqual([
    ['term-carrier', 'term', 'carrier'],
  ]);
  expect(await partsOf('- **Rods** see in dim light\n- **Cones** see colors by day')).toEqual([
    ['term-rods', 'term', 'Rods'],
    ['term-cones', 'term', 'Cones'],
  ]);
  expect(await partsOf('Osmosis\n: water moves through a membrane')).toEqual([
    ['term-osmosis', 'term', 'Osmosis'],
  ]);
  expect((await partsOf('1. Name the event\n2. Count the cases\n3. Divide')).map(([id]) => id)).toEqual([
    'step-name-the-event',
    'step-count-the-cases',
    'step-divide',
  ]);
});

test('a whole paragraph in bold, two steps and bold in headings make no part; the same term makes one', async () => {
  expect(await partsOf('**All of this is important to know.**')).toEqual([]);
  expect(await partsOf('1. One\n2. Two')).toEqual([]);
  expect(await partsOf('## **Bold** heading\n\nText.')).toEqual([]);
  const twice = 'The **mean** is the sum over the count.\n\nOf the **mean** more is said below.';
  expect((await partsOf(twice)).map(([id]) => id)).toEqual(['term-mean']);
});
