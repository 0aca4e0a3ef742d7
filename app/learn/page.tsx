import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { SubjectIndex } from '@/components/subject/subject-index';
import { currentLibrary } from '@/lib/library/current';
import { absolute, learnPath } from '@/lib/site/paths';
import styles from './learn.module.css';

export function generateMetadata(): Metadata {
  const { catalog, baseUrl } = currentLibrary();
  const { site, subjects, total } = catalog.frame;
  const title = `All subjects · ${site.name}`;
  const description =
    `${total.toLocaleString('en')} questions in ${subjects.length} subjects: ${subjects.map((subject) => subject.title).join(', ')}`.slice(
      0,
      300,
    );
  const url = absolute(baseUrl, learnPath);
  return {
    title,
    description,
    alternates: { canonical: url },
    openGraph: { title, description, url, siteName: site.name, type: 'website' },
  };
}

export default function LearnPage() {
  const { site, subjects, total } = currentLibrary().catalog.frame;
  return (
    <Shell page="subjects" siteName={site.name}>
      <Leaf>
        <Breadcrumbs />
        <h1 className={styles.title}>All subjects</h1>
      </Leaf>
      <Leaf
        isRuled
        margin={
          <p className={styles.note}>
            {total.toLocaleString('en')} {total === 1 ? 'question' : 'questions'}
          </p>
        }
      >
        <SubjectIndex subjects={subjects} hues={subjectHues(subjects)} />
      </Leaf>
    </Shell>
  );
}
