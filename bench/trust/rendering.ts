import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { createRandom } from '../random';
import { examples, tryExample } from './rendering/commonmark';
import { costRows } from './rendering/cost';
import { faultOfCase, gfmCases } from './rendering/gfm-cases';
import { faultOfAnswer, makeAnswer } from './rendering/made-up';
import { serverOnly } from './targets';
import { type TrustGroup, type TrustRow, tryAll } from './trust-group';

/** Answers are shown as they were meant: by the specification, but where a rule of ours differs; and no word is lost. */
export const rendering: TrustGroup = {
  name: 'rendering',
  leftOut: serverOnly('it starts no server'),
  isApart: true,
  async run({ isQuick, documents = isQuick ? 200 : 5_000, report }) {
    report(`${examples.length} examples of CommonMark`);
    const random = createRandom(20);
    const answers = Array.from({ length: isQuick ? 300 : 10_000 }, () => makeAnswer(random));
    return [
      await specificationRow(),
      await tryAll('cases of GFM: tables, tasks, strikes, addresses, footnotes', gfmCases, async (one) =>
        faultOfCase(one, (await renderAnswer(one.markdown)).html),
      ),
      await tryAll('made-up answers: no word lost, no breach, the same page twice', answers, faultOfAnswer),
      ...(await costRows(documents, report)),
    ];
  },
};

async function specificationRow(): Promise<TrustRow> {
  const counts = new Map<string, number>();
  const row = await tryAll('examples of the CommonMark specification', examples, async (example) => {
    const { fault, rules } = await tryExample(example);
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return fault;
  });
  const listed = [...counts].map(([rule, count]) => `${rule}: ${count}`);
  return { ...row, figure: `where a rule of ours differs: ${listed.join('; ')}` };
}
