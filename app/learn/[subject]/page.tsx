import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QuestionList } from '@/components/question/question-list';
import { RenderedAnswerHtml } from '@/components/question/rendered-answer';
import { Breadcrumbs, subjectsCrumb } from '@/components/site/breadcrumbs';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Pager } from '@/components/site/pager';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { LearningPaths } from '@/components/subject/learning-paths';
import { TopicList } from '@/components/subject/topic-list';
import { questionsOnPage as pageSize, pagesOf, topicsOfSubject } from '@/lib/catalog/list-pages';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import {
  absolute,
  questionAddress,
  type SubjectSort,
  subjectMapPath,
  subjectPath,
  testPath,
} from '@/lib/site/paths';
import { sheetAddress } from '@/lib/site/sheet-address';
import { decodePart, firstOf, pageNumber, type SearchParams } from '../../parameters';
import styles from '../learn.module.css';

/** A subject of fewer questions is seen at a glance. */
const minForLetters = 30;

interface Props {
  readonly params: Promise<{ readonly subject: string }>;
  readonly searchParams: SearchParams;
}

interface Loaded {
  readonly subject: SubjectRecord;
  readonly page: number;
  readonly pages: number;
  readonly sort: SubjectSort;
}

async function load({ params, searchParams }: Props): Promise<Loaded> {
  const subject = currentLibrary().catalog.findSubject(decodePart((await params).subject) ?? '');
  const page = pageNumber((await searchParams).page);
  const pages = pagesOf(subject?.count ?? 0, pageSize);
  if (!subject || !page || page > pages) notFound();
  return { subject, page, pages, sort: firstOf((await searchParams).sort) === 'newest' ? 'newest' : 'title' };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { subject, page, pages, sort } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  const { name } = catalog.frame.site;
  const title = `${subject.title}${page > 1 ? `, page ${page}` : ''} · ${name}`;
  const description =
    subject.description ?? `${subject.count.toLocaleString('en')} questions and answers in ${subject.title}.`;
  const pageUrl = (number: number) => absolute(baseUrl, subjectPath(subject.slug, { page: number, sort }));
  const url = pageUrl(page);
  return {
    title,
    description,
    alternates: { canonical: url },
    // The same questions in another order: one of the two is enough for a search engine.
    ...(sort === 'newest' ? { robots: { index: false, follow: true } } : {}),
    pagination: {
      previous: page > 1 ? pageUrl(page - 1) : null,
      next: page < pages ? pageUrl(page + 1) : null,
    },
    openGraph: { title, description, url, siteName: name, type: 'website' },
  };
}

export default async function SubjectPage(props: Props) {
  const { subject, page, pages, sort } = await load(props);
  const library = currentLibrary();
  const { catalog, baseUrl } = library;
  const { site, subjects } = catalog.frame;
  const hues = subjectHues(subjects);
  const offset = (page - 1) * pageSize;
  const numbers =
    sort === 'newest'
      ? catalog.newest({ subject: subject.slug, offset, limit: pageSize })
      : Array.from(
          { length: Math.min(pageSize, subject.count - offset) },
          (_, i) => subject.first + offset + i,
        );
  const questions = numbers.map((number) => catalog.record(number));
  const introduction =
    page === 1 && subject.introduction ? await library.renderMarkdown(subject.introduction) : undefined;
  return (
    <Shell page="subject" siteName={site.name}>
      <JsonLd
        sendOnce={library.sendTextOnce}
        data={{
          '@context': 'https://schema.org',
          '@type': 'CollectionPage',
          name: subject.title,
          url: absolute(baseUrl, subjectPath(subject.slug, { page, sort })),
          inLanguage: site.language,
          mainEntity: {
            '@type': 'ItemList',
            itemListElement: questions.map((question, i) => ({
              '@type': 'ListItem',
              position: offset + i + 1,
              url: absolute(baseUrl, questionAddress(question)),
            })),
          },
        }}
      />
      <div data-hue={hues[subject.slug]}>
        <Leaf>
          <Breadcrumbs crumbs={[subjectsCrumb]} />
          <h1 className={styles.title}>{subject.title}</h1>
          {introduction ? (
            <RenderedAnswerHtml answer={library.sendOnce(introduction)} className={styles.introduction} />
          ) : null}
          {!introduction && page === 1 && subject.description ? (
            <p className={styles.description}>{subject.description}</p>
          ) : null}
        </Leaf>
        {page === 1 && sort === 'title' ? <Overview subject={subject} /> : null}
        <Leaf isRuled margin={<Order subject={subject} sort={sort} />}>
          <QuestionList
            questions={questions}
            hues={hues}
            numberedFrom={offset + 1}
            anchors={
              sort === 'title'
                ? new Map(subject.letters.map(([letter, place]) => [subject.first + place, letterId(letter)]))
                : undefined
            }
          />
          <Pager
            page={page}
            pages={pages}
            label="Pages of questions"
            pathOf={(number) => subjectPath(subject.slug, { page: number, sort })}
          />
        </Leaf>
      </div>
    </Shell>
  );
}

/** What a subject is about: its topics, and paths through it where the owner laid some. */
function Overview({ subject }: Pick<Loaded, 'subject'>) {
  const { catalog, capabilities } = currentLibrary();
  const topics = catalog.topics.largest(subject, topicsOfSubject);
  const paths = subject.paths.map(({ title, questions }) => ({
    title,
    questions: questions.map((number) => catalog.record(number)),
  }));
  return (
    <>
      {paths.length > 0 ? (
        <MarginSection id="paths" title="Paths">
          <LearningPaths
            paths={paths}
            testHref={(path) => testPath({ subject: subject.slug, path })}
            sheetHref={
              capabilities.hasServer ? (path) => sheetAddress({ subject: subject.slug, path }) : undefined
            }
          />
        </MarginSection>
      ) : null}
      {topics.length > 0 ? (
        <MarginSection id="topics" title="Topics">
          <TopicList topics={topics} subject={subject.slug} />
        </MarginSection>
      ) : null}
    </>
  );
}

function letterId(letter: string): string {
  return `letter-${letter === '#' ? 'other' : letter === '0–9' ? 'digits' : letter}`;
}

/** How many questions there are, and in which order. */
function Order({ subject, sort }: Pick<Loaded, 'subject' | 'sort'>) {
  return (
    <>
      <p className={styles.note}>
        {subject.count.toLocaleString('en')} {subject.count === 1 ? 'question' : 'questions'}
      </p>
      <p className={`no-print ${styles.map}`}>
        <a href={subjectMapPath(subject.slug)}>See the subject as a map</a>
      </p>
      <p className={`no-print ${styles.map}`}>
        <a href={testPath({ subject: subject.slug })} rel="nofollow">
          Test yourself
        </a>
      </p>
      <p className={`no-print ${styles.sort}`}>
        <a href={subjectPath(subject.slug)} aria-current={sort === 'title' ? 'true' : undefined}>
          A–Z
        </a>
        <a
          href={subjectPath(subject.slug, { sort: 'newest' })}
          aria-current={sort === 'newest' ? 'true' : undefined}
        >
          Newest
        </a>
      </p>
      {sort === 'title' && subject.count >= minForLetters && subject.letters.length > 1 ? (
        <nav className={styles.letters} aria-label="First letters">
          {subject.letters.map(([letter, place]) => (
            <a
              key={letter}
              href={`${subjectPath(subject.slug, { page: Math.floor(place / pageSize) + 1 })}#${letterId(letter)}`}
            >
              {letter}
            </a>
          ))}
        </nav>
      ) : null}
    </>
  );
}
