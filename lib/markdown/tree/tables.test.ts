import type { Element, ElementContent, Root } from 'hast';
import { expect, test } from 'vitest';
import { markTasks, wrapTables } from './tables';

const element = (tagName: string, children: ElementContent[] = [], properties: Element['properties'] = {}) =>
  ({ type: 'element', tagName, properties, children }) satisfies Element;
const text = (value: string) => ({ type: 'text', value }) as const;
const root = (...children: ElementContent[]): Root => ({ type: 'root', children });

test('each table gets a container that scrolls, with a name of its own', () => {
  const tree = root(element('table'), element('blockquote', [element('table')]));
  wrapTables(tree);
  const [first, quote] = tree.children as Element[];
  expect(first).toMatchObject({
    tagName: 'div',
    properties: { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: 'Table' },
    children: [{ tagName: 'table' }],
  });
  expect(quote?.children[0]).toMatchObject({ tagName: 'div', properties: { ariaLabel: 'Table 2' } });
});

test('alignment becomes a class, a heading says that it heads its column, and an empty corner is none', () => {
  const cells = [
    element('th', [text('A')], { align: 'right' }),
    element('th'),
    element('td', [text('1')], { align: 'left' }),
    element('td', [], {}),
  ];
  wrapTables(root(element('table', [element('tr', cells)])));
  expect(cells.map(({ tagName, properties }) => [tagName, properties])).toEqual([
    ['th', { className: ['align-right'], scope: 'col' }],
    ['td', {}],
    ['td', { className: ['align-left'] }],
    ['td', {}],
  ]);
});

test('the box of a task becomes a mark that is text', () => {
  const item = element('li', [element('input', [], { checked: true }), text(' done')]);
  const open = element('li', [element('input', [], { type: 'checkbox' })]);
  markTasks(root(item, open));
  expect(item.children).toEqual([element('span', [text('☑')], { className: ['task-mark'] }), text(' done')]);
  expect(open.children).toEqual([element('span', [text('☐')], { className: ['task-mark'] })]);
});
