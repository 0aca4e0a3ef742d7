import type { Metadata } from 'next';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';
import { offlinePath } from '@/lib/site/paths';
import { applicationPath } from '@/lib/site/static-paths';

export function generateMetadata(): Metadata {
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Remove what is kept offline · ${name}`, robots: { index: false, follow: true } };
}

/** Takes away all that is kept offline, and the worker: the one address that always comes from the site. */
export default function OfflineRemovalPage() {
  const { site } = currentLibrary().catalog.frame;
  const build = process.env.NEXT_PUBLIC_SITE;
  return (
    <Shell page="offline-removal" siteName={site.name}>
      {build === undefined ? null : <script type="module" src={applicationPath(build, 'offline-removal')} />}
      <Leaf>
        <h1>Remove what is kept offline</h1>
        <p className="without-scripts">
          This is done by a script, and scripts do not run here. Clear the data of this site in the settings
          of your browser instead.
        </p>
        <p>
          What you saved, wrote and learned on this device stays. From now on pages come from the site alone,
          until you <a href={offlinePath}>keep something offline</a> again.
        </p>
        <p id="offline-removal" className="needs-scripts" role="status">
          Taking away all that is kept offline, with the script that answers from it …
        </p>
      </Leaf>
    </Shell>
  );
}
