import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Island } from '@/components/islands/island';
import { ReadingIsland } from '@/components/reading/reading-island';
import { ResultList } from '@/components/search/results/result-list';
import { SearchBox } from '@/components/search/search-box';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { currentLibrary } from '@/lib/library/current';
import { learnPath } from '@/lib/site/paths';
import { wordsOfAddress } from '@/lib/text/slug';
import { decodePart } from '../parameters';
import styles from './page.module.css';

const suggested = 5;

export function generateMetadata(): Metadata {
  return { title: `Page not found · ${currentLibrary().catalog.frame.site.name}`, robots: { index: false } };
}

/**
 * What the HTTP handler shows, with status 404, for an address that leads nowhere: a search for its words. A page of its own,
 * since what Next renders after notFound() is empty without scripts.
 */
export default async function NotFoundPage() {
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  const words = wordsOfAddress(decodePart((await headers()).get('x-stoa-lost') ?? '') ?? '');
  const answer =
    words === '' ? undefined : await library.search({ query: words, limit: suggested, offset: 0 });
  const hits = answer?.status === 'ok' ? answer.hits : [];
  return (
    <Shell page="lost" siteName={site.name} hasSearch={false}>
      <Leaf margin={<p className={styles.status}>404</p>}>
        <h1>There is no page here</h1>
        <p className={styles.lead}>
          The address may be old or mistyped. Search for what it was about, or{' '}
          <a href={learnPath}>look through the subjects</a>.
        </p>
        <Island name="search-box" of={SearchBox} props={{ size: 'large', initialQuery: words }} />
      </Leaf>
      {hits.length > 0 ? (
        <MarginSection id="nearest" title="Perhaps one of these">
          <ResultList hits={hits} terms={[]} hues={subjectHues(subjects)} headingLevel={3} />
        </MarginSection>
      ) : null}
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}
