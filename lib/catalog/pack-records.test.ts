import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRecords } from './pack-records';
import type { RecordHead } from './question-record';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('","slug":"', 'Émile 日本', '\\'),
);
const head: fc.Arbitrary<RecordHead> = fc.record({
  subject: fc.constantFrom('art', 'law'),
  slug: text,
  question: text,
  summary: text,
  keywords: fc.array(text, { maxLength: 2 }),
  author: fc.option(text, { nil: undefined }),
  date: fc.constant(undefined),
  dateFormat: fc.constant('YYYY'),
  dateLabel: text,
  id: fc.option(text, { nil: undefined }),
  minutes: fc.nat(),
  noIndex: fc.boolean(),
  isDraft: fc.boolean(),
  canonical: fc.option(text, { nil: undefined }),
  language: fc.constant(undefined),
  choices: fc.constant(undefined),
  choicesPrompt: fc.option(text, { nil: undefined }),
  links: fc.array(text, { maxLength: 2 }),
});

const container = (heads: readonly RecordHead[], previous?: Parameters<typeof packRecords>[1]) =>
  packRecords(heads, previous, () => {});

test('records are JSON, one after another', () => {
  fc.assert(
    fc.property(fc.array(head, { maxLength: 5 }), (heads) => {
      const { bytes, table } = container(heads);
      for (const [i, one] of heads.entries()) {
        const record = JSON.parse(Buffer.from(bytes.subarray(table[i], table[i + 1])).toString('utf8'));
        expect(record).toEqual(JSON.parse(JSON.stringify(one)));
      }
    }),
  );
});

test('what is copied from records packed before is what would be written anew', () => {
  const change = fc.constantFrom('same', 'removed', 'changed', 'added', 'swapped');
  fc.assert(
    fc.property(fc.array(fc.tuple(head, head, change), { maxLength: 8 }), (drawn) => {
      // No two questions have one path.
      const changes = drawn.map(([old, other, what], i) => {
        const slug = `${i}${old.slug}`;
        return [{ ...old, slug }, { ...other, slug, subject: old.subject }, what] as const;
      });
      const before = changes.filter(([, , what]) => what !== 'added').map(([old]) => old);
      const after = changes.flatMap(([old, other, what]) =>
        what === 'removed' ? [] : [what === 'same' || what === 'swapped' ? old : other],
      );
      // Another order than before costs time, never a record.
      if (changes.some(([, , what]) => what === 'swapped')) after.reverse();
      expect(
        container(after, { ...container(before), numbers: new Map(before.map((one, i) => [one, i])) }),
      ).toEqual(container(after));
    }),
  );
});
