import { expect, it } from 'vitest';
import { createFakeEncoder } from '@/test-support/fake-encoder';
import { createNearestSentence } from './nearest-sentence';

it('finds the nearest sentence, and of those that are as near the first', async () => {
  const nearest = createNearestSentence(createFakeEncoder());
  const sentences = ['Rivers run down to seas.', 'Ice floats on water.', 'On water floats ice.'];
  expect(await nearest('ice floats', sentences)).toBe(1);
  expect(await nearest('rivers', sentences)).toBe(0);
  expect(await nearest('rivers', [])).toBeUndefined();
});

it('knows nothing of a text in letters that the model was not taught', async () => {
  const nearest = createNearestSentence({ ...createFakeEncoder(), understands: () => false });
  expect(await nearest('почему', ['Ice floats.'])).toBeUndefined();
});

it('encodes each sentence once while it is kept, and keeps so many bytes of them', async () => {
  const encoder = createFakeEncoder();
  const nearest = createNearestSentence(encoder, 1200);
  const first = ['One is here.', 'Two is there.'];
  await nearest('one', first);
  await nearest('one', first);
  expect(encoder.encoded).toEqual(['one', ...first]);
  await nearest(
    'one',
    Array.from({ length: 9 }, (_, i) => `Sentence ${i}`),
  );
  const before = encoder.encoded.length;
  await nearest('one', first);
  expect(encoder.encoded.slice(before)).toEqual(['one', ...first]);
});
