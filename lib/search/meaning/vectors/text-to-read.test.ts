import { describe, expect, it } from 'vitest';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { textToRead } from './text-to-read';

function catalogOf(answer: Catalog['answer']): Pick<Catalog, 'find' | 'answer'> {
  const found = { number: 7, summary: 'In short.' } as ReturnType<Catalog['find']>;
  return { find: (path) => (path === 'biology/stoma' ? found : undefined), answer };
}

describe('what a model reads of a question', () => {
  it('is its summary and its answer without marks', async () => {
    const catalog = catalogOf(async (number) => `**Answer** ${number}, [linked](/there).`);
    expect(await textToRead(catalog, 'biology/stoma', 660)).toBe('In short. Answer 7, linked.');
  });

  it('reaches as far as is asked for, though marks make an answer longer', async () => {
    const catalog = catalogOf(async () => '**word** '.repeat(2_000));
    expect((await textToRead(catalog, 'biology/stoma', 5_000))?.length).toBeGreaterThan(4_980);
    expect((await textToRead(catalog, 'biology/stoma', 400))?.length).toBeLessThanOrEqual(400);
  });

  it('is nothing where there is no such question, or its answer is damaged', async () => {
    const damaged = catalogOf(() => Promise.reject(new Error('damaged')));
    expect(await textToRead(damaged, 'biology/stoma', 660)).toBeUndefined();
    expect(await textToRead(damaged, 'biology/other', 660)).toBeUndefined();
  });
});
