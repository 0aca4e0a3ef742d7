import { expect, test } from 'vitest';
import { permalinkId } from './permalink-id';

test.each([
  ['7', '7'],
  ['007', '7'],
  ['leaf-green_2', 'leaf-green_2'],
  ['größe.1', 'größe.1'],
  ['', undefined],
  ['a b', undefined],
  ['a/b', undefined],
  ['..', undefined],
  ['x'.repeat(41), undefined],
])('%j is the id %j', (text, id) => expect(permalinkId(text)).toBe(id));
