import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import type { SiteSettings } from '@/lib/site/settings';
import type { SubjectRecord } from './question-record';

/** What a server keeps of the catalog in memory; small, whatever the number of questions. */
export interface CatalogFrame {
  readonly version: string;
  readonly site: SiteSettings;
  /** The owner's commands in formulas. */
  readonly macros?: OwnerMacros;
  readonly subjects: readonly SubjectRecord[];
  /** Number of questions. */
  readonly total: number;
  /** Where a moved question was, a question path or from its slash on another path of the site; and where it is. */
  readonly redirects: readonly (readonly [from: string, to: string])[];
  /** Permalinks: id and the first question, in path order, that has it. */
  readonly ids: readonly (readonly [id: string, number: number])[];
}
