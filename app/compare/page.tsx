import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ComparedAnswer } from '@/components/compare/compared-answer';
import { ComparisonHelp } from '@/components/compare/comparison-help';
import { SideBySide } from '@/components/compare/side-by-side';
import { Island } from '@/components/islands/island';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Leaf } from '@/components/site/leaf';
import { MachineWritten } from '@/components/site/machine-written';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { setApart } from '@/lib/comparison/set-apart';
import { currentLibrary } from '@/lib/library/current';
import { firstOf, type SearchParams } from '../parameters';

const sides = [
  { prefix: 'a-', name: 'first answer' },
  { prefix: 'b-', name: 'second answer' },
] as const;

interface Props {
  readonly searchParams: SearchParams;
}

/** The two questions; undefined where none are named. */
async function load({ searchParams }: Props): Promise<readonly [QuestionRecord, QuestionRecord] | undefined> {
  const parameters = await searchParams;
  const [a, b] = [firstOf(parameters.a), firstOf(parameters.b)];
  if (a === undefined && b === undefined) return undefined;
  const { catalog } = currentLibrary();
  const [first, second] = [catalog.find(a ?? ''), catalog.find(b ?? '')];
  return first && second && first.number !== second.number ? [first, second] : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const pair = await load(props);
  const { name } = currentLibrary().catalog.frame.site;
  const title = pair ? `${pair[0].question} – ${pair[1].question}` : 'Two answers side by side';
  return { title: `${title} · ${name}`, robots: { index: false, follow: true } };
}

/** Two answers beside each other, one under the other where there is no room. */
export default async function ComparePage(props: Props) {
  const pair = await load(props);
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  if (!pair)
    return (
      <Shell page="comparison" siteName={site.name} hasSearch={false}>
        <ComparisonHelp />
      </Shell>
    );
  const hues = subjectHues(subjects);
  const answers = await Promise.all(pair.map(({ number }) => library.renderAnswer(number)));
  return (
    <Shell page="comparison" siteName={site.name}>
      <SideBySide second={{ id: 'b-question', question: pair[1].question }}>
        {pair.map((question, i) => {
          const answer = answers[i];
          const { prefix, name } = sides[i] ?? sides[0];
          return answer === undefined ? null : (
            <ComparedAnswer
              key={prefix}
              id={`${prefix}question`}
              question={question}
              subjectTitle={library.catalog.findSubject(question.subject)?.title ?? question.subject}
              hue={hues[question.subject] ?? 0}
              answer={library.sendOnce({ ...answer, html: setApart(answer.html, { prefix, name }) })}
            />
          );
        })}
      </SideBySide>
      <Leaf>
        <MachineWritten site={site} />
      </Leaf>
      <span className="sr-only" role="status" data-tool-status="" />
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}
