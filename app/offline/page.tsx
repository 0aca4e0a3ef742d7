import type { Metadata } from 'next';
import { Application } from '@/components/islands/application';
import { OfflineApp } from '@/components/offline/offline-app';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';

export function generateMetadata(): Metadata {
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Offline · ${name}`, robots: { index: false, follow: true } };
}

/** What a reader keeps for when there is no connection: the same page for everybody, filled from their own device. */
export default function OfflinePage() {
  const { site, subjects } = currentLibrary().catalog.frame;
  const offered = subjects.map(({ slug, title, count }) => ({ slug, title, count }));
  return (
    <Shell page="offline" siteName={site.name}>
      <Leaf>
        <Application name="offline" of={OfflineApp} props={{ subjects: offered }} />
      </Leaf>
    </Shell>
  );
}
