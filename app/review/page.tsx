import type { Metadata } from 'next';
import { Application } from '@/components/islands/application';
import { RecallApp } from '@/components/recall/recall-app';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { currentLibrary } from '@/lib/library/current';

export function generateMetadata(): Metadata {
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Review · ${name}`, robots: { index: false, follow: true } };
}

/** What a reader keeps in mind: the same page for everybody, filled from what their own device holds. */
export default function ReviewPage() {
  const { site } = currentLibrary().catalog.frame;
  return (
    <Shell page="review" siteName={site.name}>
      <Leaf>
        <Application name="review" of={RecallApp} props={{}} />
      </Leaf>
    </Shell>
  );
}
