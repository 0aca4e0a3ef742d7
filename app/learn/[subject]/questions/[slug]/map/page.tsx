import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { SubjectLegend } from '@/components/map/subject-legend';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { countThatFits, tallest } from '@/lib/map/drawing';
import { neighborhoodOf } from '@/lib/map/neighborhood';
import type { Edge } from '@/lib/map/parts';
import { absolute, mapPath, questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import { DrawnMap } from '../../../../../drawn-map';
import { decodePart } from '../../../../../parameters';
import styles from './page.module.css';

/** Questions in the drawing, where it has room for so many. */
const most = 14;

interface Props {
  readonly params: Promise<{ readonly subject: string; readonly slug: string }>;
}

async function load({ params }: Props): Promise<QuestionRecord> {
  const { subject, slug } = await params;
  const path = `${decodePart(subject) ?? ''}/${decodePart(slug) ?? ''}`;
  return currentLibrary().catalog.find(path) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const question = await load(props);
  return {
    title: `Map: ${question.question}`,
    robots: { index: false, follow: true },
    alternates: { canonical: absolute(currentLibrary().baseUrl, mapPath(question)) },
  };
}

export default async function QuestionMapPage(props: Props) {
  const question = await load(props);
  const { catalog } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const subject = catalog.findSubject(question.subject) ?? notFound();
  const hues = subjectHues(subjects);
  const { records, steps, edges } = neighborsThatFit(question);
  const drawn = records.map((record, i) => ({
    number: record.number,
    title: record.question,
    step: steps[i] ?? 2,
    href: i === 0 ? questionAddress(record) : mapPath(record),
    hue: hues[record.subject] ?? 0,
  }));
  const shown = new Set(records.map(({ subject }) => subject));
  return (
    <Shell page="question-map" siteName={site.name}>
      <article data-hue={hues[question.subject]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1 className={styles.title}>What is near “{question.question}”</h1>
          <p className={styles.lead}>
            Each box leads to its own map, the full one to <a href={questionAddress(question)}>the answer</a>.
          </p>
        </Leaf>
        <div className={styles.map}>
          <SubjectLegend
            subjects={subjects
              .filter(({ slug }) => shown.has(slug))
              .map(({ slug, title }) => ({ slug, title, hue: hues[slug] ?? 0 }))}
          />
          <DrawnMap label={`Questions near ${question.question}`} items={drawn} edges={edges} />
        </div>
        <MarginSection id="list" title="What leads to what">
          <ul className={styles.list}>
            {firstSteps(steps).map((place) => (
              <ListedQuestion key={place} record={records[place]} hues={hues}>
                {secondSteps(place, steps, edges).map((next) => (
                  <ListedQuestion key={next} record={records[next]} hues={hues} />
                ))}
              </ListedQuestion>
            ))}
          </ul>
        </MarginSection>
      </article>
    </Shell>
  );
}

/** What is near a question, as much of it as one screen of a phone has room for. */
function neighborsThatFit(question: QuestionRecord) {
  const { catalog } = currentLibrary();
  const related = (number: number) => catalog.record(number).related;
  for (let count = most; ; count -= 1) {
    const { numbers, steps, edges } = neighborhoodOf(question.number, related, count);
    const records = numbers.map((number) => catalog.record(number));
    const items = records.map(({ number, question: title }, i) => ({ number, title, step: steps[i] ?? 2 }));
    if (count <= 2 || countThatFits(items, tallest.neighborhood) === items.length)
      return { records, steps, edges };
  }
}

/** Places of the questions one step away. */
function firstSteps(steps: readonly number[]): readonly number[] {
  return [...steps.keys()].filter((place) => steps[place] === 1);
}

/** Places of the drawn questions two steps away that one of the first step is tied to. */
function secondSteps(first: number, steps: readonly number[], edges: readonly Edge[]): readonly number[] {
  return edges.flatMap(([from, to]) => (from === first && steps[to] === 2 ? [to] : []));
}

function ListedQuestion({
  record,
  hues,
  children = [],
}: {
  readonly record: QuestionRecord | undefined;
  readonly hues: Readonly<Record<string, number>>;
  readonly children?: readonly ReactNode[];
}) {
  if (record === undefined) return null;
  return (
    <li data-hue={hues[record.subject]}>
      <a lang={record.language} dir={directionOf(record.language)} href={questionAddress(record)}>
        {record.question}
      </a>
      {children.length > 0 && <ul>{children}</ul>}
    </li>
  );
}
