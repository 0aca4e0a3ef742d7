import type { ReactNode } from 'react';
import { Island } from '@/components/islands/island';
import { SearchBox } from '@/components/search/search-box';
import { aboutPath, homePath, learnPath, offlinePath, reviewPath, shelfPath } from '@/lib/site/paths';
import { islandsPath, type PageKind, pageStylesPath } from '@/lib/site/static-paths';
import { KeyboardHelp } from './keyboard/keyboard-help';
import styles from './shell.module.css';
import { ThemeSwitch } from './theme-switch';

interface ShellProps {
  readonly siteName: string;
  /** False where the page has a search box of its own. */
  readonly hasSearch?: boolean;
  /** The kind of reading page; none where the whole page acts, and so needs all of React and of Next's style sheets. */
  readonly page?: PageKind;
  readonly children: ReactNode;
}

/** What stands around every page. */
export function Shell({ siteName, page, hasSearch = true, children }: ShellProps) {
  return (
    <>
      {page === undefined ? null : <ReadingFiles page={page} />}
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.header}>
        <a className={styles.wordmark} href={homePath}>
          <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 1.5 22.5 7v1.9h-21V7zM4 10.5h2.6v8H4zm6.7 0h2.6v8h-2.6zm6.7 0H20v8h-2.6zM1.5 20.2h21v2.3h-21z" />
          </svg>
          {siteName}
        </a>
        {hasSearch ? (
          <div className={styles.search}>
            <Island name="search-box" of={SearchBox} props={{ size: 'small' }} />
          </div>
        ) : null}
        <nav className={styles.nav} aria-label="Site">
          <a href={learnPath}>Subjects</a>
          <a href={shelfPath}>Shelf</a>
          <a href={aboutPath}>About</a>
          <Island name="theme-switch" of={ThemeSwitch} />
        </nav>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.footer}>
        <p>
          {siteName} · no accounts, no cookies, no tracking · <a href={aboutPath}>About this library</a> ·{' '}
          <a href={`${aboutPath}#keyboard`}>Keyboard</a> · <a href={reviewPath}>Review</a> ·{' '}
          <a href={offlinePath}>Offline</a>
        </p>
        <Island name="keyboard-help" of={KeyboardHelp} />
      </footer>
    </>
  );
}

/**
 * The one script and the one style sheet of a reading page. Where they stand, the server takes Next's out
 * (lib/http/pages/finish-html.ts); in development there are none, and Next's stay.
 */
function ReadingFiles({ page }: { readonly page: PageKind }) {
  const site = process.env.NEXT_PUBLIC_SITE;
  if (site === undefined) return null;
  return (
    <>
      <link rel="stylesheet" href={pageStylesPath(site, page)} precedence="page" />
      <script type="module" src={islandsPath(site)} data-islands="" />
    </>
  );
}
