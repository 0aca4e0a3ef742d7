import type { Metadata } from 'next';
import { RecallApp } from '@/components/recall/recall-app';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';
import { pageScriptPath } from '@/lib/site/static-paths';

export function generateMetadata(): Metadata {
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Review · ${name}`, robots: { index: false, follow: true } };
}

/** What a reader keeps in mind: the same page for everybody, filled from what their own device holds. */
export default function ReviewPage() {
  const { site } = currentLibrary().catalog.frame;
  const build = process.env.NEXT_PUBLIC_SITE;
  return (
    <Shell page="review" siteName={site.name}>
      {build === undefined ? null : <script type="module" src={pageScriptPath(build, 'review')} />}
      <Leaf>
        <stoa-island id="recall">
          <RecallApp />
        </stoa-island>
      </Leaf>
    </Shell>
  );
}
