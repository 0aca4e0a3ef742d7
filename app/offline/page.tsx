import type { Metadata } from 'next';
import { OfflineApp } from '@/components/offline/offline-app';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';
import { pageScriptPath } from '@/lib/site/static-paths';

export function generateMetadata(): Metadata {
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Offline · ${name}`, robots: { index: false, follow: true } };
}

/** What a reader keeps for when there is no connection: the same page for everybody, filled from their own device. */
export default function OfflinePage() {
  const { site, subjects } = currentLibrary().catalog.frame;
  const build = process.env.NEXT_PUBLIC_SITE;
  const offered = subjects.map(({ slug, title, count }) => ({ slug, title, count }));
  return (
    <Shell page="offline" siteName={site.name}>
      {build === undefined ? null : <script type="module" src={pageScriptPath(build, 'offline')} />}
      <Leaf>
        <stoa-island id="offline" data-props={JSON.stringify({ subjects: offered })}>
          <OfflineApp subjects={offered} />
        </stoa-island>
      </Leaf>
    </Shell>
  );
}
