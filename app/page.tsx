import type { Metadata } from 'next';
import { QuestionOfTheDay } from '@/components/home/question-of-the-day';
import { RecentlyReadList } from '@/components/home/recently-read-list';
import { Island } from '@/components/islands/island';
import { QuestionList } from '@/components/question/question-list';
import { ReadingIsland } from '@/components/reading/reading-island';
import { SearchBox } from '@/components/search/search-box';
import { Colonnade } from '@/components/site/colonnade';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { SubjectIndex } from '@/components/subject/subject-index';
import { TopicList } from '@/components/subject/topic-list';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { absolute, homePath, searchPath, topicsPath } from '@/lib/site/paths';
import type { SiteSettings } from '@/lib/site/settings';
import styles from './page.module.css';
import { firstOf, type SearchParams } from './parameters';
import { questionOfTheDay } from './question-of-the-day';

const newestShown = 6;
const topicsShown = 18;

export function generateMetadata(): Metadata {
  const { catalog, baseUrl } = currentLibrary();
  const { name, tagline, description } = catalog.frame.site;
  const url = absolute(baseUrl, homePath);
  const title = `${name}: ${tagline.replace(/\.$/, '')}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { title, description, url, siteName: name, type: 'website' },
  };
}

export default async function HomePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const { catalog, baseUrl, capabilities } = currentLibrary();
  const today = questionOfTheDay(catalog, firstOf((await searchParams).day));
  const topics = catalog.topics.largest({ first: 0, count: catalog.frame.total }, topicsShown);
  const { site, subjects, total } = catalog.frame;
  const hues = subjectHues(subjects);
  const newest = newestOf(catalog);
  return (
    <Shell page="home" siteName={site.name} hasSearch={false}>
      <JsonLd data={websiteStructure(site, baseUrl)} />
      <div className={styles.opening}>
        <Leaf margin={<Colonnade />}>
          <h1 className={styles.title}>{site.tagline}</h1>
          <p className={styles.lead}>{site.description}</p>
          <Island name="search-box" of={SearchBox} props={{ size: 'large' }} />
          <p className={styles.count}>
            {total.toLocaleString('en')} {total === 1 ? 'question' : 'questions'} in {subjects.length}{' '}
            {subjects.length === 1 ? 'subject' : 'subjects'}
          </p>
        </Leaf>
      </div>
      <Island name="recently-read" of={RecentlyReadList} />
      {today ? (
        <QuestionOfTheDay
          question={today}
          // What is written once as a file cannot have another one tomorrow.
          title={capabilities.hasServer ? 'Question of the day' : 'A question to begin with'}
          hue={hues[today.subject]}
          subjectTitle={catalog.findSubject(today.subject)?.title}
        />
      ) : null}
      <MarginSection id="subjects" title="Subjects">
        <SubjectIndex
          subjects={subjects.map((subject) => ({ ...subject, description: undefined }))}
          hues={hues}
        />
      </MarginSection>
      {topics.length > 0 ? (
        <MarginSection id="topics" title="Topics">
          <TopicList topics={topics} />
          <p className={styles.more}>
            <a href={topicsPath}>All {catalog.topics.all.length.toLocaleString('en')} topics</a>
          </p>
        </MarginSection>
      ) : null}
      {newest.length > 0 ? (
        <MarginSection id="newest" title="Newest">
          <QuestionList
            questions={newest}
            hues={hues}
            subjectTitles={Object.fromEntries(subjects.map(({ slug, title }) => [slug, title]))}
          />
        </MarginSection>
      ) : null}
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}

function newestOf(catalog: Catalog): readonly QuestionRecord[] {
  return catalog
    .newest({ offset: 0, limit: newestShown * 2 })
    .map((number) => catalog.record(number))
    .filter((question) => !question.noIndex && !question.isCopy)
    .slice(0, newestShown);
}

/** The site in schema.org's terms, with its search. */
function websiteStructure(site: SiteSettings, baseUrl: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    url: absolute(baseUrl, homePath),
    description: site.description,
    inLanguage: site.language,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(baseUrl, searchPath())}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  };
}
