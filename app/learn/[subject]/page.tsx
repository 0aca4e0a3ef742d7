import type { Metadata } from 'next';
import { Island } from '@/components/islands/island';
import { FilterBox } from '@/components/lists/filter-box';
import { Fold, Folds } from '@/components/lists/fold';
import { letterId } from '@/components/lists/list-order';
import { Chosen, Narrowed } from '@/components/lists/narrowed';
import { QuestionList } from '@/components/question/question-list';
import { RenderedAnswerHtml } from '@/components/question/rendered-answer';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Breadcrumbs, subjectsCrumb } from '@/components/site/breadcrumbs';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf } from '@/components/site/leaf';
import { Pager } from '@/components/site/pager';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { LearningPaths } from '@/components/subject/learning-paths';
import { TopicList } from '@/components/subject/topic-list';
import { pagesOf, questionsOnPage } from '@/lib/catalog/list-pages';
import { currentLibrary } from '@/lib/library/current';
import {
  absolute,
  type NarrowedBy,
  questionAddress,
  searchPath,
  subjectPath,
  testPath,
} from '@/lib/site/paths';
import { sheetAddress } from '@/lib/site/sheet-address';
import styles from '../learn.module.css';
import { ListMargin } from './list-margin';
import { loadList, loadSubject, type SubjectList, type SubjectProps } from './load-list';

export async function generateMetadata(props: SubjectProps): Promise<Metadata> {
  const { subject, page, sort, by } = await loadSubject(props);
  const { catalog, baseUrl } = currentLibrary();
  const { name } = catalog.frame.site;
  const filtered = by?.text ? `“${by.text}” in ` : '';
  const title = `${filtered}${subject.title}${page > 1 ? `, page ${page}` : ''} · ${name}`;
  const description =
    subject.description ?? `${subject.count.toLocaleString('en')} questions and answers in ${subject.title}.`;
  const pageUrl = (number: number) => absolute(baseUrl, subjectPath(subject.slug, { page: number, sort }));
  const pages = pagesOf(subject.count, questionsOnPage);
  // What a filter leaves is for who typed it: it stands for the subject, and no search engine need see it.
  const url = by ? absolute(baseUrl, subjectPath(subject.slug)) : pageUrl(page);
  return {
    title,
    description,
    alternates: { canonical: url },
    // The same questions in another order: one of the two is enough for a search engine.
    ...(by || sort === 'newest' ? { robots: { index: false, follow: true } } : {}),
    pagination: {
      previous: !by && page > 1 ? pageUrl(page - 1) : null,
      next: !by && page < pages ? pageUrl(page + 1) : null,
    },
    openGraph: { title, description, url, siteName: name, type: 'website' },
  };
}

