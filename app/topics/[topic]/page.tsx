import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Island } from '@/components/islands/island';
import { QuestionList } from '@/components/question/question-list';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Pager } from '@/components/site/pager';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { TopicList } from '@/components/subject/topic-list';
import { TakeAlong } from '@/components/take/take-along';
import { questionsOnPage as pageSize, pagesOf } from '@/lib/catalog/list-pages';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { Topic } from '@/lib/catalog/topics';
import { currentLibrary } from '@/lib/library/current';
import { absolute, searchPath, testPath, topicPath, topicsPath } from '@/lib/site/paths';
import { sheetAddress } from '@/lib/site/sheet-address';
import styles from '../../learn/learn.module.css';
import { decodePart, firstOf, pageNumber, type SearchParams } from '../../parameters';
import topicStyles from './page.module.css';

/** Questions of a topic whose keywords are looked at for its neighbors, and neighbors shown. */
const questionsRead = 200;
const neighborsShown = 14;

interface Props {
  readonly params: Promise<{ readonly topic: string }>;
  readonly searchParams: SearchParams;
}

async function load({ params, searchParams }: Props) {
  const { catalog } = currentLibrary();
  const topic = catalog.topics.find(decodePart((await params).topic) ?? '') ?? notFound();
  const query = await searchParams;
  const subject = catalog.findSubject(firstOf(query.subject) ?? '');
  const numbers = catalog.topics.questions(topic.slug, subject);
  const page = pageNumber(query.page);
  const pages = pagesOf(numbers.length, pageSize);
  if (!page || page > pages) notFound();
  return { topic, subject, numbers, page, pages };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { topic, subject, numbers, page } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  const inSubject = subject ? ` in ${subject.title}` : '';
  return {
    title: `${topic.name}${inSubject}${page > 1 ? `, page ${page}` : ''} · ${catalog.frame.site.name}`,
    description: `${numbers.length.toLocaleString('en')} questions and answers about ${topic.name}${inSubject}.`,
    alternates: { canonical: absolute(baseUrl, topicPath(topic.slug, { page })) },
    ...(subject ? { robots: { index: false, follow: true } } : {}),
  };
}

export default async function TopicPage(props: Props) {
  const { topic, subject, numbers, page, pages } = await load(props);
  const { catalog } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const shown = numbers.slice((page - 1) * pageSize, page * pageSize);
  const neighbors = page === 1 ? neighborsOf(topic, numbers, catalog) : [];
  return (
    <Shell page="topic" siteName={site.name}>
      <Leaf>
        <Breadcrumbs crumbs={[{ name: 'Topics', path: topicsPath }]} />
        <h1 className={styles.title}>{topic.name}</h1>
        <SubjectFilter topic={topic} chosen={subject?.slug} catalog={catalog} />
      </Leaf>
      <Leaf
        isRuled
        margin={<TopicMargin topic={topic} count={numbers.length} isWhole={subject === undefined} />}
      >
        <QuestionList
          questions={shown.map((number) => catalog.record(number))}
          hues={subjectHues(subjects)}
          subjectTitles={Object.fromEntries(subjects.map(({ slug, title }) => [slug, title]))}
        />
        <Pager
          page={page}
          pages={pages}
          label="Pages of questions"
          pathOf={(number) => topicPath(topic.slug, { subject: subject?.slug, page: number })}
        />
        <p>
          <a href={searchPath({ query: topic.name })}>Search for “{topic.name}” in all answers</a>
        </p>
      </Leaf>
      {neighbors.length > 0 ? (
        <MarginSection id="neighbours" title="Near this topic">
          <TopicList topics={neighbors} />
        </MarginSection>
      ) : null}
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}

interface TopicMarginProps {
  readonly topic: Topic;
  /** Questions that are listed. */
  readonly count: number;
  /** Whether those are all of the topic, not those of one subject. */
  readonly isWhole: boolean;
}

/** How many questions there are, and what else can be done with them than to read one after another. */
function TopicMargin({ topic: { slug }, count, isWhole }: TopicMarginProps) {
  const { hasServer } = currentLibrary().capabilities;
  return (
    <>
      <p className={styles.note}>
        {count.toLocaleString('en')} {count === 1 ? 'question' : 'questions'}
        <br />
        <a href={testPath({ topic: slug })} rel="nofollow">
          Test yourself
        </a>
        {hasServer ? (
          <>
            <br />
            <a href={sheetAddress({ topic: slug })} rel="nofollow">
              Print a sheet
            </a>
          </>
        ) : null}
      </p>
      {hasServer && isWhole ? <TakeAlong range={{ topic: slug }} count={count} /> : null}
    </>
  );
}

/** The subjects in which the topic comes up, each a filter. */
function SubjectFilter({
  topic,
  chosen,
  catalog,
}: {
  readonly topic: Topic;
  readonly chosen: string | undefined;
  readonly catalog: Catalog;
}) {
  const hues = subjectHues(catalog.frame.subjects);
  const counts = catalog.frame.subjects
    .map((subject) => ({ subject, count: catalog.topics.questions(topic.slug, subject).length }))
    .filter(({ count }) => count > 0);
  if (counts.length < 2) return null;
  return (
    <nav aria-label="Subjects of this topic">
      <ul className={topicStyles.filter}>
        <li>
          <a href={topicPath(topic.slug)} aria-current={chosen === undefined ? 'true' : undefined}>
            All subjects
          </a>
        </li>
        {counts.map(({ subject: { slug, title }, count }) => (
          <li key={slug} data-hue={hues[slug]}>
            <a
              href={topicPath(topic.slug, { subject: slug })}
              aria-current={chosen === slug ? 'true' : undefined}
            >
              {title} <span>{count.toLocaleString('en')}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The topics that share most questions with this one, with the number of those. */
function neighborsOf(topic: Topic, numbers: readonly number[], catalog: Catalog): readonly Topic[] {
  const shared = new Map<string, Topic>();
  for (const number of numbers.slice(0, questionsRead)) {
    const slugs = new Set<string>();
    for (const keyword of catalog.record(number).keywords) {
      const other = catalog.topicOf(keyword);
      if (other === undefined || other.slug === topic.slug || slugs.has(other.slug)) continue;
      slugs.add(other.slug);
      shared.set(other.slug, { ...other, count: (shared.get(other.slug)?.count ?? 0) + 1 });
    }
  }
  return [...shared.values()]
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
    .slice(0, neighborsShown);
}
