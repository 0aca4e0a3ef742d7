import type { Metadata } from 'next';
import { QuestionList } from '@/components/question/question-list';
import { SearchBox } from '@/components/search/search-box';
import { Colonnade } from '@/components/site/colonnade';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { SubjectIndex } from '@/components/subject/subject-index';
import { currentLibrary } from '@/lib/library/current';
import { absolute, homePath, searchPath } from '@/lib/site/paths';
import { subjectHues } from '@/lib/site/subject-hues';
import styles from './page.module.css';

const newestShown = 8;

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

export default function HomePage() {
  const { catalog, baseUrl } = currentLibrary();
  const { site, subjects, total } = catalog.frame;
  const hues = subjectHues(subjects);
  const newest = catalog
    .newest({ offset: 0, limit: newestShown * 2 })
    .map((number) => catalog.record(number))
    .filter((question) => !question.noIndex && !question.isCopy)
    .slice(0, newestShown);
  return (
    <Shell siteName={site.name} hasSearch={false}>
      <JsonLd
        data={{
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
        }}
      />
      <div className={styles.opening}>
        <Leaf margin={<Colonnade />}>
          <h1 className={styles.title}>{site.tagline}</h1>
          <p className={styles.lead}>{site.description}</p>
          <SearchBox size="large" />
          <p className={styles.count}>
            {total.toLocaleString('en')} {total === 1 ? 'question' : 'questions'} in {subjects.length}{' '}
            {subjects.length === 1 ? 'subject' : 'subjects'}
          </p>
        </Leaf>
      </div>
      <MarginSection id="subjects" title="Subjects">
        <SubjectIndex
          subjects={subjects.map((subject) => ({ ...subject, description: undefined }))}
          hues={hues}
        />
      </MarginSection>
      {newest.length > 0 ? (
        <MarginSection id="newest" title="Newest">
          <QuestionList
            questions={newest}
            hues={hues}
            subjectTitles={Object.fromEntries(subjects.map(({ slug, title }) => [slug, title]))}
          />
        </MarginSection>
      ) : null}
    </Shell>
  );
}
