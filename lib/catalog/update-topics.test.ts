import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '@/test-support/property-runs';
import { collectTopics } from './topics';
import { topicMarks, updateTopics } from './update-topics';

const keyword = fc.constantFrom('enzyme', 'enzymes', 'Enzymes', 'cell', 'cells', 'DNA', 'two-way table', '…');
const question = fc.record({ keywords: fc.array(keyword, { maxLength: 4 }), isListed: fc.boolean() });
const change = fc.constantFrom('same', 'same', 'same', 'removed', 'changed', 'added', 'hidden');

test('topics updated are the topics collected anew, whatever changed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(question, question, change)), fc.boolean(), (drawn, isReversed) => {
      const before = drawn.filter(([, , what]) => what !== 'added');
      const after = drawn.filter(([, , what]) => what !== 'removed');
      if (isReversed) after.reverse();
      const now = after.map(([old, other, what]) =>
        what === 'same' ? old : what === 'hidden' ? { ...old, isListed: !old.isListed } : other,
      );
      const touched = new Set(
        drawn.flatMap(([old, other, what]) =>
          what === 'same' ? [] : topicMarks([...old.keywords, ...other.keywords], 'en'),
        ),
      );
      const numbers = Int32Array.from(before, (one) => (one[2] === 'same' ? after.indexOf(one) : -1));
      const questions = now.flatMap(({ keywords, isListed }, number) =>
        isListed && topicMarks(keywords, 'en').some((mark) => touched.has(mark))
          ? [{ number, keywords }]
          : [],
      );
      const first = collectTopics(
        before.map(([old]) => old),
        'en',
      );
      expect(updateTopics(first, { numbers, touched, questions }, 'en')).toEqual(collectTopics(now, 'en'));
    }),
    { numRuns: propertyRuns(300) },
  );
});
