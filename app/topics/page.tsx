import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Pager } from '@/components/site/pager';
import { Shell } from '@/components/site/shell';
import { TopicList } from '@/components/subject/topic-list';
import { topicsOnPage as pageSize, pagesOf } from '@/lib/catalog/list-pages';
import { currentLibrary } from '@/lib/library/current';
import { absolute, topicIndexPath } from '@/lib/site/paths';
import styles from '../learn/learn.module.css';
import { pageNumber, type SearchParams } from '../parameters';

const largestShown = 40;

interface Props {
  readonly searchParams: SearchParams;
}

async function load({ searchParams }: Props) {
  const { catalog } = currentLibrary();
  const page = pageNumber((await searchParams).page);
  const pages = pagesOf(catalog.topics.all.length, pageSize);
  if (!page || page > pages) notFound();
  return { page, pages };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  return {
    title: `Topics${page > 1 ? `, page ${page}` : ''} · ${catalog.frame.site.name}`,
    description: `${catalog.topics.all.length.toLocaleString('en')} topics, across all subjects.`,
    alternates: { canonical: absolute(baseUrl, topicIndexPath(page)) },
  };
}

export default async function TopicsPage(props: Props) {
  const { page, pages } = await load(props);
  const { catalog } = currentLibrary();
  const { site, total } = catalog.frame;
  const all = catalog.topics.all;
  return (
    <Shell page="topics" siteName={site.name}>
      <Leaf>
        <Breadcrumbs />
        <h1 className={styles.title}>Topics</h1>
        <p className={styles.description}>
          Keywords that several questions share, across the subjects: {all.length.toLocaleString('en')} of
          them.
        </p>
      </Leaf>
      {page === 1 && all.length > largestShown * 2 ? (
        <MarginSection id="largest" title="Largest">
          <TopicList topics={catalog.topics.largest({ first: 0, count: total }, largestShown)} />
        </MarginSection>
      ) : null}
      <MarginSection id="a-z" title="A–Z">
        <TopicList topics={all.slice((page - 1) * pageSize, page * pageSize)} />
        <Pager page={page} pages={pages} label="Pages of topics" pathOf={topicIndexPath} />
      </MarginSection>
    </Shell>
  );
}
