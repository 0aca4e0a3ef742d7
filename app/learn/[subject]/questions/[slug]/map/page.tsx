import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MapDrawing } from '@/components/map/map-drawing';
import { SubjectLegend } from '@/components/map/subject-legend';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { neighbourhoodOf } from '@/lib/map/neighbourhood';
import { absolute, mapPath, questionAddress } from '@/lib/site/paths';
import { subjectHues } from '@/lib/site/subject-hues';
import { decodePart } from '../../../../../parameters';
import styles from './page.module.css';

/** Questions in the drawing. */
const most = 24;

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
  const { numbers, steps, edges } = neighbourhoodOf(
    question.number,
    (number) => catalog.record(number).related,
    most,
  );
  const records = numbers.map((number) => catalog.record(number));
  const drawn = records.map((record, i) => ({
    number: record.number,
    title: record.question,
    step: steps[i] ?? 2,
    href: i === 0 ? questionAddress(record) : mapPath(record),
    hue: hues[record.subject] ?? 0,
  }));
  const shown = new Set(records.map(({ subject }) => subject));
  return (
    <Shell siteName={site.name}>
      <article data-hue={hues[question.subject]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1 className={styles.title}>What is near “{question.question}”</h1>
          <p className={styles.lead}>
            Two steps of related questions. Each box leads to its own map, the full one to{' '}
            <a href={questionAddress(question)}>the answer</a>.
          </p>
        </Leaf>
        <div className={styles.map}>
          <SubjectLegend
            subjects={subjects
              .filter(({ slug }) => shown.has(slug))
              .map(({ slug, title }) => ({ slug, title, hue: hues[slug] ?? 0 }))}
          />
          <MapDrawing label={`Map of questions near ${question.question}`} questions={drawn} edges={edges} />
        </div>
        <MarginSection id="list" title="As a list">
          <ul className={styles.list}>
            {records.slice(1, 1 + steps.filter((step) => step === 1).length).map((record) => (
              <li key={record.number} data-hue={hues[record.subject]}>
                <a href={questionAddress(record)}>{record.question}</a>
                <ul>
                  {record.related
                    .filter((number) => number !== question.number)
                    .map((number) => catalog.record(number))
                    .map((next) => (
                      <li key={next.number} data-hue={hues[next.subject]}>
                        <a href={questionAddress(next)}>{next.question}</a>
                      </li>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
        </MarginSection>
      </article>
    </Shell>
  );
}
