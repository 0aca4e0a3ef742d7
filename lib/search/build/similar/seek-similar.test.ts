import { expect, test } from 'vitest';
import { seekSimilar } from './seek-similar';
import type { PackedWeights } from './similar-documents';

/** Documents of three terms each, of which every tenth shares two. */
function packed(documents: number): PackedWeights {
  const terms = Uint32Array.from({ length: documents * 3 }, (_, i) => {
    const document = Math.floor(i / 3);
    return [document % 10, 10 + (document % 30), 40 + document][i % 3] as number;
  });
  const starts = Uint32Array.from({ length: documents + 1 }, (_, i) => i * 3);
  return { starts, terms, weights: new Float32Array(terms.length).fill(1) };
}

function frequenciesOf({ terms }: PackedWeights): number[] {
  const held = new Array<number>(Math.max(...terms) + 1).fill(0);
  for (const term of terms) held[term] = (held[term] ?? 0) + 1;
  return held;
}

test('a thread finds what is found without one, and tells how far it is', async () => {
  const documents = packed(2000);
  const all = Array.from({ length: 2000 }, (_, i) => i);
  const find = async (of: readonly number[]) => {
    const told: number[] = [];
    const sought = seekSimilar({ packed: documents, frequencies: frequenciesOf(documents), of, limit: 5 });
    const similar = await sought.found((done) => told.push(done));
    await sought.close();
    return { similar, told };
  };
  const apart = await find(all);
  const here = await find(all.slice(0, 1000));
  expect(apart.told.at(-1)).toBe(2000);
  expect([...here.similar]).toEqual([...apart.similar].slice(0, 1000));
  expect(here.similar.get(3)).toEqual({ numbers: [33, 63, 93, 123, 153], shares: [255, 255, 255, 255, 255] });
});

test('what nobody waits for any longer ends with its thread', async () => {
  const documents = packed(2000);
  const of = Array.from({ length: 2000 }, (_, i) => i);
  const sought = seekSimilar({ packed: documents, frequencies: frequenciesOf(documents), of, limit: 5 });
  await sought.close();
  await expect(sought.found()).rejects.toThrow();
});
