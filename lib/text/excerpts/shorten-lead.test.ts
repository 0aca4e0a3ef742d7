import { expect, it } from 'vitest';
import { shortenedLead } from './shorten-lead';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

it('cuts what stands before the first marked word at a space', () => {
  const lead = plain('Many textbooks of the last hundred years say that plants take in ');
  expect(shortenedLead([lead, marked('carbon'), plain(' dioxide.')])).toEqual([
    plain('… say that plants take in '),
    marked('carbon'),
    plain(' dioxide.'),
  ]);
});

it('leaves a passage that marks early, or nothing', () => {
  for (const segments of [
    [marked('Carbon'), plain(' is')],
    [plain('Short '), marked('carbon')],
    [plain('x'.repeat(90))],
    [],
  ])
    expect(shortenedLead(segments)).toEqual(segments);
});
