import { mkdtemp, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createAnswerWriter, openAnswers, packAnswer } from './answer-store';

async function store(...answers: string[]) {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'stoa-answers-')), 'answers.bin');
  const writer = await createAnswerWriter(file);
  const places = [];
  for (const answer of answers) places.push(await writer.append(packAnswer(answer)));
  await writer.close();
  return { file, places, reader: await openAnswers(file) };
}

test('gives back every answer as it was written', async () => {
  const answers = ['First \\n one', '', 'Émile $x^2$ 日本'];
  const { places, reader } = await store(...answers);
  expect(await Promise.all(places.map((place) => reader.read(place)))).toEqual(answers);
  await reader.close();
});

test('refuses a file that is cut short', async () => {
  const { file, places, reader } = await store('a long answer that will not be whole');
  await truncate(file, 5);
  await expect(reader.read(places[0] ?? { start: 0, end: 0 })).rejects.toThrow('cut short');
  await reader.close();
});
