import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CitationFile } from '@/components/citation/citation-file';
import { ReferenceEntry } from '@/components/citation/reference-entry';
import { Island } from '@/components/islands/island';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { MachineWritten } from '@/components/site/machine-written';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { britishDate } from '@/lib/citations/reference-date';
import { fileStyles, referenceStyles } from '@/lib/citations/styles';
import { currentLibrary } from '@/lib/library/current';
import { citePath, questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import { citedToday, findQuestion, type QuestionParams } from '../cited';
import styles from './page.module.css';

export async function generateMetadata(props: QuestionParams): Promise<Metadata> {
  const question = (await findQuestion(props)) ?? notFound();
  const { name } = currentLibrary().catalog.frame.site;
  return {
    title: `Cite: ${question.question} · ${name}`,
    robots: { index: false, follow: true },
  };
}

/** A question's references in every style, with today as the day it was read. */
export default async function CitePage(props: QuestionParams) {
  const question = (await findQuestion(props)) ?? notFound();
  const { catalog } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const subject = catalog.findSubject(question.subject) ?? notFound();
  const page = citedToday(question);
  return (
    <Shell page="citations" siteName={site.name}>
      <article data-hue={subjectHues(subjects)[question.subject]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1 className={styles.title}>Cite this page</h1>
          <p className={styles.cited}>
            <a lang={question.language} dir={directionOf(question.language)} href={questionAddress(question)}>
              {question.question}
            </a>
          </p>
          <p className={styles.note}>
            {page.posted === undefined ? 'The page bears no date. ' : ''}
            {page.accessed === undefined
              ? 'Add the day on which you read it where your school asks for one. '
              : `Accessed ${britishDate(page.accessed)}, the day this list was made. `}
            Titles stand as the page writes them; your school may ask for capitals in MLA and Chicago.
          </p>
          <MachineWritten site={site} />
        </Leaf>
        {referenceStyles.map(({ id, name, edition, write }) => (
          <ReferenceEntry key={id} id={id} name={name} edition={edition} reference={write(page)} />
        ))}
        {fileStyles.map(({ id, name, readers, write }) => (
          <CitationFile
            key={id}
            id={id}
            name={name}
            readers={readers}
            text={write(page)}
            href={citePath(question, id)}
            fileName={`${question.slug}.${id}`}
          />
        ))}
        <span className="sr-only" role="status" data-tool-status="" />
        <Island name="reading" of={ReadingIsland} />
      </article>
    </Shell>
  );
}
