import type { TakenFile } from '@/lib/site/take-address';
import type { Taken } from '@/lib/take/taken';

/** What is done with an address, decided from the catalog before anything is rendered. */
export type Route =
  /** A page that is the same for every reader: asked of Next as `target`, and kept under it. */
  | { readonly kind: 'page'; readonly target: string }
  /** The same of a group on the map of a subject; which groups there are the map says. */
  | { readonly kind: 'group'; readonly target: string; readonly subject: string; readonly group: string }
  /** Made anew for each request. */
  | { readonly kind: 'fresh'; readonly target: string; readonly isSearch: boolean }
  /** A file that questions are taken along in; it is kept under `target`, where it is not of a reader's own list. */
  | {
      readonly kind: 'take';
      readonly target: string | undefined;
      readonly taken: Taken;
      readonly file: TakenFile;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'unknown' };
