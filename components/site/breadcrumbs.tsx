import { homePath, learnPath, subjectPath } from '@/lib/site/paths';
import styles from './breadcrumbs.module.css';

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

export const subjectsCrumb: Crumb = { name: 'Subjects', path: learnPath };

/** What lies between the home page and a page of a subject. */
export function subjectCrumbs(subject: { readonly slug: string; readonly title: string }): readonly Crumb[] {
  return [subjectsCrumb, { name: subject.title, path: subjectPath(subject.slug) }];
}

/** Where the page stands: links to all that is above it, the home page first. */
export function Breadcrumbs({ crumbs = [] }: { readonly crumbs?: readonly Crumb[] }) {
  return (
    <nav className={styles.crumbs} aria-label="Breadcrumbs">
      <ol>
        {[{ name: 'Home', path: homePath }, ...crumbs].map(({ name, path }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
