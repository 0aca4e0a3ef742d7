import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Shell } from '@/components/site/shell';
import { SingleKeySetting } from '@/components/site/single-key-setting';
import { currentLibrary } from '@/lib/library/current';
import { aboutPath, absolute, homePath, searchPath } from '@/lib/site/paths';
import styles from '../learn/learn.module.css';

export function generateMetadata(): Metadata {
  const { catalog, baseUrl } = currentLibrary();
  const { name, description } = catalog.frame.site;
  const url = absolute(baseUrl, aboutPath);
  const title = `About · ${name}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { title, description, url, siteName: name, type: 'website' },
  };
}

export default function AboutPage() {
  const { site, total, subjects } = currentLibrary().catalog.frame;
  return (
    <Shell siteName={site.name}>
      <Breadcrumbs crumbs={[{ name: 'Home', path: homePath }]} />
      <h1 className={styles.title}>About {site.name}</h1>
      <div className={`prose ${styles.introduction}`}>
        <p>{site.description}</p>
        <p>
          The library holds {total.toLocaleString('en')} questions in {subjects.length} subjects. Every answer
          is shown whole and at once; there is nothing to sign up for.
        </p>
        {site.provenance ? (
          <>
            <h2>Where the text comes from</h2>
            <p>{site.provenance}</p>
          </>
        ) : null}
        <h2>Searching</h2>
        <p>
          <a href={searchPath()}>Search</a> takes a few words, the beginning of a word or a whole question. A
          word with a minus before it is left out. With a keyboard, <kbd>Ctrl</kbd> <kbd>K</kbd>, <kbd>⌘</kbd>{' '}
          <kbd>K</kbd> or <kbd>/</kbd> brings the cursor to the search box, the arrow keys choose a result,
          and <kbd>Enter</kbd> opens it.
        </p>
        <p>
          <SingleKeySetting />
        </p>
        <h2>Privacy</h2>
        <p>
          No accounts, no cookies, nothing loaded from other sites. Searching happens in your browser, over a
          part of the index that it fetches. The only thing kept on your device is the color scheme, if you
          choose one. Reading and searching work without scripts.
        </p>
      </div>
    </Shell>
  );
}
