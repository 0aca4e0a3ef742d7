import type { Metadata } from 'next';
import { ReadingIsland } from '@/components/reading/reading-island';
import { LiveSearch } from '@/components/search/results/live-search';
import { searchTitle } from '@/components/search/search-title';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { findComparison } from '@/lib/comparison/find-comparison';
import { parseComparison } from '@/lib/comparison/parse-comparison';
import { currentLibrary } from '@/lib/library/current';
import { typedQuery } from '@/lib/search/format/protocol/bound-query';
import { absolute, learnPath, searchPath, topicsPath } from '@/lib/site/paths';
import { firstOf, pageNumber, type SearchParams } from '../parameters';

const pageSize = 10;

interface Props {
  readonly searchParams: SearchParams;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const parameters = await searchParams;
  const query = typedQuery(firstOf(parameters.q) ?? '').trim();
  const page = pageNumber(parameters.page) ?? 1;
  const { catalog, baseUrl } = currentLibrary();
  const { name, description } = catalog.frame.site;
  return {
    description,
    title: searchTitle({ query, page }, name),
    // Results are no pages of their own; the page that asks for words is one.
    ...(query
      ? { robots: { index: false, follow: true } }
      : { alternates: { canonical: absolute(baseUrl, searchPath()) } }),
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const parameters = await searchParams;
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  const { hasServer } = library.capabilities;
  const query = typedQuery(firstOf(parameters.q) ?? '');
  const subject = subjects.find(({ slug }) => slug === firstOf(parameters.subject))?.slug;
  const exact = firstOf(parameters.exact) === '1';
  const page = pageNumber(parameters.page) ?? 1;
  const asked = { query, subject, exact, limit: pageSize, offset: (page - 1) * pageSize };
  const answer = query.trim() === '' ? undefined : await library.search(asked);
  const sides = answer?.status === 'ok' && page === 1 ? parseComparison(query) : undefined;
  const comparison = sides && (await findComparison(sides, { search: library.search, subject }));
  return (
    <Shell siteName={site.name} hasSearch={false}>
      {hasServer ? null : <WithoutScripts />}
      <LiveSearch
        siteName={site.name}
        initial={{ query, subject, exact, page }}
        initialAnswer={answer}
        initialComparison={comparison}
        canCompare={hasServer}
        pageSize={pageSize}
        hues={subjectHues(subjects)}
        subjects={subjects.map(({ slug, title, count }) => ({ slug, title, count }))}
      />
      <ReadingIsland />
    </Shell>
  );
}

/**
 * Where there are only files, it is the reader's browser that searches. Shown by a rule, not by `<noscript>`: scripts that
 * are blocked or broken are told the same as those that are off.
 */
function WithoutScripts() {
  return (
    <div className="without-scripts">
      <Leaf>
        <p>
          Searching is done by your browser here, and needs scripts, which do not run. Without them, every
          question is found <a href={learnPath}>by subject</a> and <a href={topicsPath}>by topic</a>.
        </p>
      </Leaf>
    </div>
  );
}
