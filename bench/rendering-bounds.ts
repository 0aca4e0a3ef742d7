import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type AnswerCounts, countsOfAnswer, sourceCaps } from '@/lib/markdown/scan/bounds/source-caps';
import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { openBundledLibrary } from '@/test-support/bundled-library';
import { quantile } from './quantile';

/**
 * How far below the bounds of rendering written answers stay: those of the bundled library, and of files with a JSON object
 * a line whose `answer` is Markdown (`docs.jsonl.gz`).
 */
const { positionals } = parseArgs({ allowPositionals: true });
const counted: AnswerCounts[] = [];
const count = (answer: string) => counted.push(countsOfAnswer(segments(withoutPlaceholders(answer))));

for (const file of positionals)
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n'))
    if (line !== '') count(String(JSON.parse(line).answer));
const bundled = await openBundledLibrary();
for (const { number } of bundled.questions) count(await bundled.catalog.answer(number));
bundled.catalog.close();

console.log(`${counted.length} answers`);
for (const name of Object.keys(sourceCaps) as (keyof AnswerCounts)[]) {
  const values = counted.map((counts) => counts[name]).sort((a, b) => a - b);
  const [most = 0, most9999] = [values.at(-1), quantile(values, 0.9999)];
  const shown = [most9999, most, sourceCaps[name]].map((value) =>
    Number(value?.toFixed(2)).toLocaleString('en').padStart(10),
  );
  const margin = most === 0 ? '' : `  ${(sourceCaps[name] / most).toFixed(0)}×`;
  console.log(`${name.padEnd(12)}${shown.join('')}${margin}`);
}
