import { maxTermLength } from '@/lib/search/format/analysis/analysis';
import { longestForm } from '@/lib/search/format/files/vocabulary';
import { longestAddress } from './search-limits';

/** Where a server picks parts out of search files, and what such an answer is stored under. */
export const partsAddress = 'parts';

/** What the steps of a search want at the same moment, of one build. */
export interface PartsRequest {
  readonly build: string;
  /** Terms whose postings are wanted, by themselves. */
  readonly terms: readonly string[];
  /** Terms of which it is wanted where they stand in their documents. */
  readonly places: readonly string[];
  /** Chunks that are wanted whole: a reader types on in them. */
  readonly chunks: readonly number[];
  /** Words that may be misspelled: what the library holds near them. */
  readonly near: readonly string[];
}

/** What one request may ask for of each kind: all of a query at its longest. */
const most = { terms: 96, chunks: 8, near: 4 };
const numbers = /^\d{1,9}(,\d{1,9})*$/;
const misspelt = /^\p{L}+$/u;

/** `parts?b=<build>&t=cell+mitosi&c=12&y=mitosos`: what there is none of is left out. */
export function partsName({ build, terms, places, chunks, near }: PartsRequest): string {
  const parameters = [
    ['t', listOf(terms)],
    ['p', listOf(places)],
    ['c', chunks.join(',')],
    ['y', listOf(near)],
  ].flatMap(([name, value]) => (value ? [`&${name}=${value}`] : []));
  return `${partsAddress}?b=${build}${parameters.join('')}`;
}

/** Whether a server answers a request of this length. */
export function isAnswerable(request: PartsRequest): boolean {
  return (
    request.terms.length <= most.terms &&
    request.places.length <= most.terms &&
    request.chunks.length <= most.chunks &&
    request.near.length <= most.near &&
    partsName(request).length <= longestAddress
  );
}

/** Reads the parameters of such an address; undefined where it is not as `partsName` writes it. */
export function parseParts(query: ReadonlyMap<string, string>): PartsRequest | undefined {
  const list = (name: string) => (query.get(name) ?? '').split(' ').filter((item) => item !== '');
  const chunks = query.get('c') ?? '';
  const request = {
    build: query.get('b') ?? '',
    terms: list('t'),
    places: list('p'),
    chunks: chunks === '' ? [] : chunks.split(',').map(Number),
    near: list('y'),
  };
  const { build, terms, places, near } = request;
  const isWhole =
    /^[a-z0-9]{1,20}$/.test(build) &&
    (chunks === '' || numbers.test(chunks)) &&
    // A mark may follow the letters of a term.
    [...terms, ...places].every((term) => term.length <= maxTermLength + 1) &&
    near.every((word) => word.length <= longestForm + 2 && misspelt.test(word));
  const asked = terms.length + places.length + request.chunks.length + near.length;
  return isWhole && asked > 0 && isAnswerable(request) ? request : undefined;
}

/** No term holds a space. */
function listOf(items: readonly string[]): string {
  return items.map(encodeURIComponent).join('+');
}
