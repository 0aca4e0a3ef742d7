import { singular } from '@/lib/text/words/singular';
import { wordsOf } from '@/lib/text/words/words';

/** A keyword that several questions share, under the form most of them write. */
export interface Topic {
  readonly slug: string;
  readonly name: string;
  /** Number of questions. */
  readonly count: number;
  /** Whether it says something, and so may lead a list (see `lists/telling-topics.ts`). */
  readonly isTelling: boolean;
}

/** A topic with the catalog numbers of its questions, ascending. */
export interface TopicQuestions {
  readonly slug: string;
  readonly name: string;
  readonly numbers: readonly number[];
  readonly isTelling: boolean;
}

interface Keyworded {
  readonly keywords: readonly string[];
  /** Whether lists may name it. */
  readonly isListed: boolean;
}

/** Keywords of fewer questions are no topics. */
const minQuestions = 3;
/** Nearly every keyword; no pattern need look for its words, of which a large library has a hundred thousand. */
const plainWords = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/;
/** A keyword beyond this is a sentence. */
const maxWords = 6;

/**
 * What a keyword is known by in addresses: its words folded and, in English, in the singular, with hyphens between
 * (`Natural Selections` → `natural-selection`, `C++` → `c-plus-plus`). Undefined where there is no word in it.
 */
export function topicSlug(keyword: string, language: string): string | undefined {
  const isPlain = plainWords.test(keyword);
  const words = isPlain ? keyword.toLowerCase().split(/[ -]/) : wordsOf(keyword).map(({ folded }) => folded);
  if (words.length > maxWords) return undefined;
  const named = inSingular(words, language);
  const slug = isPlain ? named.join('-') : joinAddress(named);
  return slug === '' || slug.length > 80 ? undefined : slug;
}

/**
 * Joins the folded words of titles as those of keywords are joined: the slugs of the keywords that a title speaks of stand
 * in it, between hyphens. Titles say the same words over and over.
 */
export function createTitleJoiner(language: string): (words: readonly string[]) => string {
  const known = new Map<string, string>();
  const addressOf = (word: string) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const address = joinAddress(inSingular([word], language));
    known.set(word, address);
    return address;
  };
  return (words) => `-${words.map(addressOf).join('-')}-`;
}

function inSingular(words: readonly string[], language: string): readonly string[] {
  const isEnglish = language === 'en' || language.startsWith('en-');
  return isEnglish ? words.map(singular) : words;
}

function joinAddress(words: readonly string[]): string {
  return words
    .map(asAddress)
    .join('-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
}

/** The slugs of keywords, each once. */
export function topicSlugs(keywords: readonly string[], language: string): readonly string[] {
  return [...new Set(keywords.flatMap((keyword) => topicSlug(keyword, language) ?? []))];
}

function asAddress(word: string): string {
  if (plainWords.test(word)) return word;
  return word
    .replaceAll('+', '-plus')
    .replaceAll('#', '-sharp')
    .replace(/[^\p{L}\p{N}\p{M}-]/gu, '');
}

/**
 * The topics of a library, by slug: keywords of at least three listed questions. Counted first: most keywords of a large
 * library are of one question only, and a list for each of them would cost more than all else.
 */
export function collectTopics(questions: readonly Keyworded[], language: string): readonly TopicQuestions[] {
  const { slugs, placeOf } = numberSlugs(language);
  const places = questions.map(({ keywords, isListed }) => (isListed ? keywords.map(placeOf) : []));
  const counts = countQuestions(places, slugs.length);
  const found = new Map<number, { readonly numbers: number[]; readonly names: Map<string, number> }>();
  for (const [number, own] of places.entries())
    for (const [i, place] of own.entries()) {
      if (place < 0 || (counts[place] ?? 0) < minQuestions) continue;
      let topic = found.get(place);
      if (topic === undefined) {
        topic = { numbers: [], names: new Map() };
        found.set(place, topic);
      }
      if (topic.numbers.at(-1) !== number) topic.numbers.push(number);
      const keyword = questions[number]?.keywords[i] ?? '';
      topic.names.set(keyword, (topic.names.get(keyword) ?? 0) + 1);
    }
  return [...found]
    .map(([place, { numbers, names }]) => ({
      slug: slugs[place] ?? '',
      name: commonest(names),
      numbers,
      isTelling: true,
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** How many questions have each place, which one of them may have twice. */
function countQuestions(places: readonly (readonly number[])[], total: number): Uint32Array {
  const counts = new Uint32Array(total);
  const last = new Int32Array(total).fill(-1);
  for (const [number, own] of places.entries())
    for (const place of own) {
      if (place < 0 || last[place] === number) continue;
      last[place] = number;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  return counts;
}

/** Numbers the slugs of keywords as they come; a keyword without one has −1. */
function numberSlugs(language: string): {
  readonly slugs: readonly string[];
  readonly placeOf: (keyword: string) => number;
} {
  const slugs: string[] = [];
  const places = new Map<string, number>();
  const known = new Map<string, number>();
  const add = (slug: string) => {
    const place = places.get(slug) ?? slugs.push(slug) - 1;
    places.set(slug, place);
    return place;
  };
  return {
    slugs,
    placeOf(keyword) {
      const before = known.get(keyword);
      if (before !== undefined) return before;
      const slug = topicSlug(keyword, language);
      const place = slug === undefined ? -1 : add(slug);
      known.set(keyword, place);
      return place;
    },
  };
}

function commonest(names: ReadonlyMap<string, number>): string {
  const [first] = [...names].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
