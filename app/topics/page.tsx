import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FilterBox } from '@/components/lists/filter-box';
import { Fold, Folds } from '@/components/lists/fold';
import { Letters, letterId } from '@/components/lists/list-order';
import { LeftCount, Narrowed } from '@/components/lists/narrowed';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Pager } from '@/components/site/pager';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { TopicList } from '@/components/subject/topic-list';
import { topicsOnPage as pageSize, pagesOf } from '@/lib/catalog/list-pages';
import { filterWords, holdsWord } from '@/lib/catalog/lists/filter-questions';
import { lettersOfTopics } from '@/lib/catalog/lists/topic-letters';
import type { Topic } from '@/lib/catalog/topics';
import { currentLibrary } from '@/lib/library/current';
import { absolute, searchPath, topicIndexPath, topicPath, topicsPath } from '@/lib/site/paths';
import styles from '../learn/learn.module.css';
import { firstOf, pageNumber, type SearchParams } from '../parameters';
import { SubjectsOfTopics } from './subjects-of-topics';

const largestShown = 40;

interface Props {
  readonly searchParams: SearchParams;
}

/** The topics that an address asks for: of all subjects or of one, all or those that a text leaves. */
async function load({ searchParams }: Props) {
  const { catalog } = currentLibrary();
  const query = await searchParams;
  const page = pageNumber(query.page) ?? notFound();
  const subject = query.subject === undefined ? undefined : catalog.findSubject(firstOf(query.subject) ?? '');
  if (query.subject !== undefined && !subject) notFound();
  const text = firstOf(query.filter) ?? '';
  const all = subject ? catalog.topics.within(subject) : catalog.topics.all;
  const words = filterWords(text);
  const topics = text === '' ? all : all.filter((topic) => words.every((word) => holdsWord(topic, word)));
  const pages = pagesOf(topics.length, pageSize);
  if (page > pages) notFound();
  return { subject, text, page, pages, all, topics };
}

type Loaded = Awaited<ReturnType<typeof load>>;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { subject, text, page, all } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  const whose = subject ? `of ${subject.title}` : 'across all subjects';
  return {
    title: `${text ? `“${text}” in topics` : 'Topics'}${subject ? ` of ${subject.title}` : ''}${page > 1 ? `, page ${page}` : ''} · ${catalog.frame.site.name}`,
    description: `${all.length.toLocaleString('en')} topics, ${whose}.`,
    alternates: {
      canonical: absolute(baseUrl, text ? topicsPath : topicIndexPath(page, { subject: subject?.slug })),
    },
    // One index of them is enough for a search engine; what a filter leaves is for who typed it.
    ...(text || subject ? { robots: { index: false, follow: true } } : {}),
  };
}

export default async function TopicsPage(props: Props) {
  const list = await load(props);
  const { catalog, capabilities } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const { subject, text, all } = list;
  const hues = subjectHues(subjects);
  return (
    <Shell page="topics" siteName={site.name}>
      <div data-hue={subject && hues[subject.slug]}>
        <Leaf>
          <Breadcrumbs {...(subject && { crumbs: [{ name: 'Topics', path: topicsPath }] })} />
          <h1 className={styles.title}>{subject ? `Topics of ${subject.title}` : 'Topics'}</h1>
          <p className={styles.description}>
            Keywords that several questions share{subject ? '' : ', across the subjects'}.
          </p>
          {capabilities.hasServer ? (
            <FilterBox
              path={topicIndexPath(1, { subject: subject?.slug })}
              what={`${all.length.toLocaleString('en')} topics`}
              text={text}
            />
          ) : null}
        </Leaf>
        <Narrowed>
          <Leaf isRuled margin={<TopicsMargin list={list} />}>
            <TopicsFound list={list} />
          </Leaf>
        </Narrowed>
      </div>
    </Shell>
  );
}

/** How many topics there are, in which letters and in which subjects. */
function TopicsMargin({ list: { subject, text, topics, all } }: { readonly list: Loaded }) {
  const { subjects } = currentLibrary().catalog.frame;
  const letters = lettersOfTopics(topics);
  const pathOf = (letter: string, place: number) =>
    `${topicIndexPath(Math.floor(place / pageSize) + 1, { subject: subject?.slug, text })}#${letterId(letter)}`;
  return (
    <>
      <p className={styles.note}>
        <LeftCount count={topics.length} of={all.length} one="topic" many="topics" />
      </p>
      <Folds isMargin>
        {letters.length > 1 ? (
          <Fold id="letters" title="A–Z">
            <Letters letters={letters} count={topics.length} pathOf={pathOf} />
          </Fold>
        ) : null}
        {subjects.length > 1 ? (
          <Fold id="subjects" title="Subjects">
            <SubjectsOfTopics chosen={subject?.slug} text={text} />
          </Fold>
        ) : null}
      </Folds>
    </>
  );
}

/** The largest, where there are many, and then a page of all by their letters. */
function TopicsFound({ list: { subject, text, page, pages, topics } }: { readonly list: Loaded }) {
  const { catalog } = currentLibrary();
  if (topics.length === 0)
    return (
      <p>
        No topic has “{text}” in its name. <a href={searchPath({ query: text })}>Search the answers for it</a>
        , or <a href={topicIndexPath(1, { subject: subject?.slug })}>see all topics</a>.
      </p>
    );
  const start = (page - 1) * pageSize;
  const anchors = new Map(
    lettersOfTopics(topics).map(([letter, place]) => [topics[place]?.slug ?? '', letterId(letter)]),
  );
  const hasLargest = page === 1 && text === '' && topics.length > largestShown * 2;
  // A topic of one subject is not narrowed to it.
  const pathOf = ({ slug, count }: Topic) =>
    topicPath(slug, { subject: catalog.topics.find(slug)?.count === count ? undefined : subject?.slug });
  const range = subject ?? { first: 0, count: catalog.frame.total };
  return (
    <>
      {hasLargest ? (
        <section aria-labelledby="largest" className={styles.largest}>
          <h2 id="largest">Largest</h2>
          <TopicList topics={catalog.topics.largest(range, largestShown)} pathOf={pathOf} />
        </section>
      ) : null}
      <TopicList topics={topics.slice(start, start + pageSize)} pathOf={pathOf} anchors={anchors} />
      <Pager
        page={page}
        pages={pages}
        label="Pages of topics"
        pathOf={(number) => topicIndexPath(number, { subject: subject?.slug, text })}
      />
    </>
  );
}
