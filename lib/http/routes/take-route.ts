import type { Catalog } from '@/lib/catalog/open-catalog';
import { parseTakePath, takePath } from '@/lib/site/take-address';
import { findTaken } from '@/lib/take/taken';
import type { Address } from './address';
import type { Route } from './route-kinds';

/** A file that questions are taken along in; undefined where the address is of none. */
export function takeRoute({ parts, query }: Address, catalog: Catalog): Route | undefined {
  const asked = parseTakePath(parts, (name) => query.get(name));
  if (asked === undefined) return undefined;
  const { range, file } = asked;
  const taken = findTaken(range, catalog);
  if (taken)
    return { kind: 'take', taken, file, target: 'marks' in range ? undefined : takePath(range, file) };
  const moved = 'question' in range ? movedTo(range.question, catalog) : undefined;
  return moved ? { kind: 'redirect', to: takePath({ question: moved }, file) } : { kind: 'unknown' };
}

function movedTo({ subject, slug }: { readonly subject: string; readonly slug: string }, catalog: Catalog) {
  const moved = catalog.findRedirect(`${subject}/${slug}`);
  return moved === undefined ? undefined : catalog.find(moved);
}
