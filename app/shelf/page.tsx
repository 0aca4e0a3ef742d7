import type { Metadata } from 'next';
import { Application } from '@/components/islands/application';
import { Shelf } from '@/components/shelf/shelf';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { currentLibrary } from '@/lib/library/current';
import { absolute, shelfPath } from '@/lib/site/paths';
import styles from './page.module.css';

export function generateMetadata(): Metadata {
  const { catalog, baseUrl } = currentLibrary();
  const { name } = catalog.frame.site;
  return {
    title: `Shelf · ${name}`,
    description: 'Questions you saved, with your notes and highlights, kept on your device alone.',
    alternates: { canonical: absolute(baseUrl, shelfPath) },
    // Another one for each reader, and empty for all others.
    robots: { index: false, follow: true },
  };
}

export default function ShelfPage() {
  const { catalog, capabilities } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const hues = subjectHues(subjects);
  return (
    <Shell page="shelf" siteName={site.name}>
      <div className={styles.page}>
        <Breadcrumbs />
        <h1>Your shelf</h1>
        <p className={styles.introduction}>
          Questions you saved, with notes and highlights. They are kept on this device alone: no account, no
          cookie, and nothing of it is sent anywhere, unless you ask for a list as a sheet or a file.
        </p>
        <p className="without-scripts">
          The shelf is kept and shown by your browser, and needs scripts, which do not run. Every page of the
          library can be read without.
        </p>
        <Application
          name="shelf"
          of={Shelf}
          props={{
            hasServer: capabilities.hasServer,
            subjects: subjects.map(({ slug, title, count }) => ({
              slug,
              title,
              count,
              hue: hues[slug] ?? 0,
            })),
          }}
        />
      </div>
    </Shell>
  );
}
