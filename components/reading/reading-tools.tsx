import type { ReactNode } from 'react';
import styles from './reading-tools.module.css';

interface ReadingToolsProps {
  /** Where a reader is tested on the question. */
  readonly testHref: string;
  /** The page's citations; no link without them. */
  readonly citeHref: string | undefined;
  /** Files to take it along in; none where no server makes them. */
  readonly takeAlong: ReactNode;
  /** Where a problem is reported; no link without one. */
  readonly reportHref: string | undefined;
}

/** What a reader may want to do with a page. Buttons need a script and are not shown without; links need none. */
export function ReadingTools({ testHref, citeHref, takeAlong, reportHref }: ReadingToolsProps) {
  return (
    <div className={`${styles.tools} no-print`}>
      <a href={testHref} rel="nofollow">
        Test yourself
      </a>
      <button type="button" className="needs-scripts" data-tool="save">
        Save
      </button>
      <button type="button" className="needs-scripts" data-tool="highlight">
        Highlight
      </button>
      {citeHref === undefined ? null : <a href={citeHref}>Cite</a>}
      <button type="button" className="needs-scripts" data-tool="copy">
        Copy link
      </button>
      <button type="button" className={`${styles.share} needs-scripts`} data-tool="share">
        Share
      </button>
      <button type="button" className="needs-scripts" data-tool="print">
        Print
      </button>
      {reportHref === undefined ? null : (
        <a href={reportHref} rel="nofollow">
          Report a problem
        </a>
      )}
      {takeAlong}
      <span className="sr-only" role="status" data-tool-status="" />
    </div>
  );
}