export default async function SubjectPage(props: SubjectProps) {
  const list = await loadList(props);
  const { subject, by } = list;
  const { catalog, capabilities } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const isWhole = by === undefined && list.page === 1 && list.sort === 'title';
  return (
    <Shell page="subject" siteName={site.name}>
      <ListedQuestions list={list} />
      <div data-hue={subjectHues(subjects)[subject.slug]}>
        <Leaf>
          <Breadcrumbs crumbs={[subjectsCrumb]} />
          <h1 className={styles.title}>{subject.title}</h1>
          {isWhole && subject.description ? (
            <p className={styles.description}>{subject.description}</p>
          ) : null}
          <FilterBox
            path={subjectPath(subject.slug, { sort: list.sort })}
            what={`${subject.count.toLocaleString('en')} ${subject.count === 1 ? 'question' : 'questions'}`}
            whose={`of ${subject.title}`}
            text={by?.text ?? ''}
            kept={{ topic: by?.topic, year: by?.year }}
            searchIn={capabilities.hasServer ? undefined : subject.slug}
          />
        </Leaf>
        <Narrowed>
          <Overview list={list} isWhole={isWhole} />
          <Leaf isRuled margin={<ListMargin list={list} />}>
            <Questions list={list} />
          </Leaf>
        </Narrowed>
      </div>
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}

/** What is listed, for machines; nothing of a list that is narrowed. */
function ListedQuestions({
  list: { subject, page, sort, by, offset, questions },
}: {
  readonly list: SubjectList;
}) {
  const library = currentLibrary();
  if (by !== undefined) return null;
  return (
    <JsonLd
      sendOnce={library.sendTextOnce}
      data={{
        '@context': 'https://schema.org',
        '@type': 'CollectionPage',
        name: subject.title,
        url: absolute(library.baseUrl, subjectPath(subject.slug, { page, sort })),
        inLanguage: library.catalog.frame.site.language,
        mainEntity: {
          '@type': 'ItemList',
          itemListElement: questions.map((question, i) => ({
            '@type': 'ListItem',
            position: offset + i + 1,
            url: absolute(library.baseUrl, questionAddress(question)),
          })),
        },
      }}
    />
  );
}

/** What a subject is about: its introduction, paths through it where the owner laid some, and its topics. */
async function Overview({ list, isWhole }: { readonly list: SubjectList; readonly isWhole: boolean }) {
  const library = currentLibrary();
  const { catalog } = library;
  const { subject, sort, by, topics } = list;
  const pathBy = (more: NarrowedBy) => subjectPath(subject.slug, { sort, by: { ...by, ...more } });
  const introduction =
    isWhole && subject.introduction ? await library.renderIntroduction(subject) : undefined;
  const paths = (isWhole ? subject.paths : []).map(({ title, questions }) => ({
    title,
    questions: questions.map((number) => catalog.record(number)),
  }));
  const others = topics.filter(({ slug }) => slug !== by?.topic);
  return (
    <>
      <Chosen chosen={chosenOf(list)} />
      <Folds>
        {introduction ? (
          <Fold id="introduction" title="Introduction">
            <RenderedAnswerHtml answer={library.sendOnce(introduction)} />
          </Fold>
        ) : null}
        {paths.length > 0 ? (
          <Fold id="paths" title="Paths">
            <LearningPaths
              subject={subject.slug}
              hasFiles={library.capabilities.hasTakenFiles}
              paths={paths}
              testHref={(path) => testPath({ subject: subject.slug, path })}
              sheetHref={
                library.capabilities.hasServer
                  ? (path) => sheetAddress({ subject: subject.slug, path })
                  : undefined
              }
            />
          </Fold>
        ) : null}
        {others.length > 0 && (isWhole || by) ? (
          <Fold id="topics" title="Topics">
            {by ? (
              <TopicList topics={others} pathOf={({ slug }) => pathBy({ topic: slug })} />
            ) : (
              <TopicList topics={others} subject={subject.slug} />
            )}
          </Fold>
        ) : null}
      </Folds>
    </>
  );
}

/** What the list is narrowed by beside the text, which stands in its box. */
function chosenOf({ subject, sort, by }: SubjectList) {
  const without = (less: NarrowedBy) => subjectPath(subject.slug, { sort, by: { ...by, ...less } });
  const topic = by?.topic ? currentLibrary().catalog.topics.find(by.topic) : undefined;
  return [
    ...(topic ? [{ name: topic.name, without: without({ topic: undefined }) }] : []),
    ...(by?.year ? [{ name: by.year, without: without({ year: undefined }) }] : []),
  ];
}

function Questions({
  list: { subject, sort, by, page, pages, offset, questions },
}: {
  readonly list: SubjectList;
}) {
  const { site, subjects } = currentLibrary().catalog.frame;
  if (by && questions.length === 0) return <NothingLeft subject={subject} text={by.text ?? ''} />;
  const isIndexed = sort === 'title';
  const anchors =
    isIndexed && !by
      ? new Map(subject.letters.map(([letter, place]) => [subject.first + place, letterId(letter)]))
      : undefined;
  return (
    <>
      <QuestionList
        questions={questions}
        hues={subjectHues(subjects)}
        numberedFrom={offset + 1}
        indexedIn={isIndexed ? site.language : undefined}
        anchors={anchors}
      />
      <Pager
        page={page}
        pages={pages}
        label="Pages of questions"
        pathOf={(number) => subjectPath(subject.slug, { page: number, sort, ...(by && { by }) })}
      />
    </>
  );
}

function NothingLeft({ subject, text }: Pick<SubjectList, 'subject'> & { readonly text: string }) {
  return (
    <>
      <p>
        No title or topic of {subject.title} has {text ? `“${text}”` : 'all of these'}.
      </p>
      <p>
        {text ? (
          <>
            <a href={searchPath({ query: text, subject: subject.slug })}>Search the answers for it</a>, or{' '}
          </>
        ) : null}
        <a href={subjectPath(subject.slug)}>see all {subject.count.toLocaleString('en')} questions</a>.
      </p>
    </>
  );
}
