import type { Metadata } from 'next';
import { Island } from '@/components/islands/island';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { KeyList } from '@/components/site/keyboard/key-list';
import { SingleKeySetting } from '@/components/site/keyboard/single-key-setting';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';
import { aboutPath, absolute, searchPath, shelfPath } from '@/lib/site/paths';
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
    <Shell page="about" siteName={site.name}>
      <Leaf>
        <Breadcrumbs />
        <h1 className={styles.title}>About {site.name}</h1>
        <div className={`prose ${styles.introduction}`}>
          <p>{site.description}</p>
          <p>
            The library holds {total.toLocaleString('en')} {total === 1 ? 'question' : 'questions'} in{' '}
            {subjects.length} {subjects.length === 1 ? 'subject' : 'subjects'}. Every answer is shown whole
            and at once; there is nothing to sign up for.
          </p>
          {site.provenance ? (
            <>
              <h2>Where the text comes from</h2>
              <p>{site.provenance}</p>
            </>
          ) : null}
          <h2>Searching</h2>
          <p>
            <a href={searchPath()}>Search</a> takes a few words, the beginning of a word or a whole question.
            A word with a minus before it is left out.
          </p>
          <h2 id="keyboard">Keyboard</h2>
          <KeyList />
          <p>
            <Island name="single-key-setting" of={SingleKeySetting} />
          </p>
          <h2>How it works</h2>
          <p>
            Each question is one file of plain text. The server turns it into a page once and keeps it. The
            search index is cut into small pieces, and your browser fetches only those that your words need.
          </p>
          <h2>Privacy</h2>
          <p>
            No accounts, no cookies, no tracking, nothing loaded from other sites. Your last searches, what
            you read last, the text and color settings and the keyboard setting are kept on your device alone;
            the search page and the home page forget them when you ask. What you save, write and highlight is
            kept there too, on <a href={shelfPath}>your shelf</a>, and goes nowhere unless you export or share
            it. Reading and searching work without scripts.
          </p>
        </div>
      </Leaf>
    </Shell>
  );
}
