import { nearestSlug } from '@/lib/markdown/tree/links/nearest-slug';

const prefix = 'user-content-';
/** So many headings are named where none of them is near. */
const maxNamed = 5;

/**
 * What to write in place of a heading that an answer does not have: the nearest that it has, else those there are.
 * @param wanted id of the place, as of those there are
 * @param places ids of all places of the answer
 */
export function remedyOfPlace(wanted: string, places: Iterable<string>): string {
  const own = [...places]
    .map((id) => id.slice(prefix.length))
    .filter((id) => !/^(?:fn(?:ref)?-|footnote-label$)/.test(id));
  const near = nearestSlug(wanted.slice(prefix.length), own);
  if (near !== undefined) return `did you mean #${near}?`;
  if (own.length === 0) return 'take out what stands behind #: the answer has no headings';
  const more = own.length > maxNamed ? ' …' : '';
  return `correct what stands behind #; there are ${own
    .slice(0, maxNamed)
    .map((id) => `#${id}`)
    .join(', ')}${more}`;
}
